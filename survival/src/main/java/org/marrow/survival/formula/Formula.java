package org.marrow.survival.formula;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A survival model as text: {@code Surv(time, event)} or {@code Surv(entry, time, event)}, a tilde,
 * and the covariates. Understood on the right: {@code a + b}, {@code a:b}, {@code a * b}, {@code (a
 * + b)^2}, {@code - a}, {@code .} for all other columns, {@code factor(a)}, {@code rcs(a, 4)},
 * {@code scale(a)}, arithmetic inside functions ({@code log}, {@code log2}, {@code log10}, {@code
 * log1p}, {@code exp}, {@code sqrt}, {@code abs}, {@code pmin}, {@code pmax}, {@code I}),
 * comparisons, and {@code strata(a)}, {@code cluster(id)}, {@code offset(a)}.
 */
public final class Formula {
  private static final Map<String, String> NOT_HERE =
      Map.of(
          "frailty", "use cluster(id) for a robust variance",
          "tt", "make start-stop rows instead",
          "ridge", "use the ridge option of the fit",
          "pspline", "use rcs(x, 4)",
          "ns", "use rcs(x, 4)",
          "bs", "use rcs(x, 4)",
          "poly", "use rcs(x, 4), or x + I(x^2)");

  private final String text;
  final Expression.Call response;
  private final List<Term> terms = new ArrayList<>();
  final List<Expression> strata = new ArrayList<>();
  final List<Expression> clusters = new ArrayList<>();
  final List<Expression> offsets = new ArrayList<>();
  private final List<Term> removed = new ArrayList<>();
  private boolean everything;

  private Formula(String text) {
    this.text = text;
    List<Expression> sides = new Parser(text).sides();
    if (!(sides.get(0) instanceof Expression.Call call && call.function().equals("Surv"))) {
      throw FormulaFault.at(
          text, sides.get(0).at(), "expected Surv(time, event) or Surv(entry, time, event)");
    }
    this.response = call;
    int given = call.arguments().size();
    if (given != 2 && given != 3) {
      throw FormulaFault.at(
          text,
          call.at(),
          "Surv takes a time and an event, or entry, time and event; got " + given);
    }
    for (Term term : expand(sides.get(1))) {
      add(term);
    }
    terms.sort(Comparator.comparingInt(Term::order));
  }

  /**
   * Reads a formula.
   *
   * @throws org.marrow.foundation.findings.InvalidInput that points to the character and says what
   *     was expected
   */
  public static Formula parse(String text) {
    return new Formula(text);
  }

  /** The same formula where only one cause is the event. */
  Formula ofCause(int cause) {
    List<Expression> arguments = new ArrayList<>(response.arguments());
    Expression event = arguments.removeLast();
    Expression code = new Expression.Number(event.at(), cause, Integer.toString(cause));
    arguments.add(new Expression.Binary(event.at(), "==", event, code));
    return new Formula(
        new Expression.Call(response.at(), "Surv", arguments).text()
            + " "
            + text.substring(text.indexOf('~')));
  }

  /** The formula as it was written. */
  public String text() {
    return text;
  }

  /** The formula of the covariates alone, as R would print it. */
  public List<String> termLabels() {
    return terms.stream().map(Term::label).toList();
  }

  /** Whether it names late entry. */
  public boolean hasEntry() {
    return response.arguments().size() == 3;
  }

  /** Terms, main effects first; the dot is replaced by the columns not in the response. */
  List<Term> terms(List<String> columns) {
    if (!everything) {
      return List.copyOf(terms);
    }
    Set<String> taken = response.columns();
    for (List<Expression> special : List.of(strata, clusters, offsets)) {
      special.forEach(e -> taken.addAll(e.columns()));
    }
    List<Term> all = new ArrayList<>();
    for (String column : columns) {
      Term term = new Term(List.of(new Expression.Name(0, column)));
      if (!taken.contains(column)
          && terms.stream().noneMatch(term::same)
          && removed.stream().noneMatch(term::same)) {
        all.add(term);
      }
    }
    all.addAll(terms);
    all.sort(Comparator.comparingInt(Term::order));
    return all;
  }

