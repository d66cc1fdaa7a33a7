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
import org.marrow.foundation.findings.InvalidInput;
import org.marrow.foundation.findings.Severity;
import org.marrow.foundation.findings.Where;
import org.marrow.foundation.table.Table;
import org.marrow.survival.cox.CoxData;
import org.marrow.survival.order.Finite;
import org.marrow.survival.rules.SurvivalRules;

/**
 * A formula applied to a table: the rows without missing values, coded. Rows that were left out are
 * counted and listed in a finding.
 *
 * @param data what to fit
 * @param design how covariates were coded, for use with other tables
 * @param rows the table's rows (from 0) that were used, in order
 * @param findings rows left out, times that are not positive
 */
public record ModelFrame(CoxData data, Design design, int[] rows, List<Finding> findings) {
  private static final int LISTED = 20;

  public ModelFrame {
    findings = List.copyOf(findings);
  }

  /** Applies a formula. */
  public static ModelFrame of(Formula formula, Table table) {
    return of(formula, table, "");
  }

  /**
   * Applies a formula.
   *
   * @param weights name of a column with case weights, or the empty string
   * @throws InvalidInput when a column is not there or does not suit its place
   */
  public static ModelFrame of(Formula formula, Table table, String weights) {
    return new Making(formula, table, weights).frame();
  }

  /**
   * A frame whose events are those of one cause.
   *
   * @param frame events are of the cause that was asked for
   * @param causes of the frame's rows: 0 censored, 1, 2, ...
   */
  public record Causes(ModelFrame frame, int[] causes) {}

  /**
   * Applies a formula whose event column holds causes: 0 censored, 1, 2, ... one each.
   *
   * @throws InvalidInput also when the event column does not hold such codes
   */
  public static Causes causes(String text, Table table, int cause) {
    Formula formula = Formula.parse(text);
    Expression event = formula.response.arguments().getLast();
    double[] codes = new Evaluator(text, table).numbers(event);
    for (double code : codes) {
      if (!Double.isNaN(code) && !(code >= 0 && code == Math.rint(code))) {
        throw FormulaFault.at(
            text, event.at(), "causes are 0 for censored and 1, 2, ...; found " + code);
      }
    }
    ModelFrame frame = of(formula.ofCause(cause), table);
    int[] causes = Arrays.stream(frame.rows()).map(row -> (int) codes[row]).toArray();
    return new Causes(frame, causes);
  }

  /** The work of one application. */
  private static final class Making {
    private final Formula formula;
    private final Table table;
    private final Evaluator evaluator;
    private final int n;
    private final Outcome outcome;
    private final List<Finding> findings = new ArrayList<>();
    private final Map<String, Values> values = new LinkedHashMap<>();
    private final Map<String, Values> needed = new LinkedHashMap<>();
    private final List<Term> terms;
    private final double[] weight;

    Making(Formula formula, Table table, String weights) {
      this.formula = formula;
      this.table = table;
      this.evaluator = new Evaluator(formula.text(), table);
      this.n = table.rows();
      this.terms = formula.terms(table.names());
      NumberCheck.check(formula, terms, table);
      this.outcome = new Outcome(formula, evaluator, table.source());
      for (Term term : terms) {
        for (Expression variable : term.variables()) {
          values.computeIfAbsent(variable.text(), t -> Design.evaluate(evaluator, variable));
        }
      }
      needed.putAll(outcome.values());
      needed.putAll(values);
      for (Expression e : formula.removedVariables()) {
        needed.putIfAbsent(e.text(), Design.evaluate(evaluator, e));
      }
      for (Expression e : formula.strata) {
        needed.put("strata " + e.text(), evaluator.labels(e));
      }
      for (Expression e : formula.clusters) {
        needed.put("cluster " + e.text(), evaluator.labels(e));
      }
      for (Expression e : formula.offsets) {
        needed.put("offset " + e.text(), new Values.Numbers(evaluator.numbers(e)));
      }
      this.weight =
          weights.isEmpty() ? new double[0] : evaluator.numbers(new Expression.Name(0, weights));
      if (!weights.isEmpty()) {
        needed.put("weights " + weights, new Values.Numbers(weight));
      }
    }

