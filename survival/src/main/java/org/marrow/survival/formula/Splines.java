package org.marrow.survival.formula;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.marrow.foundation.findings.InvalidInput;
import org.marrow.foundation.findings.Where;
import org.marrow.survival.rules.ModelRules;
import org.marrow.survival.spline.BSpline;
import org.marrow.survival.spline.OrthogonalPolynomials;
import org.marrow.survival.spline.RestrictedCubicSpline;

/** Reads curves: restricted cubic splines, natural and B-splines, polynomials. */
final class Splines {
  private static final int USUAL_KNOTS = 5;

  private Splines() {}

  /** Reads {@code rcs(x)}, {@code rcs(x, 4)} and {@code rcs(x, c(10, 20, 40))}. */
  static Basis learn(String formula, Expression.Call call, Evaluator evaluator, double[] values) {
    List<Expression> arguments = call.arguments();
    if (arguments.size() > 2) {
      throw FormulaFault.at(formula, call.at(), "rcs takes a column and knots, like rcs(age, 4)");
    }
    RestrictedCubicSpline spline;
    if (arguments.size() == 2
        && arguments.get(1) instanceof Expression.Call list
        && list.function().equals("c")) {
      List<Double> knots = new ArrayList<>();
      list.arguments().forEach(a -> knots.add(evaluator.constant(a)));
      if (knots.size() < 3) {
        throw FormulaFault.at(
            formula, list.at(), "a restricted cubic spline needs 3 knots or more");
      }
      spline = new RestrictedCubicSpline(knots.stream().sorted().toList());
    } else {
      double number = arguments.size() == 2 ? evaluator.constant(arguments.get(1)) : USUAL_KNOTS;
      if (number != Math.rint(number) || number < 3 || number > 7) {
        throw FormulaFault.at(
            formula, call.at(), "expected 3 to 7 knots, or the knots themselves as c(10, 20, 40)");
      }
      spline = RestrictedCubicSpline.at(values, (int) number);
    }
    if (!spline.distinct()) {
      throw new InvalidInput(
          ModelRules.SPLINE_KNOTS.at(
              Where.in("formula").column(call.text()), "the knots are " + spline.knots()));
    }
    return new Basis.Spline(spline);
  }

  /** Reads {@code poly(x, 2)} and {@code poly(x, 2, raw = TRUE)}. */
  static Basis polynomial(
      String formula, Expression.Call call, Evaluator evaluator, double[] values) {
    int degree = whole(formula, call, "degree", 1, 1, 9, evaluator);
    boolean raw = call.argument("raw").map(evaluator::flag).orElse(false);
    double[] x = Arrays.stream(values).filter(v -> !Double.isNaN(v)).toArray();
    if (Arrays.stream(x).distinct().count() <= degree) {
      throw FormulaFault.at(
          formula, call.at(), "a polynomial of degree " + degree + " needs more different values");
    }
    return new Basis.Powers(
        raw ? OrthogonalPolynomials.powers(degree) : OrthogonalPolynomials.learn(x, degree));
  }

  /** Reads {@code ns(x, df)}, {@code bs(x, df)} and both with {@code knots = c(...)}. */
  static Basis basis(String formula, Expression.Call call, Evaluator evaluator, double[] values) {
    boolean natural = call.function().equals("ns");
    int degree = natural ? 3 : whole(formula, call, "degree", 3, 1, 5, evaluator);
    double[] x = Arrays.stream(values).filter(v -> !Double.isNaN(v)).sorted().toArray();
    if (x.length == 0 || x[0] == x[x.length - 1]) {
      throw FormulaFault.at(formula, call.at(), "a spline needs more than one value");
    }
    List<Double> knots = new ArrayList<>();
    Optional<Expression> given = call.argument("knots");
    if (given.isPresent()) {
      evaluator.list(given.get()).forEach(e -> knots.add(evaluator.constant(e)));
      knots.sort(null);
    } else {
      int least = natural ? 1 : degree;
      int inner = whole(formula, call, "df", least, least, 30, evaluator) - least;
      for (int k = 1; k <= inner; k++) {
        knots.add(RestrictedCubicSpline.quantile(x, k / (inner + 1.0)));
      }
    }
    for (int k = 0; k <= knots.size(); k++) {
      double low = k == 0 ? x[0] : knots.get(k - 1);
      double high = k == knots.size() ? x[x.length - 1] : knots.get(k);
      if (!(low < high)) {
        throw new InvalidInput(
            ModelRules.SPLINE_KNOTS.at(
                Where.in("formula").column(call.text()),
                "the knots are " + knots + " between " + x[0] + " and " + x[x.length - 1]));
      }
    }
    return new Basis.Splined(new BSpline(natural, degree, knots, x[0], x[x.length - 1]));
  }

  private static int whole(
      String formula,
      Expression.Call call,
      String name,
      int otherwise,
      int least,
      int most,
      Evaluator evaluator) {
    double value = call.argument(name).map(evaluator::constant).orElse((double) otherwise);
    if (value != Math.rint(value) || value < least || value > most) {
      throw FormulaFault.at(
          formula,
          call.at(),
          String.format(Locale.ROOT, "%s must be a whole number %d to %d", name, least, most));
    }
    return (int) value;
  }
}
