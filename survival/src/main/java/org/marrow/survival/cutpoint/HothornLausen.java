package org.marrow.survival.cutpoint;

import java.util.Arrays;

/**
 * An upper bound of the p value from the exact permutation distribution of neighbouring cuts, after
 * Hothorn and Lausen 2003 (doi:10.1016/S0167-9473(02)00225-6): the probability that any cut exceeds
 * b is at most P(first exceeds) + sum of P(cut does not exceed, next one does). The distributions
 * of the sums come from a convolution over the scores, rounded to a grid (Streitberg, Roehmel
 * 1986); the boundaries are those of the rounded scores.
 *
 * <p>P(m, s), the probability that a random subset of m rows has the sum s, is built row by row.
 * The row that enters between two neighbouring cuts is taken out of it again by solving P(m, s) =
 * (1 - m/N) Q(m, s) + (m/N) Q(m - 1, s - a) for Q, upwards for m below N/2 and downwards above, the
 * directions in which rounding errors shrink.
 */
final class HothornLausen {
  private static final int GRID = 64;
  private static final double NEGLIGIBLE = 1e-20;

  private final int n;
  private final int[] score;
  private final int most;
  private final double mean;
  private final double variance;
  private final int[] low;
  private final int[] high;

  HothornLausen(double[] scores) {
    n = scores.length;
    double least = Arrays.stream(scores).min().orElse(0);
    double range = Arrays.stream(scores).max().orElse(1) - least;
    score = new int[n];
    int total = 0;
    for (int i = 0; i < n; i++) {
      score[i] = (int) StrictMath.rint((scores[i] - least) / range * GRID);
      total += score[i];
    }
    most = total;
    double[] copy = Arrays.stream(score).asDoubleStream().toArray();
    int[] ones = new int[n];
    Arrays.fill(ones, 1);
    double[] moments = CutSearch.moments(copy, ones, n);
    low = new int[n + 1];
    high = new int[n + 1];
    mean = moments[0];
    variance = moments[1];
  }

  /** Bound of P(largest statistic at these cuts is at least b), at most 1. */
  double bound(double b, int[] below) {
    double[][] p = subsets();
    int first = below[0];
    int last = below[below.length - 1];
    double[] crossing = new double[n];
    int[] counts = new int[GRID + 1];
    for (int s : score) {
      counts[s]++;
    }
    for (int a = 0; a <= GRID; a++) {
      if (counts[a] > 0) {
        without(p, a, first, last, b, (double) counts[a] / n, crossing);
      }
    }
    double bound = outside(p[first], first, b);
    for (int j = 0; j + 1 < below.length; j++) {
      double steps = 0;
      for (int m = below[j]; m < below[j + 1]; m++) {
        steps += crossing[m];
      }
      // Several patients share a value: leaving in between counts although no cut is there; so the
      // probability to be outside at the next cut may be the better bound.
      bound +=
          below[j + 1] - below[j] == 1
              ? steps
              : StrictMath.min(steps, outside(p[below[j + 1]], below[j + 1], b));
    }
    return StrictMath.min(1, bound);
  }

  /**
   * P(m, s) for all m. Far tails below 1e-20 are cut off as the convolution goes, so the work
   * follows the spread of the sums and not their range.
   */
  private double[][] subsets() {
    int[] ascending = score.clone();
    Arrays.sort(ascending);
    double[][] p = new double[n + 1][];
    int sum = 0;
    for (int m = 0; m <= n; m++) {
      p[m] = new double[sum + 1];
      sum += m < n ? ascending[n - 1 - m] : 0;
      low[m] = Integer.MAX_VALUE;
      high[m] = -1;
    }
    p[0][0] = 1;
    low[0] = 0;
    high[0] = 0;
    for (int i = 1; i <= n; i++) {
      int a = ascending[i - 1];
      for (int m = i; m >= 1; m--) {
        if (high[m - 1] >= 0) {
          add(p, m, a, (double) m / i);
        }
      }
    }
    return p;
  }

