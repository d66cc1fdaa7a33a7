package org.marrow.cytometry.transform;

import java.util.function.DoubleUnaryOperator;

/** Polynomials of degree 5 through a function's values at Chebyshev nodes. */
final class Polynomial {
  private static final int NODES = 6;

  /** Row k: the coefficients of the Chebyshev polynomial T_k in powers of u. */
  private static final double[][] CHEBYSHEV = {
    {1}, {0, 1}, {-1, 0, 2}, {0, -3, 0, 4}, {1, 0, -8, 0, 8}, {0, 5, 0, -20, 0, 16}
  };

  /** Row k: the values of T_k at the nodes. */
  private static final double[][] AT_NODES = new double[NODES][NODES];

  static {
    for (int k = 0; k < NODES; k++) {
      for (int i = 0; i < NODES; i++) {
        AT_NODES[k][i] = StrictMath.cos(StrictMath.PI * k * (i + 0.5) / NODES);
      }
    }
  }

  private Polynomial() {}

  /**
   * Writes six coefficients in powers of t, for t between -half and half.
   *
   * @param function the function of t
   * @param target where to write, from {@code at} on
   */
  static void fit(DoubleUnaryOperator function, double half, double[] target, int at) {
    double[] values = new double[NODES];
    for (int i = 0; i < NODES; i++) {
      values[i] = function.applyAsDouble(half * AT_NODES[1][i]);
    }
    double[] powers = new double[NODES];
    for (int k = 0; k < NODES; k++) {
      double sum = 0;
      for (int i = 0; i < NODES; i++) {
        sum += values[i] * AT_NODES[k][i];
      }
      double weight = sum * (k == 0 ? 1.0 : 2.0) / NODES;
      for (int p = 0; p < CHEBYSHEV[k].length; p++) {
        powers[p] += weight * CHEBYSHEV[k][p];
      }
    }
    double unit = 1;
    for (int p = 0; p < NODES; p++) {
      target[at + p] = powers[p] / unit;
      unit *= half;
    }
  }
}
