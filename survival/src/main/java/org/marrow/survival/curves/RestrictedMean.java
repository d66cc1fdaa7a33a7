package org.marrow.survival.curves;

import java.util.List;
import java.util.Locale;
import org.marrow.foundation.findings.InvalidInput;
import org.marrow.foundation.findings.Where;
import org.marrow.survival.distribution.Normal;
import org.marrow.survival.rules.SurvivalRules;

/**
 * Mean survival time up to a horizon: the area under the curve (Royston, Parmar 2013,
 * doi:10.1186/1471-2288-13-152), with Greenwood's variance of the area.
 *
 * @param label name of the group
 * @param horizon the horizon, in the unit of time
 * @param estimate the area
 * @param standardError its standard error
 */
public record RestrictedMean(String label, double horizon, double estimate, double standardError) {

  /**
   * A contrast of two groups.
   *
   * @param name what is contrasted
   * @param estimate the contrast
   * @param lower lower 95 % limit
   * @param upper upper 95 % limit
   * @param p two-sided p value of no difference
   */
  public record Contrast(String name, double estimate, double lower, double upper, double p) {}

  /**
   * Area under one curve.
   *
   * @throws InvalidInput (a refusal) when the horizon lies beyond the last time of a curve that has
   *     not reached 0
   */
  public static RestrictedMean of(Curve curve, double horizon) {
    if (!(horizon > 0) || Double.isInfinite(horizon)) {
      throw new IllegalArgumentException("a horizon is positive and finite, got " + horizon);
    }
    int last = curve.size() - 1;
    boolean known = last >= 0 && (horizon <= curve.time(last) || curve.survival(last) == 0);
    if (!known) {
      throw new InvalidInput(
          SurvivalRules.HORIZON.at(
              Where.in("group " + curve.label()),
              String.format(
                  Locale.ROOT,
                  "the horizon is %s but the last time of the group is %s",
                  horizon,
                  curve.lastTime())));
    }
    int steps = curve.step(horizon);
    double[] areaAfter = new double[steps + 2];
    for (int k = steps; k >= 0; k--) {
      double until = k == steps ? horizon : curve.time(k + 1);
      areaAfter[k] = areaAfter[k + 1] + curve.survival(k) * (until - curve.time(k));
    }
    double before = steps < 0 ? horizon : curve.time(0);
    double variance = 0;
    for (int k = 0; k <= steps; k++) {
      double d = curve.table().events(k);
      double n = curve.table().atRisk(k);
      if (n > d) {
        variance += areaAfter[k] * areaAfter[k] * d / (n * (n - d));
      }
    }
    return new RestrictedMean(
        curve.label(), horizon, before + areaAfter[0], StrictMath.sqrt(variance));
  }

  /** Lower 95 % limit. */
  public double lower() {
    return estimate - Normal.critical(0.95) * standardError;
  }

  /** Upper 95 % limit. */
  public double upper() {
    return estimate + Normal.critical(0.95) * standardError;
  }

  /**
   * This group against a reference at the same horizon: difference and ratio of the means, and
   * ratio of the times lost (horizon minus mean); the ratios on the log scale.
   */
  public List<Contrast> against(RestrictedMean reference) {
    if (horizon != reference.horizon) {
      throw new IllegalArgumentException(
          "restricted means at different horizons: " + horizon + " and " + reference.horizon);
    }
    double z = Normal.critical(0.95);
    double difference = estimate - reference.estimate;
    double error =
        StrictMath.sqrt(
            standardError * standardError + reference.standardError * reference.standardError);
    return List.of(
        new Contrast(
            "difference",
            difference,
            difference - z * error,
            difference + z * error,
            Normal.twoSided(difference / error)),
        ratio("ratio", estimate, standardError, reference.estimate, reference.standardError),
        ratio(
            "ratio of time lost",
            horizon - estimate,
            standardError,
            horizon - reference.estimate,
            reference.standardError));
  }

  private static Contrast ratio(String name, double a, double seA, double b, double seB) {
    double log = StrictMath.log(a / b);
    double error = StrictMath.sqrt(seA * seA / (a * a) + seB * seB / (b * b));
    double z = Normal.critical(0.95);
    return new Contrast(
        name,
        StrictMath.exp(log),
        StrictMath.exp(log - z * error),
        StrictMath.exp(log + z * error),
        Normal.twoSided(log / error));
  }
}