  private void add(double[][] p, int m, int a, double in) {
    double[] from = p[m - 1];
    double[] to = p[m];
    for (int s = low[m]; s <= high[m]; s++) {
      to[s] *= 1 - in;
    }
    int first = low[m - 1] + a;
    int last = Math.min(to.length - 1, high[m - 1] + a);
    for (int s = first; s <= last; s++) {
      to[s] += in * from[s - a];
    }
    low[m] = Math.min(low[m], first);
    high[m] = Math.max(high[m], last);
    while (low[m] < high[m] && to[low[m]] < NEGLIGIBLE) {
      to[low[m]++] = 0;
    }
    while (high[m] > low[m] && to[high[m]] < NEGLIGIBLE) {
      to[high[m]--] = 0;
    }
  }

  /** Adds, for each m, P(inside at m, the next row has score a, outside at m + 1). */
  private void without(
      double[][] p, int a, int first, int last, double b, double share, double[] crossing) {
    int half = n / 2;
    int length = p[n].length;
    double[] q = new double[length];
    double[] next = new double[length];
    q[0] = 1;
    for (int m = 0; m < Math.min(last, half + 1); m++) {
      if (m > 0) {
        double in = (double) m / n;
        for (int s = low[m]; s <= high[m]; s++) {
          double with = s >= a ? q[s - a] : 0;
          next[s] = StrictMath.max(0, (p[m][s] - in * with) / (1 - in));
        }
        Arrays.fill(q, low[m - 1], high[m - 1] + 1, 0);
        double[] swap = q;
        q = next;
        next = swap;
      }
      if (m >= first) {
        crossing[m] += share * leaving(q, m, a, b);
      }
    }
    // From the top: all rows but one leave exactly one sum.
    Arrays.fill(q, 0);
    q[most - a] = 1;
    for (int m = n - 1; m > Math.max(half, first - 1); m--) {
      if (m < n - 1) {
        double in = (m + 1.0) / n;
        double[] upper = p[m + 1];
        for (int s = low[m]; s <= high[m]; s++) {
          double whole = s + a < upper.length ? upper[s + a] : 0;
          double kept = s + a < length ? q[s + a] : 0;
          next[s] = StrictMath.max(0, (whole - (1 - in) * kept) / in);
        }
        Arrays.fill(q, low[m + 1], high[m + 1] + 1, 0);
        q[most - a] = 0;
        double[] swap = q;
        q = next;
        next = swap;
      }
      if (m < last) {
        crossing[m] += share * leaving(q, m, a, b);
      }
    }
  }

  private double leaving(double[] q, int m, int a, double b) {
    double sum = 0;
    int from = Math.max(0, firstInside(m, b));
    int to = Math.min(q.length - 1, lastInside(m, b));
    // Only sums within one score of the boundary can leave.
    for (int s = Math.max(from, lastInside(m + 1, b) - a + 1); s <= to; s++) {
      sum += q[s];
    }
    for (int s = from; s <= Math.min(to, firstInside(m + 1, b) - a - 1); s++) {
      sum += q[s];
    }
    return sum;
  }

  private double outside(double[] p, int m, double b) {
    double inside = 0;
    int to = Math.min(p.length - 1, lastInside(m, b));
    for (int s = Math.max(0, firstInside(m, b)); s <= to; s++) {
      inside += p[s];
    }
    return StrictMath.max(0, 1 - inside);
  }

  /** Smallest sum whose statistic is below b. */
  private int firstInside(int m, double b) {
    return (int) StrictMath.floor(m * mean - reach(m, b)) + 1;
  }

  /** Largest sum whose statistic is below b. */
  private int lastInside(int m, double b) {
    return (int) StrictMath.ceil(m * mean + reach(m, b)) - 1;
  }

  private double reach(int m, double b) {
    return b * StrictMath.sqrt((double) m * (n - m) / n * variance);
  }
}
