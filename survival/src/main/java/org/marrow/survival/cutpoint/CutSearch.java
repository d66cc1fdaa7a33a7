package org.marrow.survival.cutpoint;

import java.util.Arrays;

/**
 * The standardised sum of scores below each candidate cut and the largest of them: the maximally
 * selected rank statistic (Lausen, Schumacher 1992, doi:10.2307/2532740). One pass over the sorted
 * marker.
 */
final class CutSearch {
  private final double[] marker;
  private final double minProportion;
  private final double maxProportion;

  /**
   * @param marker values, ascending
   */
  CutSearch(double[] marker, double minProportion, double maxProportion) {
    this.marker = marker;
    this.minProportion = minProportion;
    this.maxProportion = maxProportion;
  }

  /**
   * What a search found.
   *
   * @param below number of rows at or below each candidate
   * @param cut candidate values
   * @param z standardised score below each; negative when those below live longer
   * @param best index of the largest absolute z, the first when tied
   */
  record Found(int[] below, double[] cut, double[] z, int best) {
    double statistic() {
      return StrictMath.abs(z[best]);
    }
  }

  /** Every candidate for scores in the order of the marker. */
  Found all(double[] score, int[] copies) {
    int n = Arrays.stream(copies).sum();
    double[] scale = moments(score, copies, n);
    int[] below = new int[marker.length];
    double[] cut = new double[marker.length];
    double[] z = new double[marker.length];
    int found = 0;
    int best = 0;
    int m = 0;
    double sum = 0;
    int least = Math.max(1, (int) StrictMath.floor(n * minProportion));
    int most = Math.min(n - 1, (int) StrictMath.floor(n * maxProportion));
    for (int i = 0; i < marker.length; i++) {
      m += copies[i];
      sum += copies[i] * score[i];
      boolean last = i + 1 == marker.length || marker[i + 1] != marker[i];
      if (last && m >= least && m <= most && (found == 0 || below[found - 1] != m)) {
        below[found] = m;
        cut[found] = marker[i];
        z[found] = standardised(sum, m, n, scale);
        if (StrictMath.abs(z[found]) > StrictMath.abs(z[best])) {
          best = found;
        }
        found++;
      }
    }
    return new Found(
        Arrays.copyOf(below, found), Arrays.copyOf(cut, found), Arrays.copyOf(z, found), best);
  }

  /** Largest absolute statistic at the given cuts for permuted scores; no allocation. */
  static double largest(double[] score, int[] order, int[] below, double mean, double variance) {
    int n = order.length;
    double largest = 0;
    double sum = 0;
    int m = 0;
    for (int next : below) {
      for (; m < next; m++) {
        sum += score[order[m]];
      }
      double deviation = sum - m * mean;
      double squared = deviation * deviation / ((double) m * (n - m) / n * variance);
      largest = squared > largest ? squared : largest;
    }
    return StrictMath.sqrt(largest);
  }

  /** Mean and sample variance of the scores. */
  static double[] moments(double[] score, int[] copies, int n) {
    double sum = 0;
    for (int i = 0; i < score.length; i++) {
      sum += copies[i] * score[i];
    }
    double mean = sum / n;
    double squares = 0;
    for (int i = 0; i < score.length; i++) {
      squares += copies[i] * (score[i] - mean) * (score[i] - mean);
    }
    return new double[] {mean, squares / (n - 1)};
  }

  private static double standardised(double sum, int m, int n, double[] scale) {
    double variance = (double) m * (n - m) / n * scale[1];
    return variance > 0 ? (sum - m * scale[0]) / StrictMath.sqrt(variance) : 0;
  }
}
