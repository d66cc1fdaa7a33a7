package org.marrow.survival.confounding;

/**
 * How far two groups differ in a covariate: differences of means divided by the root of the mean of
 * the groups' variances (Austin 2009, doi:10.1002/sim.3697). Beyond 0.1 either way is imbalance.
 *
 * @param covariate name of the column
 * @param before standardised difference as the groups are, second group less first
 * @param after the same with the weights
 */
public record Balance(String covariate, double before, double after) {
  /** Beyond this a covariate is not balanced. */
  public static final double LIMIT = 0.1;

  static Balance of(String name, double[] x, boolean[] second, double[] weights) {
    double[] ones = new double[x.length];
    java.util.Arrays.fill(ones, 1);
    double a = mean(x, second, false, ones);
    double b = mean(x, second, true, ones);
    double spread =
        StrictMath.sqrt((variance(x, second, false, a) + variance(x, second, true, b)) / 2);
    double unit = spread > 0 ? spread : 1;
    return new Balance(
        name,
        (b - a) / unit,
        (mean(x, second, true, weights) - mean(x, second, false, weights)) / unit);
  }

  private static double mean(double[] x, boolean[] second, boolean wanted, double[] weights) {
    double sum = 0;
    double total = 0;
    for (int i = 0; i < x.length; i++) {
      if (second[i] == wanted) {
        sum += weights[i] * x[i];
        total += weights[i];
      }
    }
    return sum / total;
  }

  private static double variance(double[] x, boolean[] second, boolean wanted, double mean) {
    double sum = 0;
    int n = 0;
    for (int i = 0; i < x.length; i++) {
      if (second[i] == wanted) {
        sum += (x[i] - mean) * (x[i] - mean);
        n++;
      }
    }
    return n > 1 ? sum / (n - 1) : 0;
  }
}
