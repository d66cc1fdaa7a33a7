package org.marrow.cytometry.transform;

/**
 * {@code fratio(x, y) = A (x - B) / (y - C)} (Gating-ML 2.0 section 6.6), a new dimension from two.
 *
 * @param a factor
 * @param b taken from the numerator
 * @param c taken from the denominator
 */
public record Ratio(double a, double b, double c) {
  public Ratio {
    if (!Double.isFinite(a) || !Double.isFinite(b) || !Double.isFinite(c)) {
      throw new IllegalArgumentException("A, B and C must be finite: " + a + ", " + b + ", " + c);
    }
  }

  /** The ratio; NaN or infinite where the denominator is 0. */
  public double apply(double x, double y) {
    return a * (x - b) / (y - c);
  }
}
