package org.marrow.survival.cox;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.marrow.survival.distribution.Normal;
import org.marrow.survival.spline.RestrictedCubicSpline;

/**
 * How a coefficient may change over time: scaled Schoenfeld residuals and a smooth curve through
 * them (Grambsch, Therneau 1994, doi:10.1093/biomet/81.3.515). A curve that leaves its own band
 * around the coefficient is what the test of proportional hazards sees.
 *
 * @param name name of the coefficient
 * @param coef the coefficient of the model, one for all times
 * @param residuals one an event, by time
 * @param smooth natural cubic spline with four degrees of freedom over the transformed times; empty
 *     with fewer than eight different times
 */
public record ChangingEffect(
    String name, double coef, List<Residual> residuals, List<Smooth> smooth) {
  private static final int SMOOTH_POINTS = 40;
  private static final int LEAST_TIMES = 8;

  public ChangingEffect {
    residuals = List.copyOf(residuals);
    smooth = List.copyOf(smooth);
  }

  /**
   * A scaled Schoenfeld residual.
   *
   * @param time time of the event
   * @param at the time transformed
   * @param value residual plus coefficient: the coefficient that this event alone suggests
   */
  public record Residual(double time, double at, double value) {}

  /**
   * A point of the curve with its 95 % limits.
   *
   * @param at transformed time
   */
  public record Smooth(double at, double value, double lower, double upper) {}

  /**
   * One for each coefficient.
   *
   * @throws IllegalStateException under exact ties or Firth's penalty, and without covariates
   */
  static List<ChangingEffect> of(CoxModel model, TimeTransform transform) {
    if (model.options.firth() || model.terms().isEmpty()) {
      throw new IllegalStateException(
          "scaled Schoenfeld residuals need covariates and a model without Firth's penalty");
    }
    CoxResiduals residuals = model.residuals();
    double[][] scaled = residuals.scaledSchoenfeld();
    double[] times = residuals.eventTimes();
    double[] byRow = new double[model.order.rows];
    double[] transformed = ProportionalHazards.times(model.order, transform);
    for (int i = 0; i < byRow.length; i++) {
      byRow[model.order.row[i]] = transformed[i];
    }
    double[] at = Arrays.stream(residuals.eventRows()).mapToDouble(row -> byRow[row]).toArray();
    // Strata come one after the other; a curve over time needs their events together.
    int[] order =
        IntStream.range(0, at.length)
            .boxed()
            .sorted(java.util.Comparator.comparingDouble(e -> times[e]))
            .mapToInt(Integer::intValue)
            .toArray();
    List<ChangingEffect> all = new ArrayList<>();
    for (int j = 0; j < model.terms().size(); j++) {
      List<Residual> own = new ArrayList<>();
      for (int e : order) {
        own.add(new Residual(times[e], at[e], scaled[e][j]));
      }
      double spread = at.length * model.naive[j * model.terms().size() + j];
      all.add(
          new ChangingEffect(
              model.terms().get(j).name(), model.terms().get(j).coef(), own, smooth(own, spread)));
    }
    return all;
  }

  /**
   * Least squares on a natural cubic spline with knots at the ends and the thirds.
   *
   * @param spread variance of one residual about the coefficient
   */
  private static List<Smooth> smooth(List<Residual> residuals, double spread) {
    double[] x = residuals.stream().mapToDouble(Residual::at).sorted().toArray();
    if (Arrays.stream(x).distinct().count() < LEAST_TIMES) {
      return List.of();
    }
    double low = x[0];
    double range = x[x.length - 1] - low;
    List<Double> knots = new ArrayList<>();
    for (int k = 0; k <= 3; k++) {
      knots.add((RestrictedCubicSpline.quantile(x, k / 3.0) - low) / range);
    }
    RestrictedCubicSpline spline = new RestrictedCubicSpline(knots);
    if (!spline.distinct()) {
      return List.of();
    }
    int p = 4;
    double[] gram = new double[p * p];
    double[] moment = new double[p];
    for (Residual r : residuals) {
      double[] row = basis(spline, (r.at() - low) / range);
      for (int a = 0; a < p; a++) {
        moment[a] += row[a] * r.value();
        for (int b = 0; b < p; b++) {
          gram[a * p + b] += row[a] * row[b];
        }
      }
    }
    Factorization factors = new Factorization(gram, p, 1e-14);
    double[] fit = factors.solve(moment);
    double width = Normal.critical(0.95);
    List<Smooth> points = new ArrayList<>();
    for (int k = 0; k <= SMOOTH_POINTS; k++) {
      double share = (double) k / SMOOTH_POINTS;
      double[] row = basis(spline, share);
      double value = Maximum.dot(row, fit);
      double error = StrictMath.sqrt(spread * Maximum.dot(row, factors.solve(row)));
      points.add(
          new Smooth(low + share * range, value, value - width * error, value + width * error));
    }
    return points;
  }

  private static double[] basis(RestrictedCubicSpline spline, double x) {
    return new double[] {1, spline.of(x, 0), spline.of(x, 1), spline.of(x, 2)};
  }
}
