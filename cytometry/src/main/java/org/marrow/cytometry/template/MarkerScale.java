package org.marrow.cytometry.template;

import java.util.Locale;

/**
 * Scale on which a marker's density is looked at. Membership of a gate never depends on it: values
 * are compared with thresholds in raw units.
 *
 * @param cofactor raw units of one unit of asinh near zero, greater than 0; infinite: linear
 */
public record MarkerScale(double cofactor) {
  /** Fluorescence: asinh(x/150). */
  public static final MarkerScale FLUORESCENCE = new MarkerScale(150);

  /** Mass cytometry counts: asinh(x/5) (Bendall 2011, Science 332:687). */
  public static final MarkerScale MASS = new MarkerScale(5);

  /** Values that were put on a logarithm-like scale before. */
  public static final MarkerScale LINEAR = new MarkerScale(Double.POSITIVE_INFINITY);

  public MarkerScale {
    if (!(cofactor > 0)) {
      throw new IllegalArgumentException("cofactor must be greater than 0, got " + cofactor);
    }
  }

  /** Raw to scaled. */
  public double forward(double raw) {
    if (Double.isInfinite(cofactor)) {
      return raw;
    }
    double x = Math.abs(raw / cofactor);
    double scaled = StrictMath.log(x + Math.sqrt(x * x + 1));
    return raw < 0 ? -scaled : scaled;
  }

  /** Scaled to raw. */
  public double inverse(double scaled) {
    return Double.isInfinite(cofactor) ? scaled : cofactor * StrictMath.sinh(scaled);
  }

  @Override
  public String toString() {
    return Double.isInfinite(cofactor)
        ? "linear"
        : String.format(Locale.ROOT, "asinh(x/%.6g)", cofactor);
  }
}
