package org.marrow.survival.validation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.marrow.survival.cox.BaselineHazard;
import org.marrow.survival.cox.CoxData;
import org.marrow.survival.cox.CoxModel;
import org.marrow.survival.cox.CoxOptions;
import org.marrow.survival.cox.CoxTerm;
import org.marrow.survival.cox.PredictedSurvival;
import org.marrow.survival.order.IndexSort;
import org.marrow.survival.spline.RestrictedCubicSpline;

/**
 * Whether predicted risks are right, at a time.
 *
 * @param time the time
 * @param slope coefficient of the linear predictor in the new patients: below 1, predictions are
 *     too extreme
 * @param slopeError its standard error
 * @param observed one less Kaplan-Meier
 * @param predicted mean predicted risk
 * @param groups fifths of predicted risk
 * @param curve smoothed observed risk with its limits, by rising prediction
 * @param meanError mean absolute difference between a prediction and the curve (Austin, Steyerberg
 *     2019, doi:10.1002/sim.8281)
 */
public record Calibration(
    double time,
    double slope,
    double slopeError,
    double observed,
    double predicted,
    List<CalibrationGroup> groups,
    List<CalibrationPoint> curve,
    double meanError) {
  private static final int CURVE_POINTS = 50;

  public Calibration {
    groups = List.copyOf(groups);
    curve = List.copyOf(curve);
  }

  /** Observed over expected: below 1, the predicted level is too high. */
  public double ratio() {
    return observed / predicted;
  }

  /** Calibration in the large: log of the ratio of observed to predicted cumulative hazard. */
  public double intercept() {
    return StrictMath.log(-StrictMath.log1p(-observed))
        - StrictMath.log(-StrictMath.log1p(-predicted));
  }

  /**
   * Calibration of risks at a time.
   *
   * @param score linear predictor behind the risks
   */
  public static Calibration at(Outcomes outcomes, double[] score, double[] risk, double when) {
    CoxTerm slope =
        CoxModel.fit(
                CoxData.of(outcomes.time(), outcomes.event()).covariate("score", score).build(),
                CoxOptions.standard())
            .terms()
            .getFirst();
    double observed = 1 - outcomes.survival(when);
    double predicted = Arrays.stream(risk).sum() / risk.length;
    Smoother smoother = new Smoother(outcomes, risk, when);
    double[] smooth = smoother.observed();
    double error = 0;
    for (int i = 0; i < risk.length; i++) {
      error += Math.abs(smooth[i] - risk[i]) / risk.length;
    }
    return new Calibration(
        when,
        slope.coef(),
        slope.se(),
        observed,
        predicted,
        groups(outcomes, risk, when),
        curve(risk, smoother),
        error);
  }

  private static List<CalibrationPoint> curve(double[] risk, Smoother smoother) {
    int[] order = IndexSort.ascending(risk);
    List<CalibrationPoint> points = new ArrayList<>();
    int count = Math.min(CURVE_POINTS, order.length);
    for (int k = 0; k < count; k++) {
      points.add(
          smoother.at(order[(int) ((long) k * (order.length - 1) / Math.max(1, count - 1))]));
    }
    return points;
  }

  /** Observed risk as a smooth function of log(-log(1 - risk)), by a spline with three knots. */
  private static final class Smoother {
    private final double[] risk;
    private final double when;
    private final CoxModel model;
    private final BaselineHazard baseline;

    Smoother(Outcomes outcomes, double[] risk, double when) {
      this.risk = risk;
      this.when = when;
      double[] x =
          Arrays.stream(risk)
              .map(r -> StrictMath.log(-StrictMath.log1p(-Math.clamp(r, 1e-9, 1 - 1e-9))))
              .toArray();
      CoxData.Builder data = CoxData.of(outcomes.time(), outcomes.event()).covariate("x", x);
      RestrictedCubicSpline spline = RestrictedCubicSpline.at(x, 3);
      if (spline.distinct()) {
        data.covariate("x'", Arrays.stream(x).map(v -> spline.of(v, 1)).toArray());
      }
      model = CoxModel.fit(data.build(), CoxOptions.standard());
      baseline = model.baseline();
    }

    double[] observed() {
      double[] times = baseline.times("");
      double[] hazard = baseline.cumulativeAtZero("");
      double at = 0;
      for (int k = 0; k < times.length && times[k] <= when; k++) {
        at = hazard[k];
      }
      double level = at;
      return Arrays.stream(model.linearPredictors())
          .map(s -> -StrictMath.expm1(-level * StrictMath.exp(s)))
          .toArray();
    }

    /** The curve at a row's prediction. */
    CalibrationPoint at(int row) {
      CoxData data = model.data();
      double[] x = new double[data.covariates()];
      for (int j = 0; j < x.length; j++) {
        x[j] = data.value(row, j);
      }
      PredictedSurvival one = baseline.predictAt(x, "", when);
      return new CalibrationPoint(
          risk[row], 1 - one.at(when), 1 - one.upperAt(when), 1 - one.lowerAt(when));
    }
  }

  private static List<CalibrationGroup> groups(Outcomes outcomes, double[] risk, double when) {
    double[] sorted = risk.clone();
    Arrays.sort(sorted);
    double[] cut = new double[6];
    for (int k = 0; k <= 5; k++) {
      cut[k] = RestrictedCubicSpline.quantile(sorted, k / 5.0);
    }
    List<CalibrationGroup> groups = new ArrayList<>();
    for (int k = 0; k < 5; k++) {
      boolean[] in = new boolean[risk.length];
      int n = 0;
      double sum = 0;
      for (int i = 0; i < risk.length; i++) {
        in[i] = (k == 0 ? risk[i] >= cut[0] : risk[i] > cut[k]) && risk[i] <= cut[k + 1];
        if (in[i]) {
          n++;
          sum += risk[i];
        }
      }
      if (n > 0) {
        double[] km = outcomes.survival(when, in);
        groups.add(new CalibrationGroup(n, sum / n, 1 - km[0], km[1]));
      }
    }
    return groups;
  }
}
