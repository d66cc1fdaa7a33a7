package org.marrow.cytometry.transform;

/**
 * A scale of Gating-ML 2.0: maps a measured value to the axis of a plot, on which 1 is the top of
 * the instrument's range. Strictly increasing. Instances are immutable and may be shared by
 * threads.
 */
public sealed interface Scale
    permits LinearScale, LogScale, AsinhScale, MirroredScale, BoundedScale {

  /** The place of a value on the axis; NaN where the scale is not defined. */
  double apply(double value);

  /** The value at a place on the axis. */
  double inverse(double place);

  /** Applies the scale in place to the first {@code count} entries. */
  void apply(double[] values, int count);

  /** Refuses a parameter with the name, the limit and the value. */
  static double checked(String name, double value, double least, double most) {
    if (!(value >= least && value <= most)) {
      throw new IllegalArgumentException(
          name + " must lie between " + least + " and " + most + ", got " + value);
    }
    return value;
  }

  /** The top of scale must be above 0. */
  static double checkedTop(double top) {
    if (!(top > 0) || top > 1e300) {
      throw new IllegalArgumentException("T must be above 0 and at most 1e300, got " + top);
    }
    return top;
  }
}
