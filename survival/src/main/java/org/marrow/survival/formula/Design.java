package org.marrow.survival.formula;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.marrow.foundation.findings.InvalidInput;
import org.marrow.foundation.table.Table;

/**
 * The covariate columns of a model, with the levels, knots and scales of the table it was learned
 * from, ready to code another table in the same way. Immutable.
 */
public final class Design {
  /** Functions that learn something from a column before they can code it. */
  private static final Set<String> CURVES = Set.of("rcs", "scale", "poly", "ns", "bs");

  private final Formula formula;
  private final List<Term> terms;

  /** For each term, how each of its variables is coded. */
  private final List<List<Basis>> bases;

  private final List<String> names = new ArrayList<>();
  private final List<String> labels = new ArrayList<>();

  private Design(Formula formula, List<Term> terms, List<List<Basis>> bases) {
    this.formula = formula;
    this.terms = terms;
    this.bases = bases;
    for (int t = 0; t < terms.size(); t++) {
      List<String> columns = List.of("");
      for (int v = 0; v < terms.get(t).order(); v++) {
        Expression variable = terms.get(t).variables().get(v);
        List<String> grown = new ArrayList<>();
        for (String ending : bases.get(t).get(v).endings()) {
          for (String before : columns) {
            String name = stem(variable) + ending;
            grown.add(v == 0 ? name : before + ":" + name);
          }
        }
        columns = grown;
      }
      names.addAll(columns);
      for (int k = 0; k < columns.size(); k++) {
        labels.add(terms.get(t).label());
      }
    }
  }

  /** Learns levels, knots and scales. */
  static Design learn(
      Formula formula,
      List<Term> terms,
      Evaluator evaluator,
      Map<String, Values> values,
      boolean[] used) {
    Map<String, Basis> learned = new HashMap<>();
    List<List<Basis>> bases = new ArrayList<>();
    for (Term term : terms) {
      List<Basis> own = new ArrayList<>();
      for (int v = 0; v < term.order(); v++) {
        Expression variable = term.variables().get(v);
        Basis basis =
            learned.computeIfAbsent(
                variable.text(),
                text -> learn(formula, variable, evaluator, value(values, text), used));
        if (basis instanceof Basis.Levels levels) {
          Term margin = term.without(v);
          boolean full =
              margin.order() > 0
                  && terms.stream().noneMatch(margin::same)
                  && !formula.absorbed(margin);
          basis = new Basis.Levels(levels.levels(), full);
        }
        own.add(basis);
      }
      bases.add(List.copyOf(own));
    }
    return new Design(formula, List.copyOf(terms), List.copyOf(bases));
  }

  /** A design from a file: the formula, the columns its dot stood for, and the codings. */
  public static Design of(Formula formula, List<String> columns, List<Coding> codings) {
    List<Term> terms = formula.terms(columns);
    List<List<Basis>> bases = new ArrayList<>();
    int at = 0;
    for (Term term : terms) {
      List<Basis> own = new ArrayList<>();
      for (Expression variable : term.variables()) {
        if (at >= codings.size() || !codings.get(at).variable().equals(variable.text())) {
          throw new IllegalArgumentException("no coding for " + variable.text() + " in its place");
        }
        own.add(codings.get(at++).basis());
      }
      bases.add(List.copyOf(own));
    }
    return new Design(formula, terms, List.copyOf(bases));
  }

  /** The formula. */
  public Formula formula() {
    return formula;
  }

  /**
   * Names of the columns, as R names them ({@code sexmale}, {@code factor(stage)2}, {@code a:b}).
   */
  public List<String> names() {
    return Collections.unmodifiableList(names);
  }

  /** The term that each column belongs to. */
  public List<String> terms() {
    return Collections.unmodifiableList(labels);
  }

  /** How each variable of each term is coded, in order. */
  public List<Coding> codings() {
    List<Coding> all = new ArrayList<>();
    for (int t = 0; t < terms.size(); t++) {
      for (int v = 0; v < terms.get(t).order(); v++) {
        all.add(Coding.of(terms.get(t).variables().get(v).text(), bases.get(t).get(v)));
      }
    }
    return all;
  }

  /** Names of the table's columns that the covariates read. */
  public Set<String> columns() {
    Set<String> all = new LinkedHashSet<>();
    terms.forEach(term -> term.variables().forEach(v -> all.addAll(v.columns())));
    return all;
  }

  /**
   * The columns for a table, NaN where a value is missing.
   *
   * @throws InvalidInput when a column is not there, or a row has a level that the model does not
   *     know
   */
  public double[][] matrix(Table table) {
    Evaluator evaluator = new Evaluator(formula.text(), table);
    Map<String, Values> values = new LinkedHashMap<>();
    for (Term term : terms) {
      for (Expression variable : term.variables()) {
        values.computeIfAbsent(variable.text(), text -> evaluate(evaluator, variable));
      }
    }
    return matrix(values, evaluator, table.rows());
  }

  double[][] matrix(Map<String, Values> values, Evaluator evaluator, int rows) {
    List<double[]> all = new ArrayList<>();
    for (int t = 0; t < terms.size(); t++) {
      List<double[]> columns = List.of();
      for (int v = 0; v < terms.get(t).order(); v++) {
        Expression variable = terms.get(t).variables().get(v);
        Values value = value(values, variable.text());
        List<double[]> own = code(variable, bases.get(t).get(v), value, evaluator);
        columns = v == 0 ? own : products(columns, own, rows);
      }
      all.addAll(columns);
    }
    return all.toArray(double[][]::new);
  }

