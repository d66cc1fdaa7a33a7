package org.marrow.survival.curves;

import java.util.Arrays;
import java.util.Locale;

/**
 * The survival curve of interval-censored times: Turnbull's nonparametric maximum likelihood
 * estimate (1976, doi:10.1111/j.2517-6161.1976.tb01597.x) by self-consistency. Mass can only lie in
 * the innermost intervals; where inside an interval it lies the data do not say.
 */
public final class Turnbull {
  private static final int MOST_ITERATIONS = 200_000;

  private final double[] left;
  private final double[] right;
  private final double[] mass;
  private final double[] start;
  private final double[] upper;
  private final int iterations;

  private Turnbull(
      double[] left,
      double[] right,
      double[] mass,
      double[] start,
      double[] upper,
      int iterations) {
    this.left = left;
    this.right = right;
    this.mass = mass;
    this.start = start;
    this.upper = upper;
    this.iterations = iterations;
  }

  /**
   * Fits the curve.
   *
   * @param lower last time known to be free of the event; negative infinity (or 0) when none
   * @param upper first time known to have had the event, infinite when right-censored, equal to
   *     lower when seen exactly; the event lies in (lower, upper]
   */
  public static Turnbull fit(double[] lower, double[] upper) {
    int n = lower.length;
    if (n == 0 || upper.length != n) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "lower has %d and upper %d rows", n, upper.length));
    }
    for (int i = 0; i < n; i++) {
      if (!(lower[i] <= upper[i]) || lower[i] == Double.POSITIVE_INFINITY) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT, "row %d: the interval (%s, %s] is empty", i + 1, lower[i], upper[i]));
      }
    }
    double[] start = closed(lower, upper);
    double[][] support = support(start, upper);
    int m = support[0].length;
    int[] first = new int[n];
    int[] last = new int[n];
    for (int i = 0; i < n; i++) {
      first[i] = firstFrom(support[0], start[i]);
      int end = Arrays.binarySearch(support[1], upper[i]);
      last[i] = end >= 0 ? end : -end - 2;
    }
    double[] mass = new double[m];
    Arrays.fill(mass, 1.0 / m);
    int iterations = selfConsistency(first, last, mass);
    return new Turnbull(support[0], support[1], mass, start, upper.clone(), iterations);
  }

  /** (lower, upper] as the closed interval from the next number after lower; exact times stay. */
  private static double[] closed(double[] lower, double[] upper) {
    double[] start = new double[lower.length];
    for (int i = 0; i < start.length; i++) {
      start[i] = lower[i] < upper[i] ? StrictMath.nextUp(lower[i]) : lower[i];
    }
    return start;
  }

  /** Innermost intervals: a left end directly followed by a right end in the sorted order. */
  private static double[][] support(double[] start, double[] upper) {
    int n = start.length;
    double[] lefts = start.clone();
    double[] rights = upper.clone();
    Arrays.sort(lefts);
    Arrays.sort(rights);
    double[] left = new double[n];
    double[] right = new double[n];
    int m = 0;
    int i = 0;
    for (int j = 0; j < n; j++) {
      if (i < n && lefts[i] <= rights[j]) {
        while (i < n && lefts[i] <= rights[j]) {
          i++;
        }
        left[m] = lefts[i - 1];
        right[m++] = rights[j];
      }
    }
    return new double[][] {Arrays.copyOf(left, m), Arrays.copyOf(right, m)};
  }

  /** Index of the first end at or after a time. */
  private static int firstFrom(double[] ends, double time) {
    int found = Arrays.binarySearch(ends, time);
    return found >= 0 ? found : -found - 1;
  }

  private static int selfConsistency(int[] first, int[] last, double[] mass) {
    int n = first.length;
    int m = mass.length;
    double[] cumulated = new double[m + 1];
    double[] change = new double[m + 1];
    for (int iteration = 1; iteration <= MOST_ITERATIONS; iteration++) {
      for (int k = 0; k < m; k++) {
        cumulated[k + 1] = cumulated[k] + mass[k];
        change[k] = 0;
      }
      for (int i = 0; i < n; i++) {
        double share = 1 / (cumulated[last[i] + 1] - cumulated[first[i]]);
        change[first[i]] += share;
        change[last[i] + 1] -= share;
      }
      change[m] = 0;
      double moved = 0;
      double factor = 0;
      for (int k = 0; k < m; k++) {
        factor += change[k];
        double next = mass[k] * factor / n;
        moved = StrictMath.max(moved, StrictMath.abs(next - mass[k]));
        mass[k] = next;
      }
      if (moved < 1e-14) {
        return iteration;
      }
    }
    return MOST_ITERATIONS;
  }

  /** Number of innermost intervals. */
  public int size() {
    return mass.length;
  }

  /** Left end of the k-th innermost interval; the interval is open there unless left = right. */
  public double left(int k) {
    return left[k] < right[k] ? StrictMath.nextDown(left[k]) : left[k];
  }

  /** Right end of the k-th innermost interval; infinite when mass lies beyond the last time. */
  public double right(int k) {
    return right[k];
  }

  /** Probability of the k-th innermost interval. */
  public double mass(int k) {
    return mass[k];
  }

  /** Iterations until no probability changed by more than 1e-14. */
  public int iterations() {
    return iterations;
  }

  /**
   * Survival just after a time, with each mass placed in the middle of its interval (at its right
   * end when nothing is known before it, beyond all times when it has no right end).
   */
  public double survivalAt(double time) {
    double survival = 1;
    for (int k = 0; k < mass.length; k++) {
      if (place(k) <= time) {
        survival -= mass[k];
      }
    }
    return StrictMath.max(0, survival);
  }

  /** Expected number at risk just before a time, masses placed as in {@link #survivalAt}. */
  public double atRiskAt(double time) {
    double atRisk = 0;
    for (int i = 0; i < start.length; i++) {
      if (upper[i] == Double.POSITIVE_INFINITY) {
        atRisk += start[i] >= time ? 1 : 0;
        continue;
      }
      double inside = 0;
      double later = 0;
      for (int k = 0; k < mass.length; k++) {
        boolean covered = left[k] >= start[i] && right[k] <= upper[i];
        inside += covered ? mass[k] : 0;
        later += covered && place(k) >= time ? mass[k] : 0;
      }
      atRisk += later / inside;
    }
    return atRisk;
  }

  private double place(int k) {
    return left[k] <= Double.MIN_VALUE || Double.isInfinite(right[k])
        ? right[k]
        : (left(k) + right[k]) / 2;
  }
}
