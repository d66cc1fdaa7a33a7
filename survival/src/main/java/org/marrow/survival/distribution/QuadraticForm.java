package org.marrow.survival.distribution;

import java.util.stream.IntStream;
import org.ejml.simple.SimpleMatrix;

/** x' V^-1 x, the statistic of every test that compares several scores with zero. */
public final class QuadraticForm {
  private QuadraticForm() {}

  /**
   * The form of the first {@code size} components; components with zero variance (groups nobody was
   * at risk in) are left out.
   */
  public static double of(double[] x, double[][] covariance, int size) {
    int[] kept = IntStream.range(0, size).filter(i -> covariance[i][i] > 0).toArray();
    if (kept.length == 0) {
      return 0;
    }
    SimpleMatrix v = new SimpleMatrix(kept.length, kept.length);
    SimpleMatrix score = new SimpleMatrix(kept.length, 1);
    for (int i = 0; i < kept.length; i++) {
      score.set(i, 0, x[kept[i]]);
      for (int j = 0; j < kept.length; j++) {
        v.set(i, j, covariance[kept[i]][kept[j]]);
      }
    }
    return score.transpose().mult(v.solve(score)).get(0, 0);
  }
}
