package org.marrow.cytometry.transform;

import java.util.function.DoubleUnaryOperator;

/**
 * A smooth increasing function that is symmetric about its value at 0, as polynomials of degree 5
 * on pieces whose width grows with the distance from 0, 32 to the octave: the exponent and first
 * mantissa bits of {@code |x| + width} are the index of the piece, so there is nothing to search.
 * With the width no larger than the distance of the nearest complex branch point from the real
 * axis, each piece stays well inside its radius of convergence and the error is below 1e-11.
 */
final class Piecewise {
  private static final int BITS = 5;
  private static final int SHIFT = 52 - BITS;
  private static final int COEFFICIENTS = 6;

  private final DoubleUnaryOperator half;
  private final double middle;
  private final double width;
  private final int base;
  private final int pieces;
  private final double[] table;

  /**
   * @param half the function minus its value at 0; used for x of at least 0, but smooth across it
   * @param middle the value at 0
   * @param width how wide the narrowest octave is
   * @param reach the table covers plus and minus this; beyond, the function itself is called
   */
  Piecewise(DoubleUnaryOperator half, double middle, double width, double reach) {
    this.half = half;
    this.middle = middle;
    this.width = width;
    base = index(width);
    pieces = index(reach + width) - base + 1;
    table = new double[pieces * COEFFICIENTS];
    for (int k = 0; k < pieces; k++) {
      double from = Double.longBitsToDouble((long) (base + k) << SHIFT);
      double radius = (Double.longBitsToDouble((long) (base + k + 1) << SHIFT) - from) / 2;
      double centre = from + radius - width;
      // The first piece may begin a little below 0: the function goes on there, not its mirror
      // image.
      Polynomial.fit(t -> half.applyAsDouble(centre + t), radius, table, k * COEFFICIENTS);
    }
  }

  private double mirrored(double x) {
    return x < 0 ? -half.applyAsDouble(-x) : half.applyAsDouble(x);
  }

  private static int index(double z) {
    return (int) (Double.doubleToRawLongBits(z) >>> SHIFT);
  }

  double apply(double x) {
    double z = Math.abs(x) + width;
    long bits = Double.doubleToRawLongBits(z);
    int k = (int) (bits >>> SHIFT) - base;
    if (k >= pieces) {
      return middle + mirrored(x);
    }
    double t = z - Double.longBitsToDouble(bits >>> SHIFT << SHIFT | 1L << SHIFT - 1);
    int o = k * COEFFICIENTS;
    double[] c = table;
    double y =
        ((((c[o + 5] * t + c[o + 4]) * t + c[o + 3]) * t + c[o + 2]) * t + c[o + 1]) * t + c[o];
    return x < 0 ? middle - y : middle + y;
  }

  void apply(double[] values, int count) {
    for (int i = 0; i < count; i++) {
      values[i] = apply(values[i]);
    }
  }
}