    ModelFrame frame() {
      boolean[] used = complete();
      outcome.checkRows(used, findings);
      int[] rows = where(used, true);
      checkFinite(rows);
      Design design = Design.learn(formula, terms, evaluator, values, used);
      double[][] matrix = design.matrix(values, evaluator, n);
      CoxData.Builder data =
          CoxData.of(pick(outcome.exit(), rows), outcome.events(rows)).source(table.source());
      if (formula.hasEntry()) {
        data.entry(pick(outcome.entry(), rows));
      }
      if (weight.length > 0) {
        data.weights(checkedWeights(rows));
      }
      if (!formula.offsets.isEmpty()) {
        data.offset(offsets(rows));
      }
      if (!formula.strata.isEmpty()) {
        Values.Labels strata = evaluator.crossed(formula.strata, rows);
        data.strata(strata.codes(), strata.levels());
      }
      if (!formula.clusters.isEmpty()) {
        data.clusters(evaluator.crossed(formula.clusters, rows).codes());
      }
      for (int j = 0; j < matrix.length; j++) {
        double[] column = pick(matrix[j], rows);
        data.covariate(design.names().get(j), design.terms().get(j), column);
      }
      return new ModelFrame(data.build(), design, rows, findings);
    }

    private boolean[] complete() {
      boolean[] used = new boolean[n];
      Arrays.fill(used, true);
      Map<String, Integer> by = new LinkedHashMap<>();
      needed.forEach((name, value) -> {
        int missing = value.leaveMissing(used);
        if (missing > 0) {
          by.put(name, missing);
        }
      });
      int[] left = where(used, false);
      if (left.length > 0) {
        findings.add(
            SurvivalRules.MISSING_MARKER.at(
                Where.in(table.source()),
                String.format(
                    Locale.ROOT,
                    "%d of %d rows have no value of %s and were left out: rows %s",
                    left.length,
                    n,
                    by.entrySet().stream()
                        .map(e -> e.getKey() + " (" + e.getValue() + ")")
                        .collect(Collectors.joining(", ")),
                    listed(left))));
      }
      return used;
    }

    private void checkFinite(int[] rows) {
      values.forEach((name, value) -> {
        if (value instanceof Values.Numbers numbers && !Finite.all(numbers.values())) {
          List<Integer> infinite = new ArrayList<>();
          double[] of = numbers.values();
          for (int i : rows) {
            if (Double.isInfinite(of[i])) {
              infinite.add(i);
            }
          }
          if (!infinite.isEmpty()) {
            throw evaluator.rowFaults(name, infinite, name + " is infinite; a logarithm of 0 is");
          }
        }
      });
    }

    private double[] checkedWeights(int[] rows) {
      double[] chosen = pick(weight, rows);
      List<Finding> faults = new ArrayList<>();
      for (int k = 0; k < rows.length; k++) {
        if (!(chosen[k] > 0)) {
          faults.add(
              SurvivalRules.WEIGHT_INVALID.at(
                  Where.in(table.source()).row(rows[k] + 1L), "the weight is " + chosen[k]));
        }
      }
      if (!faults.isEmpty()) {
        throw new InvalidInput(faults);
      }
      return chosen;
    }

    private double[] offsets(int[] rows) {
      double[] sum = new double[rows.length];
      for (Expression e : formula.offsets) {
        double[] own = pick(evaluator.numbers(e), rows);
        for (int k = 0; k < sum.length; k++) {
          sum[k] += own[k];
        }
      }
      List<Integer> boundless =
          IntStream.range(0, rows.length)
              .filter(k -> Double.isInfinite(StrictMath.exp(sum[k])))
              .mapToObj(k -> rows[k])
              .toList();
      if (!boundless.isEmpty()) {
        throw evaluator.rowFaults(
            formula.offsets.getFirst().text(),
            boundless,
            "the offset is a logarithm of risk, and exp() of this one is infinite");
      }
      return sum;
    }
  }

  /** Numbers of the rows that are, or are not, used. */
  private static int[] where(boolean[] used, boolean wanted) {
    int count = 0;
    for (boolean u : used) {
      count += u == wanted ? 1 : 0;
    }
    int[] rows = new int[count];
    int k = 0;
    for (int i = 0; i < used.length; i++) {
      if (used[i] == wanted) {
        rows[k++] = i;
      }
    }
    return rows;
  }

  static String listed(int[] rows) {
    String first =
        Arrays.stream(rows)
            .limit(LISTED)
            .mapToObj(i -> Integer.toString(i + 1))
            .collect(Collectors.joining(", "));
    return rows.length <= LISTED ? first : first + " and " + (rows.length - LISTED) + " more";
  }

  /** The values of some rows; the array itself when these are all rows. */
  private static double[] pick(double[] from, int[] rows) {
    if (rows.length == from.length) {
      return from;
    }
    double[] chosen = new double[rows.length];
    for (int k = 0; k < rows.length; k++) {
      chosen[k] = from[rows[k]];
    }
    return chosen;
  }

  /** A finding of a rule, made a warning because the analysis goes on without the rows. */
  static Finding warning(org.marrow.foundation.findings.Rule rule, Where where, String what) {
    return new Finding(rule, Severity.WARNING, where, what, rule.remedy(), rule.reference());
  }
}