  /** The values that a variable of a term starts from: of a spline or a scale, its argument. */
  static Values evaluate(Evaluator evaluator, Expression variable) {
    if (variable instanceof Expression.Call call && CURVES.contains(call.function())) {
      Expression x = call.argument("x").orElse(call.arguments().getFirst());
      return new Values.Numbers(evaluator.numbers(x));
    }
    return evaluator.of(variable);
  }

  private static Values value(Map<String, Values> values, String text) {
    Values value = values.get(text);
    if (value == null) {
      throw new IllegalStateException("the variable " + text + " was not evaluated");
    }
    return value;
  }

  private static String stem(Expression variable) {
    return variable instanceof Expression.Call call && call.function().equals("rcs")
        ? call.arguments().getFirst().text()
        : variable.text();
  }

  private static Basis learn(
      Formula formula, Expression variable, Evaluator evaluator, Values values, boolean[] used) {
    if (values instanceof Values.Labels labels) {
      boolean[] seen = new boolean[labels.levels().size()];
      for (int i = 0; i < used.length; i++) {
        if (used[i]) {
          seen[labels.codes()[i]] = true;
        }
      }
      List<String> kept = new ArrayList<>();
      for (int k = 0; k < seen.length; k++) {
        if (seen[k] || labels.logical()) {
          kept.add(labels.levels().get(k));
        }
      }
      return new Basis.Levels(kept, false);
    }
    if (!(values instanceof Values.Numbers numbers)
        || !(variable instanceof Expression.Call call)) {
      return new Basis.Plain();
    }
    return switch (call.function()) {
      case "rcs" -> Splines.learn(formula.text(), call, evaluator, numbers.values());
      case "scale" -> standard(call, evaluator, numbers.values());
      case "poly" -> Splines.polynomial(formula.text(), call, evaluator, numbers.values());
      case "ns", "bs" -> Splines.basis(formula.text(), call, evaluator, numbers.values());
      default -> new Basis.Plain();
    };
  }

  private static Basis standard(Expression.Call call, Evaluator evaluator, double[] values) {
    boolean centred = call.argument("center").map(evaluator::flag).orElse(true);
    boolean scaled = call.argument("scale").map(evaluator::flag).orElse(true);
    double[] known = Arrays.stream(values).filter(v -> !Double.isNaN(v)).toArray();
    double mean = centred ? Arrays.stream(known).sum() / known.length : 0;
    double squares = Arrays.stream(known).map(v -> (v - mean) * (v - mean)).sum();
    return new Basis.Standard(mean, scaled ? StrictMath.sqrt(squares / (known.length - 1)) : 1);
  }

  private static List<double[]> products(List<double[]> before, List<double[]> own, int rows) {
    List<double[]> grown = new ArrayList<>();
    for (double[] b : own) {
      for (double[] a : before) {
        double[] product = new double[rows];
        for (int i = 0; i < rows; i++) {
          product[i] = a[i] * b[i];
        }
        grown.add(product);
      }
    }
    return grown;
  }

  private static List<double[]> code(
      Expression variable, Basis basis, Values values, Evaluator evaluator) {
    List<double[]> columns = new ArrayList<>();
    int count = basis.endings().size();
    if (basis instanceof Basis.Levels levels) {
      int[] map = mapped(variable, levels, values, evaluator);
      int first = levels.full() ? 0 : 1;
      for (int k = 0; k < count; k++) {
        int wanted = k + first;
        double[] column = new double[map.length];
        for (int i = 0; i < map.length; i++) {
          column[i] = map[i] < 0 ? Double.NaN : map[i] == wanted ? 1 : 0;
        }
        columns.add(column);
      }
      return columns;
    }
    double[] x =
        values instanceof Values.Numbers numbers ? numbers.values() : evaluator.numbers(variable);
    if (basis instanceof Basis.Rows rows) {
      return rows.columns(x);
    }
    for (int k = 0; k < count; k++) {
      int column = k;
      columns.add(
          switch (basis) {
            case Basis.Standard s -> Arrays.stream(x).map(s::of).toArray();
            case Basis.Spline s ->
                Arrays.stream(x)
                    .map(v -> Double.isNaN(v) ? Double.NaN : s.curve().of(v, column))
                    .toArray();
            default -> x;
          });
    }
    return columns;
  }

  /** Codes of the rows among the levels that the design knows. */
  private static int[] mapped(
      Expression variable, Basis.Levels known, Values values, Evaluator evaluator) {
    Values.Labels labels = values instanceof Values.Labels own ? own : evaluator.labels(variable);
    int[] place = new int[labels.levels().size()];
    for (int k = 0; k < place.length; k++) {
      place[k] = known.levels().indexOf(labels.levels().get(k));
    }
    int[] codes = new int[labels.rows()];
    List<Integer> strange = new ArrayList<>();
    Set<String> strangers = new LinkedHashSet<>();
    for (int i = 0; i < codes.length; i++) {
      int code = labels.codes()[i];
      codes[i] = code < 0 ? -1 : place[code];
      if (code >= 0 && place[code] < 0) {
        strange.add(i);
        strangers.add(labels.levels().get(code));
      }
    }
    if (!strange.isEmpty()) {
      throw evaluator.rowFaults(
          variable.text(), strange, strangers + " is none of the model's levels " + known.levels());
    }
    return codes;
  }
}
