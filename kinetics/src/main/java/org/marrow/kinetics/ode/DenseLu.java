package org.marrow.kinetics.ode;

/** Gaussian elimination with partial pivoting of a dense matrix, row by row in one array. */
final class DenseLu {
  private final double[] lu;
  private final int[] rowOf;
  private final int n;

  /** Factors the matrix in place. A zero pivot gives infinities, which error control rejects. */
  DenseLu(double[] matrix, int n) {
    this.lu = matrix;
    this.n = n;
    this.rowOf = new int[n];
    for (int i = 0; i < n; i++) {
      rowOf[i] = i;
    }
    for (int step = 0; step < n; step++) {
      int best = step;
      for (int i = step + 1; i < n; i++) {
        if (Math.abs(lu[rowOf[i] * n + step]) > Math.abs(lu[rowOf[best] * n + step])) {
          best = i;
        }
      }
      int swap = rowOf[step];
      rowOf[step] = rowOf[best];
      rowOf[best] = swap;
      int pivotRow = rowOf[step] * n;
      double inverse = 1 / lu[pivotRow + step];
      for (int i = step + 1; i < n; i++) {
        int row = rowOf[i] * n;
        double factor = lu[row + step] * inverse;
        lu[row + step] = factor;
        if (factor != 0) {
          for (int j = step + 1; j < n; j++) {
            lu[row + j] = Math.fma(-factor, lu[pivotRow + j], lu[row + j]);
          }
        }
      }
    }
  }

  /** Replaces a right-hand side by the solution. */
  void solve(double[] right) {
    double[] x = new double[n];
    for (int i = 0; i < n; i++) {
      double sum = right[rowOf[i]];
      for (int j = 0; j < i; j++) {
        sum = Math.fma(-lu[rowOf[i] * n + j], x[j], sum);
      }
      x[i] = sum;
    }
    for (int i = n - 1; i >= 0; i--) {
      double sum = x[i];
      for (int j = i + 1; j < n; j++) {
        sum = Math.fma(-lu[rowOf[i] * n + j], x[j], sum);
      }
      x[i] = sum / lu[rowOf[i] * n + i];
    }
    System.arraycopy(x, 0, right, 0, n);
  }
}
