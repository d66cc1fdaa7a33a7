package org.marrow.foundation.number;

/**
 * A confidence, credible or prediction interval.
 *
 * @param lower lower limit; may be minus infinity when the data set no limit
 * @param upper upper limit, at or above the lower; may be infinity
 * @param level coverage it is made for, between 0 and 1, usually 0.95
 */
public record Interval(double lower, double upper, double level) {
  public Interval {
    if (!(lower <= upper)) {
      throw new IllegalArgumentException(
          "interval limits must be ordered numbers, got " + lower + " and " + upper);
    }
    if (!(level > 0 && level < 1)) {
      throw new IllegalArgumentException(
          "the level of an interval lies between 0 and 1, got " + level);
    }
  }

  /** An interval at the usual level of 95 %. */
  public static Interval of95(double lower, double upper) {
    return new Interval(lower, upper, 0.95);
  }

  /** Whether the value lies within, limits included. */
  public boolean contains(double value) {
    return lower <= value && value <= upper;
  }
}
