package org.marrow.survival.cox;

import org.marrow.survival.distribution.ChiSquared;

/**
 * A chi-squared test.
 *
 * @param name what is tested
 * @param statistic chi-squared
 * @param df degrees of freedom
 * @param p upper tail probability
 */
public record ChiSquaredTest(String name, double statistic, double df, double p) {

  static ChiSquaredTest of(String name, double statistic, double df) {
    return new ChiSquaredTest(
        name,
        statistic,
        df,
        df > 0 && !Double.isNaN(statistic)
            ? ChiSquared.upperTail(Math.max(0, statistic), df)
            : Double.NaN);
  }
}
