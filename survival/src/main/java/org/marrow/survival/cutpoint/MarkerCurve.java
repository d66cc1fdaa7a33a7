package org.marrow.survival.cutpoint;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.marrow.survival.cox.CoxData;
import org.marrow.survival.cox.CoxModel;
import org.marrow.survival.cox.CoxOptions;
import org.marrow.survival.data.NumericCovariate;
import org.marrow.survival.data.SurvivalData;
import org.marrow.survival.distribution.ChiSquared;
import org.marrow.survival.distribution.Normal;
import org.marrow.survival.spline.RestrictedCubicSpline;

/**
 * The hazard over the whole range of a marker, as a restricted cubic spline and as a straight line
 * in the log hazard: what a cut throws away.
 *
 * @param marker name of the marker
 * @param reference median of the marker; hazards are relative to it
 * @param points from the 1st to the 99th percentile
 * @param nonlinearP Wald test of the non-linear part; empty when the marker has too few different
 *     values for a spline
 */
public record MarkerCurve(
    String marker, double reference, List<Point> points, OptionalDouble nonlinearP) {
  private static final int STEPS = 80;
  private static final int FEW_EVENTS = 40;

  public MarkerCurve {
    points = List.copyOf(points);
  }

  /**
   * A point of the curve.
   *
   * @param value value of the marker
   * @param ratio hazard relative to the reference, by the spline
   * @param lower lower 95 % limit
   * @param upper upper 95 % limit
   * @param linear hazard relative to the reference, log-linear
   */
  public record Point(double value, double ratio, double lower, double upper, double linear) {}

  /**
   * Fits both models to the rows with every value; four knots, three with fewer than forty events.
   *
   * @param adjust covariates beside the marker
   * @throws org.marrow.foundation.findings.InvalidInput when there is no event
   */
  public static MarkerCurve fit(
      SurvivalData data, NumericCovariate marker, List<NumericCovariate> adjust) {
    int[] rows =
        IntStream.range(0, data.rows())
            .filter(i -> !marker.missing(i) && adjust.stream().noneMatch(c -> c.missing(i)))
            .toArray();
    SurvivalData known = data.select(rows);
    double[] x = marker.select(rows).values();
    double[] sorted = x.clone();
    Arrays.sort(sorted);
    double reference = RestrictedCubicSpline.quantile(sorted, 0.5);
    double deviation = deviation(sorted);
    // Standardised: a marker in units of 1e-9 must not lose its spline to rounding.
    double[] z = Arrays.stream(x).map(v -> (v - reference) / deviation).toArray();
    RestrictedCubicSpline spline =
        RestrictedCubicSpline.at(z, known.eventCount() < FEW_EVENTS ? 3 : 4);
    boolean curved = spline.distinct();
    CoxModel line = model(known, z, spline, 1, adjust, rows);
    CoxModel curve = curved ? model(known, z, spline, spline.columns(), adjust, rows) : line;
    int columns = (int) curve.terms().stream().filter(t -> t.name().startsWith("marker ")).count();
    double slope = line.terms().isEmpty() ? 0 : line.terms().getFirst().coef();
    List<Point> points = new ArrayList<>();
    double low = RestrictedCubicSpline.quantile(sorted, 0.01);
    double high = RestrictedCubicSpline.quantile(sorted, 0.99);
    for (int k = 0; k <= STEPS; k++) {
      double value = low + (high - low) * k / STEPS;
      points.add(point(value, (value - reference) / deviation, spline, curve, columns, slope));
    }
    return new MarkerCurve(marker.name(), reference, points, nonlinear(curve, columns));
  }

  private static CoxModel model(
      SurvivalData data,
      double[] z,
      RestrictedCubicSpline spline,
      int columns,
      List<NumericCovariate> adjust,
      int[] rows) {
    CoxData.Builder parts = CoxData.of(data);
    for (int c = 0; c < columns; c++) {
      int column = c;
      parts.covariate("marker " + c, Arrays.stream(z).map(v -> spline.of(v, column)).toArray());
    }
    adjust.forEach(c -> parts.covariate(c.name(), c.select(rows).values()));
    return CoxModel.fit(parts.build(), CoxOptions.standard());
  }

  private static Point point(
      double value,
      double z,
      RestrictedCubicSpline spline,
      CoxModel curve,
      int columns,
      double slope) {
    double[] d = new double[columns];
    double log = 0;
    double[] coef = curve.coefficients();
    for (int c = 0; c < columns; c++) {
      d[c] = spline.of(z, c) - spline.of(0, c);
      log += coef[c] * d[c];
    }
    double form = 0;
    double[][] variance = curve.variance();
    for (int a = 0; a < columns; a++) {
      for (int b = 0; b < columns; b++) {
        form += d[a] * variance[a][b] * d[b];
      }
    }
    double width = Normal.critical(0.95) * StrictMath.sqrt(Math.max(0, form));
    return new Point(
        value,
        StrictMath.exp(log),
        StrictMath.exp(log - width),
        StrictMath.exp(log + width),
        StrictMath.exp(slope * z));
  }

  private static OptionalDouble nonlinear(CoxModel curve, int columns) {
    int df = columns - 1;
    if (df < 1) {
      return OptionalDouble.empty();
    }
    double[] coef = curve.coefficients();
    double[][] variance = curve.variance();
    org.ejml.simple.SimpleMatrix v = new org.ejml.simple.SimpleMatrix(df, df);
    org.ejml.simple.SimpleMatrix b = new org.ejml.simple.SimpleMatrix(df, 1);
    for (int i = 0; i < df; i++) {
      b.set(i, 0, coef[i + 1]);
      for (int j = 0; j < df; j++) {
        v.set(i, j, variance[i + 1][j + 1]);
      }
    }
    double statistic = b.transpose().mult(v.solve(b)).get(0, 0);
    return OptionalDouble.of(ChiSquared.upperTail(Math.max(0, statistic), df));
  }

  private static double deviation(double[] values) {
    double mean = Arrays.stream(values).sum() / values.length;
    double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
    double deviation = StrictMath.sqrt(squares / Math.max(1, values.length - 1));
    return deviation > 0 ? deviation : 1;
  }
}
