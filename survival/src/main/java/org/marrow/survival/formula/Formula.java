package org.marrow.survival.formula;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A survival model as text: {@code Surv(time, event)} or {@code Surv(entry, time, event)}, a tilde,
 * and the covariates. Understood on the right: {@code a + b}, {@code a:b}, {@code a * b}, {@code (a
 * + b)^2}, {@code - a}, {@code .} for all other columns, {@code a / b}, {@code factor(a)}, {@code
 * rcs(a, 4)}, {@code ns(a, 4)}, {@code bs(a)}, {@code poly(a, 2)}, {@code scale(a)}, {@code cut(a,
 * c(0, 50, 100))}, {@code relevel(factor(a), "b")}, arithmetic inside functions ({@code log},
 * {@code sqrt}, {@code pmin}, {@code ifelse}, {@code I} ...), comparisons, and {@code strata(a)},
 * {@code cluster(id)}, {@code offset(a)}.
 */
public final class Formula {
  private static final Map<String, String> NOT_HERE =
      Map.of(
          "frailty", "use cluster(id) for a robust variance",
          "tt", "make start-stop rows instead",
          "ridge", "use the ridge option of the fit",
          "pspline", "use rcs(x, 4) or ns(x, 4)",
          "as.Date", "make a column of days");

  private final String text;
  final Expression.Call response;
  private final List<Term> terms = new ArrayList<>();
  final List<Expression> strata = new ArrayList<>();
  final List<Expression> clusters = new ArrayList<>();
  final List<Expression> offsets = new ArrayList<>();

  /** Terms such as strata(centre), which stand for a main effect in products. */
  private final List<Term> strataTerms = new ArrayList<>();

  private final List<Term> removed = new ArrayList<>();

  /** Variables of the right side in the order in which they stand there. */
  private final List<String> named = new ArrayList<>();

  private boolean everything;

  private Formula(String text) {
    this.text = text;
    List<Expression> sides = new Parser(text).sides();
    if (!(sides.get(0) instanceof Expression.Call call && call.function().equals("Surv"))) {
      throw FormulaFault.at(
          text, sides.get(0).at(), "expected Surv(time, event) or Surv(entry, time, event)");
    }
    this.response = outcome(call);
    List<Term> expanded = expand(sides.get(1));
    for (Term term : expanded) {
      add(term.ordered(named));
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

  /** Surv() with its arguments in place: [entry,] time, event. */
  private Expression.Call outcome(Expression.Call call) {
    List<Expression> given = new ArrayList<>();
    call.argument("type")
        .ifPresent(type -> {
          if (!(type instanceof Expression.Text t)
              || !(t.value().equals("right") || t.value().equals("counting"))) {
            throw FormulaFault.at(
                text,
                type.at(),
                "expected type \"right\" or \"counting\"; for intervals: marrow survival parametric or"
                    + " turnbull");
          }
        });
    Optional<Expression> second = call.argument("time2");
    Optional<Expression> event = call.argument("event");
    call.argument("time").ifPresent(given::add);
    second.ifPresent(given::add);
    event.ifPresent(given::add);
    if (given.size() == 1 && second.isEmpty() && event.isEmpty()) {
      // All rows end with the event.
      given.add(new Expression.Number(call.at(), 1, "1"));
    }
    int most = second.isPresent() && event.isPresent() ? 3 : 2;
    if (given.size() != most || call.argument("time").isEmpty()) {
      throw FormulaFault.at(
          text,
          call.at(),
          "Surv takes a time and an event, or entry, time and event; got "
              + call.arguments().size());
    }
    return new Expression.Call(call.at(), "Surv", List.copyOf(given));
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

  /** Whether a term is in the model, or is absorbed by the strata. */
  boolean absorbed(Term term) {
    return strataTerms.stream().anyMatch(term::same);
  }

  /** Variables of terms that were taken out; R wants their values all the same. */
  List<Expression> removedVariables() {
    return removed.stream().flatMap(t -> t.variables().stream()).toList();
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
          && call.function().equals("strata")
          && !absorbed(new Term(List.of(variable)))) {
        add(new Term(List.of(variable)));
      }
      if (term.order() > 1
          && variable instanceof Expression.Call call
          && Set.of("cluster", "offset").contains(call.function())) {
        throw FormulaFault.at(
            text, call.at(), call.function() + "() cannot be part of an interaction");
      }
    }
    if (isDot(first)) {
      everything = true;
    } else if (place != null && term.order() == 1 && first instanceof Expression.Call call) {
      if (special.equals("strata")) {
        if (!absorbed(term)) {
          place.addAll(call.arguments());
          strataTerms.add(term);
        }
      } else {
        place.addAll(call.arguments());
      }
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
        if (number.value() == 1 || number.value() == 0) {
          return List.of();
        }
        throw FormulaFault.at(
            text, number.at(), "a number is no covariate; a Cox model has no intercept to remove");
      }
      case Expression.Named named ->
          throw FormulaFault.at(text, named.at(), "a named argument is no covariate");
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
          case "/" -> {
            List<Term> left = expand(binary.left());
            Term all = left.stream().reduce(new Term(List.of()), Term::times);
            return union(left, products(List.of(all), expand(binary.right())));
          }
          case ":", "%in%" -> {
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
          case "==", "!=", "<", ">", "<=", ">=", "&", "|", "%%", "%/%" -> {
            return variable(e);
          }
          default ->
              throw FormulaFault.at(
                  text,
                  binary.at(),
                  "expected + : * / between covariates; write I(a "
                      + binary.operator()
                      + " b) for arithmetic");
        }
      }
      case Expression.Unary unary -> {
        boolean intercept = unary.operand() instanceof Expression.Number;
        if (unary.operator().equals("+") || unary.operator().equals("-") && intercept) {
          return expand(unary.operand());
        }
        throw FormulaFault.at(text, unary.at(), "expected a covariate before the sign");
      }
      case Expression.Call call -> {
        String instead = NOT_HERE.get(call.function());
        if (instead != null) {
          throw FormulaFault.at(
              text, call.at(), call.function() + "() is not understood; " + instead);
        }
        return variable(e);
      }
      case Expression.Name name -> {
        return variable(e);
      }
    }
  }

  private List<Term> variable(Expression e) {
    named.add(e.text());
    return List.of(new Term(List.of(e)));
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

  private static boolean isDot(Expression e) {
    return e instanceof Expression.Name name && name.name().equals(".");
  }

  private List<Term> products(List<Term> a, List<Term> b) {
    List<Term> all = new ArrayList<>();
    for (Term left : a) {
      for (Term right : b) {
        Term product = left.times(right);
        for (Expression variable : product.variables()) {
          if (isDot(variable)) {
            throw FormulaFault.at(
                text,
                variable.at(),
                "the dot stands for main effects only; name the columns of products");
          }
        }
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
