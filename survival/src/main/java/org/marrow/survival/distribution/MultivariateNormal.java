package org.marrow.survival.distribution;

/**
 * Probability of a box under a multivariate normal distribution of few dimensions, by Genz'
 * transformation (1992, doi:10.1080/10618600.1992.10477010) and a fixed Richtmyer lattice: no
 * random numbers, the same answer every time.
 */
public final class MultivariateNormal {
  private static final int POINTS = 16_384;
  private static final double[] PRIMES = {2, 3, 5, 7, 11, 13, 17, 19, 23};

  private MultivariateNormal() {}

  /**
   * P(|Z_1| &lt;= half, ..., |Z_d| &lt;= half); error below about 1e-5.
   *
   * @param correlation d x d correlation matrix, may be singular
   * @param half half width of the box, 0 or more
   */
  public static double centralBox(double[][] correlation, double half) {
    int d = correlation.length;
    if (d > PRIMES.length + 1) {
      throw new IllegalArgumentException("at most 10 dimensions, got " + d);
    }
    double[][] root = cholesky(correlation);
    double sum = 0;
    double[] y = new double[d];
    for (int i = 0; i < POINTS; i++) {
      double product = 1;
      for (int j = 0; j < d && product > 0; j++) {
        double shift = 0;
        for (int k = 0; k < j; k++) {
          shift += root[j][k] * y[k];
        }
        double low;
        double high;
        if (root[j][j] < 1e-8) {
          // Fixed by the earlier ones: inside or outside.
          low = 0;
          high = StrictMath.abs(shift) <= half + 1e-9 ? 1 : 0;
          y[j] = 0;
        } else {
          low = Normal.cdf((-half - shift) / root[j][j]);
          high = Normal.cdf((half - shift) / root[j][j]);
          if (j < d - 1) {
            double u = (i + 0.5) * StrictMath.sqrt(PRIMES[j]);
            u = StrictMath.abs(2 * (u - StrictMath.floor(u)) - 1);
            double target = low + u * (high - low);
            y[j] = Normal.quantile(StrictMath.min(1 - 1e-16, StrictMath.max(1e-300, target)));
          }
        }
        product *= high - low;
      }
      sum += product;
    }
    return sum / POINTS;
  }

  private static double[][] cholesky(double[][] a) {
    int d = a.length;
    double[][] root = new double[d][d];
    for (int j = 0; j < d; j++) {
      for (int i = j; i < d; i++) {
        double sum = a[i][j];
        for (int k = 0; k < j; k++) {
          sum -= root[i][k] * root[j][k];
        }
        if (i == j) {
          root[j][j] = sum > 1e-12 ? StrictMath.sqrt(sum) : 0;
        } else {
          root[i][j] = root[j][j] > 0 ? sum / root[j][j] : 0;
        }
      }
    }
    return root;
  }
}
