package org.marrow.survival.formula;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** Functions that make or reorder labels: {@code factor}, {@code relevel}, {@code cut}. */
final class Labelling {
  private final String formula;
  private final Evaluator evaluator;

  Labelling(String formula, Evaluator evaluator) {
    this.formula = formula;
    this.evaluator = evaluator;
  }

  Values.Labels of(Expression.Call call) {
    return switch (call.function()) {
      case "relevel" -> relevel(call);
      case "cut" -> cut(call);
      default -> factor(call);
    };
  }

  private Values.Labels factor(Expression.Call call) {
    if (call.function().equals("ordered")) {
      throw FormulaFault.at(
          formula, call.at(), "ordered() would make polynomial contrasts; use factor()");
    }
    Values.Labels all = evaluator.labels(evaluator.argument(call, "x"));
    Optional<Expression> levels = call.argument("levels");
    if (levels.isPresent()) {
      all = among(all, texts(levels.get()));
    }
    Optional<Expression> labels = call.argument("labels");
    if (labels.isPresent()) {
      List<String> names = texts(labels.get());
      if (names.size() != all.levels().size() || new HashSet<>(names).size() != names.size()) {
        throw FormulaFault.at(
            formula,
            labels.get().at(),
            "expected one label for each of the levels " + all.levels());
      }
      all = new Values.Labels(all.codes(), names, false);
    }
    return all;
  }

  private static Values.Labels among(Values.Labels labels, List<String> levels) {
    int[] place = labels.levels().stream().mapToInt(levels::indexOf).toArray();
    int[] codes = Arrays.stream(labels.codes()).map(c -> c < 0 ? -1 : place[c]).toArray();
    return new Values.Labels(codes, levels, false);
  }

  private Values.Labels relevel(Expression.Call call) {
    Values.Labels labels = evaluator.labels(evaluator.argument(call, "x"));
    Expression ref = evaluator.argument(call, "ref");
    String first = texts(ref).getFirst();
    if (!labels.levels().contains(first)) {
      throw FormulaFault.at(
          formula, ref.at(), "\"" + first + "\" is none of the levels " + labels.levels());
    }
    List<String> levels = new ArrayList<>(labels.levels());
    levels.remove(first);
    levels.addFirst(first);
    return among(labels, levels);
  }

  private List<String> texts(Expression e) {
    return evaluator.list(e).stream()
        .map(m -> m instanceof Expression.Text t ? t.value() : m.text())
        .toList();
  }

  private Values.Labels cut(Expression.Call call) {
    double[] x = evaluator.numbers(evaluator.argument(call, "x"));
    Expression at = evaluator.argument(call, "breaks");
    double[] breaks =
        evaluator.list(at).stream().mapToDouble(evaluator::constant).sorted().toArray();
    if (breaks.length < 2 || Arrays.stream(breaks).distinct().count() < breaks.length) {
      throw FormulaFault.at(
          formula, at.at(), "expected the limits of the classes, such as c(0, 50, 70, 100)");
    }
    boolean right = call.argument("right").map(evaluator::flag).orElse(true);
    boolean closed = call.argument("include.lowest").map(evaluator::flag).orElse(false);
    int last = breaks.length - 2;
    int[] codes = new int[x.length];
    for (int i = 0; i < x.length; i++) {
      codes[i] = -1;
      for (int k = 0; k <= last; k++) {
        double a = breaks[k];
        double b = breaks[k + 1];
        boolean inside = right ? x[i] > a && x[i] <= b : x[i] >= a && x[i] < b;
        boolean edge = closed && (right ? k == 0 && x[i] == a : k == last && x[i] == b);
        if (inside || edge) {
          codes[i] = k;
        }
      }
    }
    Optional<Expression> labels = call.argument("labels");
    List<String> names = labels.isPresent() ? texts(labels.get()) : names(breaks, right, closed);
    if (names.size() != last + 1) {
      throw FormulaFault.at(formula, call.at(), "expected " + (last + 1) + " labels");
    }
    return new Values.Labels(codes, names, false);
  }

  /** The names that R gives the classes. */
  private static List<String> names(double[] breaks, boolean right, boolean closed) {
    List<String> numbers = List.of();
    for (int digits = 3; digits <= 16; digits++) {
      int shown = digits;
      numbers = Arrays.stream(breaks).mapToObj(b -> PrintedNumber.significant(b, shown)).toList();
      if (new HashSet<>(numbers).size() == numbers.size()) {
        break;
      }
    }
    List<String> names = new ArrayList<>();
    int last = breaks.length - 2;
    for (int k = 0; k <= last; k++) {
      String open = right && !(closed && k == 0) ? "(" : "[";
      String close = right || closed && k == last ? "]" : ")";
      names.add(open + numbers.get(k) + "," + numbers.get(k + 1) + close);
    }
    return names;
  }
}
