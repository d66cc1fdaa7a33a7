package org.marrow.cytometry.quality;

import java.util.Arrays;

/**
 * Finds the middle, or another order statistic, of unsorted values without sorting all of them: a
 * sorted sample brackets it, and only what lies inside the bracket is looked at again (the idea of
 * Floyd, Rivest 1975, Communications of the ACM 18:165). The answer is exact and the same as after
 * sorting; NaN counts as larger than every number. Not for use by two threads at once.
 */
final class Selector {
  private static final int SMALL = 96;
  private static final int LARGE = 2048;

  private final double[] few = new double[64];
  private final double[] many = new double[256];
  private double[] inside = new double[0];

  /**
   * The one or two values in the middle.
   *
   * @param lower the lower one; the same as the upper when the number of values is odd
   * @param upper the upper one
   */
  record Middle(double lower, double upper) {
    double median() {
      return lower == upper ? lower : (lower + upper) / 2;
    }
  }

  /** The middle of the first {@code count} values, at least one; they stay as they are. */
  Middle middle(double[] values, int count) {
    return between(values, count, (count - 1) / 2, count / 2);
  }

  /** The value of this rank, from 0, among the first {@code count}; they stay as they are. */
  double ranked(double[] values, int count, int rank) {
    return between(values, count, rank, rank).lower();
  }

  private Middle between(double[] values, int count, int lower, int upper) {
    if (inside.length < count && count > SMALL) {
      inside = new double[count];
    }
    double[] from = values;
    int n = count;
    int skipped = 0;
    while (n > SMALL) {
      double[] sample = n > LARGE ? many : few;
      int size = sample.length;
      int step = n / size;
      for (int i = 0; i < size; i++) {
        sample[i] = from[i * step];
      }
      Arrays.sort(sample);
      // Three and a half standard deviations of the rank of a median in the sample.
      int margin = (int) Math.ceil(3.5 * 0.5 * Math.sqrt(size));
      int first = (int) ((long) (lower - skipped) * size / n) - margin;
      int last = (int) ((long) (upper - skipped) * size / n) + margin;
      double low = first < 0 ? Double.NEGATIVE_INFINITY : sample[first];
      double high = last >= size ? Double.POSITIVE_INFINITY : sample[last];
      if (Double.isNaN(high)) {
        high = Double.POSITIVE_INFINITY;
      }
      int below = below(from, n, low);
      int kept = keep(from, n, low, high, inside);
      if (lower - skipped < below || upper - skipped >= below + kept || kept == n) {
        // The sample misled, or one value fills it.
        return sorted(values, count, lower, upper);
      }
      from = inside;
      n = kept;
      skipped += below;
    }
    return sorted(from, n, lower - skipped, upper - skipped);
  }

  private static Middle sorted(double[] values, int count, int lower, int upper) {
    double[] sorted = Arrays.copyOf(values, count);
    Arrays.sort(sorted);
    return new Middle(sorted[lower], sorted[upper]);
  }

  private static int below(double[] values, int count, double low) {
    int below = 0;
    for (int i = 0; i < count; i++) {
      below += values[i] < low ? 1 : 0;
    }
    return below;
  }

  /** Without branches, for the middle of random values cannot be foretold. */
  private static int keep(double[] values, int count, double low, double high, double[] target) {
    int kept = 0;
    for (int i = 0; i < count; i++) {
      double value = values[i];
      target[kept] = value;
      kept += (value >= low ? 1 : 0) & (value <= high ? 1 : 0);
    }
    return kept;
  }
}