  private void add(Term term) {
    Expression first = term.variables().getFirst();
    String special = first instanceof Expression.Call call ? call.function() : "";
    List<Expression> place =
        switch (special) {
          case "strata" -> strata;
          case "cluster" -> clusters;
          case "offset" -> offsets;
          default -> null;
        };
    for (Expression variable : term.variables()) {
      if (term.order() > 1
          && variable instanceof Expression.Call call
          && Set.of("strata", "cluster", "offset").contains(call.function())) {
        throw FormulaFault.at(
            text, call.at(), call.function() + "() cannot be part of an interaction");
      }
    }
    if (first instanceof Expression.Name name && name.name().equals(".")) {
      everything = true;
    } else if (place != null && first instanceof Expression.Call call) {
      place.addAll(call.arguments());
    } else if (terms.stream().noneMatch(term::same)) {
      terms.add(term);
    }
  }

  /** The terms that an expression of the right side means. */
  private List<Term> expand(Expression e) {
    switch (e) {
      case Expression.Group group -> {
        return expand(group.inner());
      }
      case Expression.Number number -> {
        if (number.value() == 1) {
          return List.of();
        }
        throw FormulaFault.at(
            text, number.at(), "a number is no covariate; a Cox model has no intercept to remove");
      }
      case Expression.Text quoted ->
          throw FormulaFault.at(
              text, quoted.at(), "a text is no covariate; quote odd column names with `backticks`");
      case Expression.Binary binary -> {
        switch (binary.operator()) {
          case "+" -> {
            return union(expand(binary.left()), expand(binary.right()));
          }
          case "-" -> {
            List<Term> rest = new ArrayList<>(expand(binary.left()));
            for (Term out : expand(binary.right())) {
              rest.removeIf(out::same);
              removed.add(out);
            }
            return rest;
          }
          case ":" -> {
            return products(expand(binary.left()), expand(binary.right()));
          }
          case "*" -> {
            List<Term> left = expand(binary.left());
            List<Term> right = expand(binary.right());
            return union(union(left, right), products(left, right));
          }
          case "^" -> {
            return power(binary);
          }
          case "==", "!=", "<", ">", "<=", ">=", "&", "|" -> {
            return List.of(new Term(List.of(e)));
          }
          default ->
              throw FormulaFault.at(
                  text,
                  binary.at(),
                  "expected + : * between covariates; write I(a "
                      + binary.operator()
                      + " b) for arithmetic");
        }
      }
      case Expression.Unary unary ->
          throw FormulaFault.at(text, unary.at(), "expected a covariate before the sign");
      case Expression.Call call -> {
        String instead = NOT_HERE.get(call.function());
        if (instead != null) {
          throw FormulaFault.at(
              text, call.at(), call.function() + "() is not understood; " + instead);
        }
        return List.of(new Term(List.of(e)));
      }
      case Expression.Name name -> {
        return List.of(new Term(List.of(e)));
      }
    }
  }

  private List<Term> power(Expression.Binary binary) {
    if (!(binary.right() instanceof Expression.Number n)
        || n.value() != Math.rint(n.value())
        || n.value() < 1
        || n.value() > 6) {
      throw FormulaFault.at(
          text, binary.at(), "expected a whole number 1 to 6 after ^; write I(a^2) for a square");
    }
    List<Term> base = expand(binary.left());
    List<Term> all = base;
    for (int i = 1; i < n.value(); i++) {
      all = union(all, products(all, base));
    }
    return all;
  }

  private static List<Term> union(List<Term> a, List<Term> b) {
    List<Term> all = new ArrayList<>(a);
    for (Term term : b) {
      if (all.stream().noneMatch(term::same)) {
        all.add(term);
      }
    }
    return all;
  }

  private static List<Term> products(List<Term> a, List<Term> b) {
    List<Term> all = new ArrayList<>();
    for (Term left : a) {
      for (Term right : b) {
        Term product = left.times(right);
        if (all.stream().noneMatch(product::same)) {
          all.add(product);
        }
      }
    }
    return all;
  }

  @Override
  public String toString() {
    return text;
  }
}
