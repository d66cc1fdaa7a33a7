package org.marrow.survival.formula;

import java.util.ArrayList;
import java.util.List;
import org.marrow.foundation.findings.InvalidInput;
import org.marrow.foundation.findings.Where;
import org.marrow.survival.rules.ModelRules;
import org.marrow.survival.spline.RestrictedCubicSpline;

/** Reads {@code rcs(x)}, {@code rcs(x, 4)} and {@code rcs(x, c(10, 20, 40))}. */
final class Splines {
  private static final int USUAL_KNOTS = 5;

  private Splines() {}

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
}
