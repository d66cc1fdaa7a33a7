package org.marrow.survival.cox;

/**
 * The covariates in risk order, one row after the other, each column centred at its weighted mean
 * and divided by its weighted mean absolute deviation. The likelihood does not change with either;
 * its arithmetic does. Columns of 0, 1 and -1 keep their scale, so that the test for redundant
 * columns sees what the one in coxph sees. For Firth's penalty, whose value (not whose maximum)
 * depends on the scale, columns are divided by their standard deviation, as in coxphf.
 */
final class ScaledDesign {
  /** Values written in one go, so that the rows begun stay in the first cache. */
  private static final int CACHED = 2048;

  final int p;
  final double[] x;
  final double[] mean;

  /** Factor by which the centred column was multiplied. */
  final double[] scale;

  /** Weighted mean of the offsets, which no likelihood depends on. */
  final double offsetMean;

  ScaledDesign(CoxData data, RiskOrder order, boolean standardised) {
    p = data.covariates();
    int n = order.rows;
    x = new double[Math.multiplyExact(n, p)];
    mean = new double[p];
    scale = new double[p];
    double total = 0;
    double offsets = 0;
    for (int i = 0; i < n; i++) {
      total += order.weight[i];
      offsets += order.weight[i] * order.offset[i];
    }
    offsetMean = n == 0 ? 0 : offsets / total;
    for (int j = 0; j < p; j++) {
      double[] column = data.column(j);
      double[] weight = data.weight();
      mean[j] = sum(column, weight) / total;
      double deviation = deviation(column, weight, mean[j]);
      boolean unit = unit(column);
      scale[j] = unit || deviation == 0 ? 1 : total / deviation;
      if (standardised && deviation > 0) {
        scale[j] = 1 / standardDeviation(column);
      }
    }
    fill(data, order.row);
  }

  /**
   * Columns are read in their own order, and each row is written once: far fewer cache misses than
   * gathering every column in the order of the times.
   */
  private void fill(CoxData data, int[] rowAt) {
    int[] place = new int[rowAt.length];
    for (int i = 0; i < rowAt.length; i++) {
      place[rowAt[i]] = i;
    }
    double[] to = x;
    int width = p;
    int chunk = Math.max(1, CACHED / Math.max(1, width));
    for (int from = 0; from < place.length; from += chunk) {
      int end = Math.min(place.length, from + chunk);
      for (int j = 0; j < width; j++) {
        double[] column = data.column(j);
        double centre = mean[j];
        double factor = scale[j];
        for (int row = from; row < end; row++) {
          to[place[row] * width + j] = (column[row] - centre) * factor;
        }
      }
    }
  }

  private static double sum(double[] column, double[] weight) {
    double sum = 0;
    if (weight.length == 0) {
      for (double v : column) {
        sum += v;
      }
      return sum;
    }
    for (int i = 0; i < column.length; i++) {
      sum += weight[i] * column[i];
    }
    return sum;
  }

  private static double deviation(double[] column, double[] weight, double mean) {
    double sum = 0;
    if (weight.length == 0) {
      for (double v : column) {
        sum += Math.abs(v - mean);
      }
      return sum;
    }
    for (int i = 0; i < column.length; i++) {
      sum += weight[i] * Math.abs(column[i] - mean);
    }
    return sum;
  }

  /** Whether there are only 0, 1 and -1. */
  private static boolean unit(double[] column) {
    for (double v : column) {
      if (v != 0 && v != 1 && v != -1) {
        return false;
      }
    }
    return true;
  }

  private static double standardDeviation(double[] column) {
    double sum = 0;
    for (double v : column) {
      sum += v;
    }
    double centre = sum / column.length;
    double squares = 0;
    for (double v : column) {
      squares += (v - centre) * (v - centre);
    }
    return StrictMath.sqrt(squares / (column.length - 1));
  }

  /** Coefficients of the original columns. */
  double[] unscale(double[] beta) {
    double[] original = new double[p];
    for (int j = 0; j < p; j++) {
      original[j] = beta[j] * scale[j];
    }
    return original;
  }

  /** A covariance of coefficients, for the original columns. */
  double[] unscaleVariance(double[] variance) {
    double[] original = new double[p * p];
    for (int i = 0; i < p; i++) {
      for (int j = 0; j < p; j++) {
        original[i * p + j] = variance[i * p + j] * scale[i] * scale[j];
      }
    }
    return original;
  }
}
