package org.marrow.cytometry.transform;

import org.jspecify.annotations.Nullable;

/**
 * A scale that is the inverse of an increasing curve {@code x = curve(y)} above its zero, and the
 * mirror image of that below: what logicle and hyperlog have in common (Gating-ML 2.0, sections 6.4
 * and 6.5). Both are described by T, W, M and A.
 */
abstract sealed class MirroredScale implements Scale permits LogicleScale, HyperlogScale {
  private final double top;
  private final double linear;
  private final double decades;
  private final double negative;
  private final double zero;

  /** Growth of the exponential over the whole scale: b of both curves. */
  final double b;

  // Made when the first value is scaled: a gating file may hold many scales that nobody uses.
  private volatile @Nullable Piecewise pieces;

  MirroredScale(double top, double linear, double decades, double negative) {
    this.top = top;
    this.linear = linear;
    this.decades = decades;
    this.negative = negative;
    zero = negative / (decades + negative) + linear / (decades + negative);
    b = (decades + negative) * FastLog.LN10;
  }

  /**
   * Refuses what is no scale.
   *
   * @param leastLinear least W, above or at 0
   */
  static void check(
      double top, double linear, double decades, double negative, double leastLinear) {
    Scale.checkedTop(top);
    Scale.checked("M", decades, 1e-6, 100);
    Scale.checked("W", linear, leastLinear, decades / 2);
    Scale.checked("A", negative, -linear, decades - 2 * linear);
    if (!(decades + negative > 0)) {
      throw new IllegalArgumentException("M + A must be above 0: " + decades + ", " + negative);
    }
  }

  /** The value at a place at or above {@link #zero()}. */
  abstract double curve(double y);

  /** The derivative of {@link #curve}, above 0. */
  abstract double slope(double y);

  /** The place of 0: x1 of the standard. */
  final double zero() {
    return zero;
  }

  /** The distance of the nearest branch point of the inverse from the real axis. */
  abstract double width();

  private Piecewise pieces() {
    Piecewise made = pieces;
    if (made == null) {
      made = new Piecewise(this::half, zero(), width(), top * 0x1p6);
      pieces = made;
    }
    return made;
  }

  private double half(double x) {
    return Increasing.solve(this::curve, this::slope, x, zero()) - zero();
  }

  @Override
  public final double apply(double value) {
    return pieces().apply(value);
  }

  @Override
  public final double inverse(double place) {
    return place >= zero() ? curve(place) : -curve(2 * zero() - place);
  }

  @Override
  public final void apply(double[] values, int count) {
    pieces().apply(values, count);
  }

  /** T, the value at 1. */
  public final double top() {
    return top;
  }

  /** W, decades of the linear part. */
  public final double linear() {
    return linear;
  }

  /** M, decades. */
  public final double decades() {
    return decades;
  }

  /** A, additional decades below 0. */
  public final double negative() {
    return negative;
  }
}
