package org.marrow.cytometry.template;

import java.util.Arrays;

/** Percentiles with linear interpolation between order statistics (Hyndman, Fan 1996, type 7). */
final class Percentile {
  private Percentile() {}

  static double of(double[] values, double percentile) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return ofSorted(sorted, percentile);
  }

  static double ofSorted(double[] sorted, double percentile) {
    if (sorted.length == 0) {
      throw new IllegalArgumentException("a percentile needs at least one value");
    }
    double position = (sorted.length - 1) * percentile / 100;
    int below = (int) Math.floor(position);
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
  }
}
