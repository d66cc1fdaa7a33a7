package org.marrow.survival.confounding;

/**
 * How strongly something unmeasured would have to go with both the group and the outcome, as a risk
 * ratio, to explain an association away (VanderWeele, Ding 2017, doi:10.7326/M16-2607).
 *
 * @param estimate for the estimate
 * @param limit for the limit nearer to no association; 1 when the interval holds 1
 */
public record EValue(double estimate, double limit) {
  /** Above this part of patients with the event a hazard ratio is not close to a risk ratio. */
  public static final double RARE = 0.15;

  /**
   * Of a hazard ratio.
   *
   * @param lower lower limit, above 0
   * @param upper upper limit
   * @param eventShare part of the patients with the event; above {@value #RARE} the hazard ratio is
   *     first turned into an approximate risk ratio, as the authors do
   */
  public static EValue ofHazardRatio(double ratio, double lower, double upper, double eventShare) {
    if (!(ratio > 0 && lower > 0 && lower <= ratio && ratio <= upper)) {
      throw new IllegalArgumentException(
          "an E-value needs a positive ratio inside its limits, got "
              + ratio
              + " ("
              + lower
              + " to "
              + upper
              + ")");
    }
    boolean common = eventShare > RARE;
    double near = ratio > 1 ? lower : upper;
    boolean held = lower <= 1 && 1 <= upper;
    return new EValue(of(common ? risk(ratio) : ratio), held ? 1 : of(common ? risk(near) : near));
  }

  /** Of a risk ratio. */
  static double of(double riskRatio) {
    double away = riskRatio < 1 ? 1 / riskRatio : riskRatio;
    return away + StrictMath.sqrt(away * (away - 1));
  }

  /** Approximate risk ratio behind a hazard ratio when the event is common. */
  private static double risk(double hazardRatio) {
    return (1 - StrictMath.pow(0.5, StrictMath.sqrt(hazardRatio)))
        / (1 - StrictMath.pow(0.5, StrictMath.sqrt(1 / hazardRatio)));
  }
}
