package org.marrow.niche.exposure;

import java.util.Arrays;

/**
 * States x with dx/dt = A x, moved by matrix exponentials along a dyadic grid of one day: steps of
 * 2^-j days, j = 0 ... {@value #FINEST}. The exponentials come from one power series at the finest
 * step and one squaring a level, so they cost hardly more than one of them.
 */
final class LinearBlock {
  /** The finest step is 2^-8 of a day, under six minutes. */
  static final int FINEST = 8;

  private static final int TERMS = 7;
  private static final double LARGEST_NORM = 0.25;

  private final int[] states;
  private final int n;
  private final double[] generator;
  private final double[][] powers;
  private final double[] series;
  private final double[] product;
  private final double[] moved;

  /**
   * @param states indices in the vector of all drugs' states
   */
  LinearBlock(int[] states) {
    this.states = states.clone();
    n = states.length;
    generator = new double[n * n];
    powers = new double[FINEST + 1][n * n];
    series = new double[n * n];
    product = new double[n * n];
    moved = new double[n];
  }

  int[] states() {
    return states.clone();
  }

  /** Sets A from the matrix of all states, row by row. */
  void generator(double[] all, int size) {
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        generator[i * n + j] = all[states[i] * size + states[j]];
      }
    }
  }

  /** Computes the exponentials of every level from {@code finest} down to {@code coarsest}. */
  void exponentiate(int finest, int coarsest) {
    exponential(finest);
    for (int level = finest - 1; level >= coarsest; level--) {
      multiply(powers[level + 1], powers[level + 1], powers[level]);
    }
  }

  /** The exponential of A 2^-level, by a power series after scaling, then squaring. */
  private void exponential(int level) {
    double norm = 0;
    for (int i = 0; i < n; i++) {
      double row = 0;
      for (int j = 0; j < n; j++) {
        row += Math.abs(generator[i * n + j]);
      }
      norm = Math.max(norm, row);
    }
    int halvings = 0;
    double factor = Math.scalb(1.0, -level);
    while (norm * factor > LARGEST_NORM && halvings < 60) {
      factor /= 2;
      halvings++;
    }
    double[] result = powers[level];
    Arrays.fill(result, 0);
    Arrays.fill(series, 0);
    for (int i = 0; i < n; i++) {
      result[i * n + i] = 1;
      series[i * n + i] = 1;
    }
    for (int term = 1; term <= TERMS; term++) {
      multiply(series, generator, product);
      double by = factor / term;
      for (int i = 0; i < series.length; i++) {
        series[i] = product[i] * by;
        result[i] += series[i];
      }
    }
    for (int i = 0; i < halvings; i++) {
      multiply(result, result, product);
      System.arraycopy(product, 0, result, 0, product.length);
    }
  }

  private void multiply(double[] a, double[] b, double[] into) {
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        double sum = 0;
        for (int k = 0; k < n; k++) {
          sum = Math.fma(a[i * n + k], b[k * n + j], sum);
        }
        into[i * n + j] = sum;
      }
    }
  }

  /** Moves the block's part of a vector by 2^-level days. */
  void move(double[] all, int level) {
    double[] matrix = powers[level];
    for (int i = 0; i < n; i++) {
      double sum = 0;
      for (int j = 0; j < n; j++) {
        sum = Math.fma(matrix[i * n + j], all[states[j]], sum);
      }
      moved[i] = sum;
    }
    for (int i = 0; i < n; i++) {
      all[states[i]] = moved[i];
    }
  }
}
