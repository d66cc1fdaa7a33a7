package org.marrow.cytometry.quality;

/** Median and median absolute deviation. */
final class Robust {
  /** Makes the median absolute deviation of a normal distribution its standard deviation. */
  private static final double TO_DEVIATION = 1.4826;

  private Robust() {}

  static double median(double[] values) {
    return new Selector().middle(values, values.length).median();
  }

  static double deviation(double[] values, double median) {
    double[] away = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      away[i] = Math.abs(values[i] - median);
    }
    return TO_DEVIATION * median(away);
  }

  /** The place of a percentile among sorted values, from 0: the nearest, without interpolation. */
  static int rank(int count, double percentile) {
    return (int) Math.round((count - 1) * percentile / 100);
  }
}
