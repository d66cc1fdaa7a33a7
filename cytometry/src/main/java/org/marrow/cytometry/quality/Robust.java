package org.marrow.cytometry.quality;

import java.util.Arrays;

/** Median and median absolute deviation. */
final class Robust {
  /** Makes the median absolute deviation of a normal distribution its standard deviation. */
  private static final double TO_DEVIATION = 1.4826;

  private Robust() {}

  static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }

  static double deviation(double[] values, double median) {
    return TO_DEVIATION * median(Arrays.stream(values).map(v -> Math.abs(v - median)).toArray());
  }

  static double percentile(double[] sorted, double percentile) {
    return sorted[(int) Math.round((sorted.length - 1) * percentile / 100)];
  }
}
