package org.marrow.survival.cox;

import java.util.Arrays;

/**
 * A weighted sum of outer products of rows, four rows at a time, so that each element of the sum is
 * touched once for four rows. Rows that stand one after the other are read where they are; single
 * rows wait in a buffer.
 */
final class Gram {
  private static final int BLOCK = 4;
  private final int p;
  private final double[] waiting;

  /** The four rows side by side: the values of one column stand together. */
  private final double[] side;

  private final double[] weights = new double[BLOCK];
  private final double[] sum;
  private int filled;

  Gram(int p) {
    this.p = p;
    this.waiting = new double[p * BLOCK];
    this.side = new double[p * BLOCK];
    this.sum = new double[p * p];
  }

  void clear() {
    Arrays.fill(sum, 0);
    filled = 0;
  }

  /** Adds weight * x x' for the row that starts at an offset. */
  void add(double[] x, int offset, double weight) {
    System.arraycopy(x, offset, waiting, filled * p, p);
    added(weight);
  }

  /** The buffer, for a caller that makes the next row in it, from {@link #place} on. */
  double[] buffer() {
    return waiting;
  }

  /** Where the next row starts in the {@link #buffer}. */
  int place() {
    return filled * p;
  }

  /** Takes the row made in the {@link #buffer}. */
  void added(double weight) {
    weights[filled] = weight;
    if (++filled == BLOCK) {
      flush();
    }
  }

  /**
   * Adds weight * x x' for the rows from one on up to another, and factor * x to a vector.
   *
   * @param x rows one after the other
   * @param weights of each row
   * @param factors of each row
   * @param vector receives the weighted sum of the rows
   */
  void addRows(double[] x, int rows, double[] weights, double[] factors, double[] vector) {
    int i = 0;
    for (; i + BLOCK <= rows; i += BLOCK) {
      int r = i * p;
      double f0 = factors[i];
      double f1 = factors[i + 1];
      double f2 = factors[i + 2];
      double f3 = factors[i + 3];
      double[] y = side;
      int to = 0;
      for (int j = 0; j < p; j++, r++, to += BLOCK) {
        double x0 = x[r];
        double x1 = x[r + p];
        double x2 = x[r + 2 * p];
        double x3 = x[r + 3 * p];
        vector[j] += (f0 * x0 + f1 * x1) + (f2 * x2 + f3 * x3);
        y[to] = x0;
        y[to + 1] = x1;
        y[to + 2] = x2;
        y[to + 3] = x3;
      }
      four(weights[i], weights[i + 1], weights[i + 2], weights[i + 3]);
    }
    for (; i < rows; i++) {
      for (int j = 0; j < p; j++) {
        vector[j] += factors[i] * x[i * p + j];
      }
      add(x, i * p, weights[i]);
    }
  }

  /** Writes the symmetric sum. */
  void result(double[] target) {
    if (filled > 0) {
      // Rows of an earlier round still stand behind the last; they count with weight 0.
      Arrays.fill(weights, filled, BLOCK, 0);
      Arrays.fill(waiting, filled * p, BLOCK * p, 0);
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
    double[] x = waiting;
    double[] y = side;
    for (int j = 0, to = 0; j < p; j++, to += BLOCK) {
      y[to] = x[j];
      y[to + 1] = x[j + p];
      y[to + 2] = x[j + 2 * p];
      y[to + 3] = x[j + 3 * p];
    }
    four(weights[0], weights[1], weights[2], weights[3]);
    filled = 0;
  }

  /** Four rows, two rows of the sum at a time: each value is loaded once for two of them. */
  private void four(double w0, double w1, double w2, double w3) {
    double[] y = side;
    double[] s = sum;
    int a = 0;
    for (; a + 1 < p; a += 2) {
      int i = a * BLOCK;
      double a0 = w0 * y[i];
      double a1 = w1 * y[i + 1];
      double a2 = w2 * y[i + 2];
      double a3 = w3 * y[i + 3];
      double b0 = w0 * y[i + 4];
      double b1 = w1 * y[i + 5];
      double b2 = w2 * y[i + 6];
      double b3 = w3 * y[i + 7];
      int to = a * p;
      int below = to + p;
      int end = to + a + 1;
      for (int j = 0; to < end; j += BLOCK, to++, below++) {
        double y0 = y[j];
        double y1 = y[j + 1];
        double y2 = y[j + 2];
        double y3 = y[j + 3];
        s[to] += (a0 * y0 + a1 * y1) + (a2 * y2 + a3 * y3);
        s[below] += (b0 * y0 + b1 * y1) + (b2 * y2 + b3 * y3);
      }
      s[below] += (b0 * y[i + 4] + b1 * y[i + 5]) + (b2 * y[i + 6] + b3 * y[i + 7]);
    }
    if (a < p) {
      int i = a * BLOCK;
      double a0 = w0 * y[i];
      double a1 = w1 * y[i + 1];
      double a2 = w2 * y[i + 2];
      double a3 = w3 * y[i + 3];
      for (int b = 0, j = 0; b <= a; b++, j += BLOCK) {
        s[a * p + b] += (a0 * y[j] + a1 * y[j + 1]) + (a2 * y[j + 2] + a3 * y[j + 3]);
      }
    }
  }
}
