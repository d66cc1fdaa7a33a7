package org.marrow.survival.cox;

/**
 * L D L' of a symmetric, non-negative definite matrix without exchange of columns, so that a column
 * that is a combination of earlier ones shows as a zero pivot: it is then left out of every
 * solution. A pivot counts as zero below a tolerance times the largest diagonal element.
 */
final class Factorization {
  /** Tolerance for information matrices: 2^-39, the {@code toler.chol} of coxph. */
  static final double INFORMATION = StrictMath.pow(0x1p-52, 0.75);

  private final int n;
  private final double[] l;
  private final boolean[] redundant;
  private final int rank;

  /**
   * @param matrix n x n, symmetric, not changed
   */
  Factorization(double[] matrix, int n, double tolerance) {
    this.n = n;
    this.l = matrix.clone();
    this.redundant = new boolean[n];
    double largest = 0;
    for (int i = 0; i < n; i++) {
      largest = Math.max(largest, l[i * n + i]);
    }
    double least = largest * tolerance;
    int found = 0;
    for (int i = 0; i < n; i++) {
      double pivot = l[i * n + i];
      if (!(pivot >= least) || pivot == 0 || Double.isInfinite(pivot)) {
        redundant[i] = true;
        l[i * n + i] = 0;
        for (int j = i + 1; j < n; j++) {
          l[j * n + i] = 0;
        }
        continue;
      }
      found++;
      for (int j = i + 1; j < n; j++) {
        double factor = l[j * n + i] / pivot;
        l[j * n + i] = factor;
        l[j * n + j] -= factor * factor * pivot;
        for (int k = j + 1; k < n; k++) {
          l[k * n + j] -= factor * l[k * n + i];
        }
      }
    }
    rank = found;
  }

  int rank() {
    return rank;
  }

  boolean redundant(int column) {
    return redundant[column];
  }

  /** The solution of A x = b, 0 where a column is redundant. */
  double[] solve(double[] b) {
    double[] x = b.clone();
    for (int i = 0; i < n; i++) {
      double sum = x[i];
      for (int j = 0; j < i; j++) {
        sum -= l[i * n + j] * x[j];
      }
      x[i] = sum;
    }
    for (int i = n - 1; i >= 0; i--) {
      double sum = redundant[i] ? 0 : x[i] / l[i * n + i];
      if (!redundant[i]) {
        for (int j = i + 1; j < n; j++) {
          sum -= l[j * n + i] * x[j];
        }
      }
      x[i] = sum;
    }
    return x;
  }

  /** The inverse, with zero rows and columns where a column is redundant. */
  double[] inverse() {
    double[] inverse = new double[n * n];
    double[] unit = new double[n];
    for (int j = 0; j < n; j++) {
      if (redundant[j]) {
        continue;
      }
      unit[j] = 1;
      double[] x = solve(unit);
      unit[j] = 0;
      for (int i = 0; i < n; i++) {
        inverse[i * n + j] = x[i];
      }
    }
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        double mean = (inverse[i * n + j] + inverse[j * n + i]) / 2;
        inverse[i * n + j] = mean;
        inverse[j * n + i] = mean;
      }
    }
    return inverse;
  }

  /** Logarithm of the product of the pivots that are not zero. */
  double logDeterminant() {
    double sum = 0;
    for (int i = 0; i < n; i++) {
      if (!redundant[i]) {
        sum += StrictMath.log(l[i * n + i]);
      }
    }
    return sum;
  }
}
