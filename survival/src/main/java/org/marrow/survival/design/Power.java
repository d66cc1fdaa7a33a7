package org.marrow.survival.design;

import static java.lang.StrictMath.abs;
import static java.lang.StrictMath.log;
import static java.lang.StrictMath.sqrt;

import org.marrow.survival.distribution.Normal;

/**
 * Events and power of a comparison of two groups with proportional hazards (Schoenfeld 1981,
 * doi:10.1093/biomet/68.1.316), and of a continuous marker (Hsieh, Lavori 2000,
 * doi:10.1016/S0197-2456(00)00104-5).
 */
public final class Power {
  private Power() {}

  /**
   * Events needed to tell a hazard ratio from 1.
   *
   * @param hazardRatio hazard ratio to be found, not 1
   * @param prevalence part of the patients in one of the groups, between 0 and 1
   * @param alpha two-sided level
   * @param power probability of finding it
   */
  public static double events(double hazardRatio, double prevalence, double alpha, double power) {
    check(hazardRatio, alpha, power);
    probability("prevalence", prevalence);
    double z = Normal.critical(1 - alpha) + Normal.quantile(power);
    double effect = log(hazardRatio);
    return z * z / (prevalence * (1 - prevalence) * effect * effect);
  }

  /** Power with this many events. */
  public static double power(double hazardRatio, double prevalence, double alpha, double events) {
    check(hazardRatio, alpha, 0.5);
    probability("prevalence", prevalence);
    double shift = sqrt(events * prevalence * (1 - prevalence)) * abs(log(hazardRatio));
    return Normal.cdf(shift - Normal.critical(1 - alpha));
  }

  /**
   * Events needed for a continuous marker.
   *
   * @param hazardRatio true hazard ratio for one standard deviation
   * @param reliability part of the marker's variance that is not error; the effect seen is about
   *     the true log hazard ratio times its square root, since the noisy marker varies more
   */
  public static double eventsPerStandardDeviation(
      double hazardRatio, double reliability, double alpha, double power) {
    check(hazardRatio, alpha, power);
    if (!(reliability > 0 && reliability <= 1)) {
      throw new IllegalArgumentException("reliability lies in (0, 1], got " + reliability);
    }
    double z = Normal.critical(1 - alpha) + Normal.quantile(power);
    double effect = log(hazardRatio);
    return z * z / (reliability * effect * effect);
  }

  private static void check(double hazardRatio, double alpha, double power) {
    if (!(hazardRatio > 0 && hazardRatio < Double.POSITIVE_INFINITY) || hazardRatio == 1) {
      throw new IllegalArgumentException(
          "a hazard ratio to be found is positive and not 1, got " + hazardRatio);
    }
    probability("alpha", alpha);
    probability("power", power);
  }

  private static void probability(String what, double value) {
    if (!(value > 0 && value < 1)) {
      throw new IllegalArgumentException(what + " lies between 0 and 1, got " + value);
    }
  }
}
