package org.marrow.survival.distribution;

import org.hipparchus.special.Erf;

/** The standard normal distribution. */
public final class Normal {
  private static final double SQRT_2 = StrictMath.sqrt(2);
  private static final double LOG_SQRT_2_PI = 0.5 * StrictMath.log(2 * StrictMath.PI);

  private Normal() {}

  /** P(Z &lt;= z). */
  public static double cdf(double z) {
    return 0.5 * Erf.erfc(-z / SQRT_2);
  }

  /** P(Z &gt; z), accurate in the far tail. */
  public static double upperTail(double z) {
    return 0.5 * Erf.erfc(z / SQRT_2);
  }

  /** P(|Z| &gt; |z|): the two-sided p value of a z statistic. */
  public static double twoSided(double z) {
    return Erf.erfc(StrictMath.abs(z) / SQRT_2);
  }

  /** Density at z. */
  public static double density(double z) {
    return StrictMath.exp(-0.5 * z * z - LOG_SQRT_2_PI);
  }

  /**
   * The z with P(Z &lt;= z) = p; infinite at 0 and 1.
   *
   * @throws IllegalArgumentException when p is not in [0, 1]
   */
  public static double quantile(double p) {
    if (!(p >= 0 && p <= 1)) {
      throw new IllegalArgumentException("a probability lies in [0, 1], got " + p);
    }
    if (p > 0.5) {
      return -quantile(1 - p);
    }
    if (p == 0) {
      return Double.NEGATIVE_INFINITY;
    }
    double z = -SQRT_2 * Erf.erfcInv(2 * p);
    // One Newton step in the log takes the library's start to the last digits, also in the tail.
    double cdf = cdf(z);
    return z - cdf / density(z) * StrictMath.log(cdf / p);
  }

  /** The z of a two-sided interval at this level, for example 1.96 at 0.95. */
  public static double critical(double level) {
    if (!(level > 0 && level < 1)) {
      throw new IllegalArgumentException("a confidence level lies between 0 and 1, got " + level);
    }
    return -quantile((1 - level) / 2);
  }
}
