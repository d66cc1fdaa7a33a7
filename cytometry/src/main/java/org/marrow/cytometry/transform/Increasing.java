package org.marrow.cytometry.transform;

import java.util.function.DoubleUnaryOperator;

/** Solves f(y) = x for an increasing f by Newton's method inside a shrinking bracket. */
final class Increasing {
  private static final int STEPS = 200;

  private Increasing() {}

  /**
   * @param f the function
   * @param slope its derivative, above 0
   * @param x the value to reach
   * @param start a first guess
   */
  static double solve(DoubleUnaryOperator f, DoubleUnaryOperator slope, double x, double start) {
    if (Double.isNaN(x)) {
      return Double.NaN;
    }
    if (Double.isInfinite(x)) {
      return x;
    }
    double low = start;
    double high = start;
    double step = 0.5;
    while (f.applyAsDouble(low) > x && step < 1e6) {
      low -= step;
      step *= 2;
    }
    step = 0.5;
    while (f.applyAsDouble(high) < x && step < 1e6) {
      high += step;
      step *= 2;
    }
    double y = 0.5 * (low + high);
    for (int i = 0; i < STEPS; i++) {
      double miss = f.applyAsDouble(y) - x;
      if (miss == 0) {
        return y;
      }
      if (miss > 0) {
        high = y;
      } else {
        low = y;
      }
      double next = y - miss / slope.applyAsDouble(y);
      if (!(next > low && next < high)) {
        next = 0.5 * (low + high);
      }
      if (Math.abs(next - y) <= 2 * Math.ulp(y) || next == low || next == high) {
        return next;
      }
      y = next;
    }
    return y;
  }
}
