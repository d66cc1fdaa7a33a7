package org.marrow.survival.reliability;

import java.util.Arrays;

/**
 * Share of a marker's variance that is difference between patients: 1 is a perfect reading, 0 is
 * all noise.
 *
 * @param value reliability of one reading, at least 0
 * @param standardError of the value, from the spread of both variances
 * @param between variance between patients
 * @param within variance of the error of one reading
 * @param patients number of patients
 */
public record Reliability(
    double value, double standardError, double between, double within, int patients) {

  /**
   * From replicates of the same samples, by one-way analysis of variance (ICC(1,1) of Shrout,
   * Fleiss 1979, doi:10.1037/0033-2909.86.2.420).
   *
   * @param replicates readings of each patient; patients with one reading help only the mean square
   *     between
   */
  public static Reliability ofReplicates(double[][] replicates) {
    int patients = replicates.length;
    int total = 0;
    double sum = 0;
    double sizes = 0;
    for (double[] own : replicates) {
      total += own.length;
      sum += Arrays.stream(own).sum();
      sizes += (double) own.length * own.length;
    }
    if (patients < 2 || total <= patients) {
      throw new IllegalArgumentException(
          "reliability needs two patients or more and a second reading of some, got "
              + patients
              + " patients with "
              + total
              + " readings");
    }
    double grand = sum / total;
    double betweenSquares = 0;
    double withinSquares = 0;
    for (double[] own : replicates) {
      double mean = Arrays.stream(own).sum() / own.length;
      betweenSquares += own.length * (mean - grand) * (mean - grand);
      withinSquares += Arrays.stream(own).map(v -> (v - mean) * (v - mean)).sum();
    }
    double msb = betweenSquares / (patients - 1);
    double msw = withinSquares / (total - patients);
    double k = (total - sizes / total) / (patients - 1);
    double between = Math.max(0, (msb - msw) / k);
    double value = between / (between + msw);
    // Variance of an intraclass correlation, Donner 1986 (doi:10.2307/1403259), equation 3.5.
    double se =
        (1 - value)
            * (1 + (k - 1) * value)
            * StrictMath.sqrt(2.0 * (total - 1) / (k * k * (patients - 1) * (total - patients)));
    return new Reliability(value, se, between, msw, patients);
  }

  /**
   * From counts: k of n cells carry the marker. The error of a share is binomial, p (1 - p) / n, at
   * the least; clumping and pre-analytic error come on top.
   *
   * @param positive cells with the marker, of each patient
   * @param counted cells looked at, 2 or more
   */
  public static Reliability ofCounts(long[] positive, long[] counted) {
    int patients = positive.length;
    if (patients < 3 || counted.length != patients) {
      throw new IllegalArgumentException("reliability from counts needs three patients or more");
    }
    double[] share = new double[patients];
    double within = 0;
    for (int i = 0; i < patients; i++) {
      if (counted[i] < 2 || positive[i] < 0 || positive[i] > counted[i]) {
        throw new IllegalArgumentException(
            "patient " + (i + 1) + ": " + positive[i] + " of " + counted[i] + " cells");
      }
      share[i] = (double) positive[i] / counted[i];
      within += share[i] * (1 - share[i]) / (counted[i] - 1);
    }
    within /= patients;
    double mean = Arrays.stream(share).sum() / patients;
    double total = Arrays.stream(share).map(s -> (s - mean) * (s - mean)).sum() / (patients - 1);
    double between = Math.max(0, total - within);
    double value = total == 0 ? 0 : between / total;
    // The binomial part is known well; the observed variance carries the uncertainty.
    double se = (1 - value) * StrictMath.sqrt(2.0 / (patients - 1));
    return new Reliability(value, se, between, within, patients);
  }

  /** Reliability of the mean of several readings (Spearman, Brown 1910). */
  public double ofMean(int readings) {
    return readings * value / (1 + (readings - 1) * value);
  }

  /** Whether it can be told from zero: two standard errors above it. */
  public boolean known() {
    return value > 2 * standardError;
  }
}
