package org.marrow.survival.order;

/** Whether numbers are all finite, in one pass without branches. */
public final class Finite {
  private Finite() {}

  /** Whether no value is missing or infinite. */
  public static boolean all(double[] values) {
    double sum = 0;
    for (double v : values) {
      // 0 for a finite number, NaN for any other.
      sum += 0 * v;
    }
    return sum == 0;
  }
}
