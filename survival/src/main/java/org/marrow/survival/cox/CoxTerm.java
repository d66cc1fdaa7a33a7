package org.marrow.survival.cox;

import java.util.OptionalDouble;

/**
 * One coefficient of a fitted Cox model. Limits are on the scale of the hazard ratio.
 *
 * @param name name of the covariate column
 * @param coef log hazard ratio per unit
 * @param se standard error of the coefficient: robust when the model is
 * @param naiveSe standard error from the information alone
 * @param lower lower limit of the hazard ratio; empty when no honest limit exists
 * @param upper upper limit of the hazard ratio; empty when no honest limit exists
 * @param statistic z of the Wald test, or chi-squared of the profile likelihood under Firth's
 *     penalty
 * @param p two-sided p value; empty where there is no honest one
 */
public record CoxTerm(
    String name,
    double coef,
    double se,
    double naiveSe,
    OptionalDouble lower,
    OptionalDouble upper,
    double statistic,
    OptionalDouble p) {

  /** exp(coef). */
  public double hazardRatio() {
    return StrictMath.exp(coef);
  }
}
