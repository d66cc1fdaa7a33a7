package org.marrow.foundation.random;

/** ln(k!) to about 1e-16 relative: exact sums below 32, Stirling's series above (DLMF 5.11.1). */
final class LogFactorial {
  private static final double HALF_LOG_TWO_PI = 0.91893853320467274178;
  private static final double[] SMALL = new double[32];

  static {
    for (int k = 2; k < SMALL.length; k++) {
      SMALL[k] = SMALL[k - 1] + StrictMath.log(k);
    }
  }

  private LogFactorial() {}

  /** ln(k!) for k of 0 or more. */
  static double of(long k) {
    return k < SMALL.length
        ? SMALL[(int) k]
        : (k + 0.5) * StrictMath.log(k) - k + HALF_LOG_TWO_PI + tail(k);
  }

  /** ln(k!) less the leading Stirling terms (k + 1/2) ln k - k + ln(2 pi)/2, for k of 1 or more. */
  static double tail(long k) {
    if (k < SMALL.length) {
      return SMALL[(int) k] - ((k + 0.5) * StrictMath.log(k) - k + HALF_LOG_TWO_PI);
    }
    double x = 1.0 / k;
    double y = x * x;
    return x * (1.0 / 12 - y * (1.0 / 360 - y * (1.0 / 1260 - y * (1.0 / 1680))));
  }

  /**
   * x ln(x/m) + m - x for x, m > 0, without cancellation when x is near m (Loader 2000, "Fast and
   * accurate computation of binomial probabilities", deviance part).
   */
  static double deviance(double x, double m) {
    if (Math.abs(x - m) < 0.1 * (x + m)) {
      double v = (x - m) / (x + m);
      double sum = (x - m) * v;
      double term = 2 * x * v;
      double square = v * v;
      for (int j = 1; ; j++) {
        term *= square;
        double next = sum + term / (2 * j + 1);
        if (next == sum) {
          return next;
        }
        sum = next;
      }
    }
    return x * StrictMath.log(x / m) + m - x;
  }
}
