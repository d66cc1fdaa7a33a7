package org.marrow.kinetics.estimation;

/**
 * A parameter to be estimated.
 *
 * @param id id in the model
 * @param from lower limit
 * @param to upper limit
 * @param logarithmic whether it is searched on a logarithmic scale; then the limits are above 0
 */
public record Free(String id, double from, double to, boolean logarithmic) {
  public Free {
    if (!(from < to) || Double.isInfinite(from) || Double.isInfinite(to)) {
      throw new IllegalArgumentException(id + " needs finite limits in order: " + from + ", " + to);
    }
    if (logarithmic && !(from > 0)) {
      throw new IllegalArgumentException(
          id + " is searched on a logarithmic scale, so its limits are above 0, got " + from);
    }
  }

  /** A positive parameter, searched on a logarithmic scale. */
  public static Free positive(String id, double from, double to) {
    return new Free(id, from, to, true);
  }

  /** Place on the search scale. */
  double coordinate(double value) {
    return logarithmic ? StrictMath.log(value) : value;
  }

  /** Value at a place on the search scale, kept within the limits. */
  double value(double coordinate) {
    double value = logarithmic ? StrictMath.exp(coordinate) : coordinate;
    return Math.max(from, Math.min(to, value));
  }
}
