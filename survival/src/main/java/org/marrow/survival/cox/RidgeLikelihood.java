package org.marrow.survival.cox;

/**
 * A likelihood less theta / 2 times the sum of variance(x) beta^2: coefficients per standard
 * deviation of their column are drawn to zero (Verweij, van Houwelingen 1994,
 * doi:10.1002/sim.4780132307).
 */
final class RidgeLikelihood implements Likelihood {
  private final Likelihood inner;
  private final double[] weight;

  /**
   * @param theta penalty
   * @param variances of the scaled columns
   */
  RidgeLikelihood(Likelihood inner, double theta, double[] variances) {
    this.inner = inner;
    this.weight = new double[variances.length];
    for (int j = 0; j < weight.length; j++) {
      weight[j] = theta * variances[j];
    }
  }

  @Override
  public int parameters() {
    return inner.parameters();
  }

  @Override
  public double evaluate(double[] beta, double[] score, double[] information) {
    double value = inner.evaluate(beta, score, information);
    int p = weight.length;
    for (int j = 0; j < p; j++) {
      value -= weight[j] * beta[j] * beta[j] / 2;
      score[j] -= weight[j] * beta[j];
      information[j * p + j] += weight[j];
    }
    return value;
  }

  /** The penalty at a point. */
  double penalty(double[] beta) {
    double sum = 0;
    for (int j = 0; j < weight.length; j++) {
      sum += weight[j] * beta[j] * beta[j] / 2;
    }
    return sum;
  }
}
