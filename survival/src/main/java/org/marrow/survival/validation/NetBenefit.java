package org.marrow.survival.validation;

import java.util.ArrayList;
import java.util.List;
import org.marrow.survival.distribution.Normal;

/**
 * Net benefit of acting on a predicted risk (Vickers, Elkin 2006, doi:10.1177/0272989X06295361):
 * the share of true positives less that of false positives weighed by the odds of the threshold;
 * censored outcomes by Kaplan-Meier among those above it (Vickers and others 2008,
 * doi:10.1186/1472-6947-8-53).
 *
 * @param threshold risk from which one would act
 * @param above patients at or above it
 * @param model net benefit of acting on the prediction
 * @param modelLower lower 95 % limit of it
 * @param modelUpper upper 95 % limit of it
 * @param all net benefit of acting on everybody; acting on nobody has 0
 * @param allLower lower 95 % limit of it
 * @param allUpper upper 95 % limit of it
 */
public record NetBenefit(
    double threshold,
    int above,
    double model,
    double modelLower,
    double modelUpper,
    double all,
    double allLower,
    double allUpper) {
  private static final int CURVE_STEPS = 60;

  /**
   * Net benefit over a range of thresholds.
   *
   * @param from lowest threshold
   * @param to highest threshold
   */
  public static List<NetBenefit> curve(
      Outcomes outcomes, double[] risk, double when, double from, double to) {
    List<NetBenefit> curve = new ArrayList<>();
    for (int k = 0; k <= CURVE_STEPS; k++) {
      curve.add(at(outcomes, risk, when, from + (to - from) * k / CURVE_STEPS));
    }
    return curve;
  }

  /** Net benefit at a time and threshold. */
  public static NetBenefit at(Outcomes outcomes, double[] risk, double when, double threshold) {
    if (!(threshold > 0 && threshold < 1)) {
      throw new IllegalArgumentException("a threshold lies between 0 and 1, got " + threshold);
    }
    int n = outcomes.rows();
    boolean[] high = new boolean[n];
    int above = 0;
    for (int i = 0; i < n; i++) {
      high[i] = risk[i] >= threshold;
      above += high[i] ? 1 : 0;
    }
    double odds = threshold / (1 - threshold);
    double share = (double) above / n;
    double[] survivalAbove = above == 0 ? new double[] {1, 0} : outcomes.survival(when, high);
    double[] survivalAll = outcomes.survivalWithError(when);
    double model = share * gain(survivalAbove[0], odds);
    double all = gain(survivalAll[0], odds);
    double modelError = error(share, survivalAbove, odds, n);
    double allError = error(1, survivalAll, odds, n);
    double width = Normal.critical(0.95);
    return new NetBenefit(
        threshold,
        above,
        model,
        model - width * modelError,
        model + width * modelError,
        all,
        all - width * allError,
        all + width * allError);
  }

  /** What acting on a patient brings when this share of them would not fail. */
  private static double gain(double survival, double odds) {
    return 1 - survival - survival * odds;
  }

  /**
   * Standard error by the delta method: the share that is treated is binomial, the survival among
   * them has Greenwood's variance, and the two estimates are uncorrelated.
   */
  private static double error(double share, double[] survival, double odds, int n) {
    double ofShare = gain(survival[0], odds);
    double ofSurvival = share * (1 + odds) * survival[1];
    // Greenwood's sum is infinite when everybody failed; the survival itself is then 0.
    double second = Double.isFinite(ofSurvival) ? ofSurvival * ofSurvival : 0;
    return StrictMath.sqrt(ofShare * ofShare * share * (1 - share) / n + second);
  }
}
