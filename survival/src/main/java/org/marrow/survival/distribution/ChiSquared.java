package org.marrow.survival.distribution;

import java.util.Locale;
import org.hipparchus.special.Gamma;

/** The chi-squared distribution. */
public final class ChiSquared {
  private ChiSquared() {}

  /**
   * P(X &gt; x), the p value of a test.
   *
   * @param x statistic, 0 or more
   * @param df degrees of freedom, greater than 0
   */
  public static double upperTail(double x, double df) {
    if (!(df > 0) || !(x >= 0)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "chi-squared needs x >= 0 and df > 0, got x = %s, df = %s", x, df));
    }
    return df == 1
        ? Normal.twoSided(StrictMath.sqrt(x))
        : Gamma.regularizedGammaQ(df / 2, x / 2, 1e-16, 100_000);
  }
}
