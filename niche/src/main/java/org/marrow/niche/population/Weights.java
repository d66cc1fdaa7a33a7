package org.marrow.niche.population;

import java.util.Arrays;

/**
 * Weights of virtual patients that meet targets and stay as near to equal as they can: entropy
 * balancing (Hainmueller, Political Analysis 2012;20:25), w_i proportional to exp(lambda . x_i),
 * lambda by damped Newton steps on the convex dual.
 *
 * @param values one weight a patient; they add up to the number of patients
 * @param met whether every target is met to 1e-6
 */
public record Weights(double[] values, boolean met) {
  private static final int MOST_STEPS = 200;

  /** Equal weights. */
  public static Weights equal(int n) {
    double[] ones = new double[n];
    Arrays.fill(ones, 1);
    return new Weights(ones, true);
  }

  /**
   * Weights under which the mean of each column is its target.
   *
   * @param columns one array a target, one number a patient
   * @param targets wanted weighted means
   */
  public static Weights balancing(double[][] columns, double[] targets) {
    int k = targets.length;
    int n = columns[0].length;
    double[] lambda = new double[k];
    double[] w = weights(columns, lambda, targets);
    for (int step = 0; step < MOST_STEPS; step++) {
      double[] gradient = new double[k];
      double[][] hessian = new double[k][k];
      double total = Arrays.stream(w).sum();
      for (int i = 0; i < n; i++) {
        for (int a = 0; a < k; a++) {
          double da = columns[a][i] - targets[a];
          gradient[a] += w[i] / total * da;
          for (int b = 0; b < k; b++) {
            hessian[a][b] += w[i] / total * da * (columns[b][i] - targets[b]);
          }
        }
      }
      if (Arrays.stream(gradient).allMatch(g -> Math.abs(g) < 1e-6)) {
        return new Weights(scaled(w), true);
      }
      for (int a = 0; a < k; a++) {
        hessian[a][a] += 1e-9;
      }
      double[] move = solve(hessian, gradient);
      double size = Math.sqrt(Arrays.stream(move).map(m -> m * m).sum());
      double damping = size > 1 ? 1 / size : 1;
      for (int a = 0; a < k; a++) {
        lambda[a] -= damping * move[a];
      }
      w = weights(columns, lambda, targets);
    }
    return new Weights(scaled(w), false);
  }

  /** Kish's effective number of patients, (sum w)^2 / sum w^2. */
  public double effectiveSize() {
    double sum = Arrays.stream(values).sum();
    return sum * sum / Arrays.stream(values).map(w -> w * w).sum();
  }

  private static double[] weights(double[][] columns, double[] lambda, double[] targets) {
    int n = columns[0].length;
    double[] exponent = new double[n];
    double most = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < n; i++) {
      for (int a = 0; a < lambda.length; a++) {
        exponent[i] += lambda[a] * (columns[a][i] - targets[a]);
      }
      most = Math.max(most, exponent[i]);
    }
    for (int i = 0; i < n; i++) {
      exponent[i] = StrictMath.exp(exponent[i] - most);
    }
    return exponent;
  }

  private static double[] scaled(double[] w) {
    double factor = w.length / Arrays.stream(w).sum();
    return Arrays.stream(w).map(x -> x * factor).toArray();
  }

  /** Gaussian elimination with partial pivoting; the matrix is small and positive definite. */
  private static double[] solve(double[][] matrix, double[] right) {
    int k = right.length;
    double[] b = right.clone();
    for (int c = 0; c < k; c++) {
      int pivot = c;
      for (int r = c + 1; r < k; r++) {
        pivot = Math.abs(matrix[r][c]) > Math.abs(matrix[pivot][c]) ? r : pivot;
      }
      double[] row = matrix[c];
      matrix[c] = matrix[pivot];
      matrix[pivot] = row;
      double value = b[c];
      b[c] = b[pivot];
      b[pivot] = value;
      for (int r = c + 1; r < k; r++) {
        double factor = matrix[r][c] / matrix[c][c];
        b[r] -= factor * b[c];
        for (int j = c; j < k; j++) {
          matrix[r][j] -= factor * matrix[c][j];
        }
      }
    }
    for (int r = k - 1; r >= 0; r--) {
      for (int j = r + 1; j < k; j++) {
        b[r] -= matrix[r][j] * b[j];
      }
      b[r] /= matrix[r][r];
    }
    return b;
  }
}
