package org.marrow.survival.formula;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.marrow.foundation.findings.Finding;
import org.marrow.foundation.findings.Where;
import org.marrow.survival.rules.SurvivalRules;

/** The left side of a formula in each row of a table. */
final class Outcome {
  private final String source;
  private final Expression timeExpression;
  private final Map<String, Values> values = new LinkedHashMap<>();
  private final double[] entry;
  private final double[] exit;

  /** 1 event, 0 censored, NaN missing. */
  private final double[] event;

  Outcome(Formula formula, Evaluator evaluator, String source) {
    this.source = source;
    List<Expression> arguments = formula.response.arguments();
    int at = arguments.size() - 2;
    this.timeExpression = arguments.get(at);
    entry = at == 1 ? evaluator.numbers(arguments.get(0)) : new double[0];
    exit = evaluator.numbers(timeExpression);
    event = status(formula, evaluator, arguments.get(at + 1));
    if (at == 1) {
      values.put(arguments.get(0).text(), new Values.Numbers(entry));
    }
    values.put(timeExpression.text(), new Values.Numbers(exit));
    values.put(arguments.get(at + 1).text(), new Values.Numbers(event));
  }

  Map<String, Values> values() {
    return values;
  }

  double[] entry() {
    return entry;
  }

  double[] exit() {
    return exit;
  }

  boolean[] events(int[] rows) {
    boolean[] chosen = new boolean[rows.length];
    for (int k = 0; k < rows.length; k++) {
      chosen[k] = event[rows[k]] == 1;
    }
    return chosen;
  }

  /** Leaves out rows whose interval is empty, and remarks on times that are not positive. */
  void checkRows(boolean[] used, List<Finding> findings) {
    if (entry.length > 0) {
      int[] empty =
          IntStream.range(0, used.length).filter(i -> used[i] && entry[i] >= exit[i]).toArray();
      if (empty.length > 0) {
        findings.add(
            ModelFrame.warning(
                SurvivalRules.EXIT_BEFORE_ENTRY,
                Where.in(source).column(timeExpression.text()),
                String.format(
                    Locale.ROOT,
                    "%d rows do not end after they begin and were left out: rows %s",
                    empty.length,
                    ModelFrame.listed(empty))));
        for (int i : empty) {
          used[i] = false;
        }
      }
      return;
    }
    int[] early = IntStream.range(0, used.length).filter(i -> used[i] && exit[i] <= 0).toArray();
    if (early.length > 0) {
      findings.add(
          ModelFrame.warning(
              SurvivalRules.TIME_NOT_POSITIVE,
              Where.in(source).column(timeExpression.text()),
              String.format(
                  Locale.ROOT,
                  "%d rows have a time of 0 or less and were kept: rows %s",
                  early.length,
                  ModelFrame.listed(early))));
    }
  }

  private static double[] status(Formula formula, Evaluator evaluator, Expression e) {
    Values value = evaluator.of(e);
    if (value instanceof Values.Labels labels && !labels.logical()) {
      throw FormulaFault.at(
          formula.text(),
          e.at(),
          e.text()
              + " holds the texts "
              + labels.levels()
              + "; say which is the event, for example "
              + e.text()
              + " == \""
              + labels.levels().getLast()
              + "\"");
    }
    double[] codes = evaluator.numbers(e);
    double largest = Arrays.stream(codes).filter(v -> !Double.isNaN(v)).max().orElse(0);
    boolean oneTwo = value instanceof Values.Numbers && largest == 2;
    double[] event = new double[codes.length];
    List<Integer> odd = new ArrayList<>();
    for (int i = 0; i < codes.length; i++) {
      event[i] = oneTwo ? codes[i] - 1 : codes[i];
      if (!Double.isNaN(event[i]) && event[i] != 0 && event[i] != 1) {
        odd.add(i);
      }
    }
    if (odd.size() > codes.length / 10) {
      // Not a slip in some rows but another way of coding: say it once.
      double[] seen =
          Arrays.stream(codes).filter(v -> !Double.isNaN(v)).distinct().sorted().toArray();
      String shown =
          Arrays.stream(seen)
              .limit(6)
              .mapToObj(v -> v == Math.rint(v) ? Long.toString((long) v) : Double.toString(v))
              .collect(Collectors.joining(", "));
      throw FormulaFault.at(
          formula.text(),
          e.at(),
          e.text()
              + " holds "
              + shown
              + (seen.length > 6 ? " and more" : "")
              + ", which are neither 0 and 1 nor 1 and 2; say which is the event, for example "
              + e.text()
              + " == "
              + (long) largest);
    }
    if (!odd.isEmpty()) {
      throw evaluator.rowFaults(
          e.text(),
          odd,
          e.text() + " is neither 0 or 1 nor 1 or 2; for a cause write " + e.text() + " == 1");
    }
    return event;
  }
}
