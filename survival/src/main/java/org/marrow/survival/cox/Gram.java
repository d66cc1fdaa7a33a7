package org.marrow.survival.cox;

import java.util.Arrays;

/**
 * A weighted sum of outer products, eight rows at a time: the rows are kept column by column, so
 * that each element of the sum is touched once for eight rows.
 */
final class Gram {
  private static final int BLOCK = 8;

  private final int p;
  private final double[] columns;
  private final double[] weights = new double[BLOCK];
  private final double[] sum;
  private int filled;

  Gram(int p) {
    this.p = p;
    this.columns = new double[p * BLOCK];
    this.sum = new double[p * p];
  }

  void clear() {
    Arrays.fill(sum, 0);
    filled = 0;
  }

  /** Adds weight * x x' for the row that starts at an offset. */
  void add(double[] x, int offset, double weight) {
    int k = filled;
    for (int j = 0; j < p; j++) {
      columns[j * BLOCK + k] = x[offset + j];
    }
    weights[k] = weight;
    if (++filled == BLOCK) {
      flush();
    }
  }

  /** Writes the symmetric sum. */
  void result(double[] target) {
    while (filled > 0) {
      Arrays.fill(weights, filled, BLOCK, 0);
      flush();
    }
    for (int a = 0; a < p; a++) {
      for (int b = 0; b <= a; b++) {
        target[a * p + b] = sum[a * p + b];
        target[b * p + a] = sum[a * p + b];
      }
    }
  }

  private void flush() {
    double[] c = columns;
    double[] w = weights;
    for (int a = 0; a < p; a++) {
      int i = a * BLOCK;
      double c0 = w[0] * c[i];
      double c1 = w[1] * c[i + 1];
      double c2 = w[2] * c[i + 2];
      double c3 = w[3] * c[i + 3];
      double c4 = w[4] * c[i + 4];
      double c5 = w[5] * c[i + 5];
      double c6 = w[6] * c[i + 6];
      double c7 = w[7] * c[i + 7];
      for (int b = 0; b <= a; b++) {
        int j = b * BLOCK;
        sum[a * p + b] +=
            ((c0 * c[j] + c1 * c[j + 1]) + (c2 * c[j + 2] + c3 * c[j + 3]))
                + ((c4 * c[j + 4] + c5 * c[j + 5]) + (c6 * c[j + 6] + c7 * c[j + 7]));
      }
    }
    filled = 0;
  }
}
