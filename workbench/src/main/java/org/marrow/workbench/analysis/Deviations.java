package org.marrow.workbench.analysis;

import java.util.Arrays;
import org.marrow.workbench.cohort.Cohort;

/**
 * Values in standard deviations. The deviation is that of the whole cohort, so that a ratio in some
 * of its patients and one in the others are for the same difference.
 */
final class Deviations {
  private Deviations() {}

  /**
   * A marker's values less their mean, in standard deviations of the whole cohort.
   *
   * @param values all known
   */
  static double[] standardised(double[] values, Cohort whole, String marker) {
    double sd = of(whole, marker);
    double mean = Arrays.stream(values).sum() / values.length;
    return Arrays.stream(values).map(v -> sd > 0 ? (v - mean) / sd : 0).toArray();
  }

  /** Standard deviation (n - 1) of a marker's known values; NaN with fewer than two. */
  static double of(Cohort cohort, String marker) {
    double[] known = Arrays.stream(cohort.numbers(marker)).filter(v -> !Double.isNaN(v)).toArray();
    double mean = Arrays.stream(known).sum() / known.length;
    double squares = Arrays.stream(known).map(v -> (v - mean) * (v - mean)).sum();
    return StrictMath.sqrt(squares / (known.length - 1));
  }
}
