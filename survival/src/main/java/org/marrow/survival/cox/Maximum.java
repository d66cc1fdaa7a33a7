package org.marrow.survival.cox;

/**
 * The maximum of a likelihood found by Newton's method from zero, with coxph's rule for stopping
 * (relative change of the log likelihood) and for taking a step back: half, a third, a quarter ...
 * of the step, until the likelihood no longer falls. The path does not depend on how columns are
 * centred or scaled, so it is the path of coxph and ends at the same iteration.
 *
 * @param beta coefficients of the scaled columns
 * @param initial log likelihood at zero
 * @param fitted log likelihood at the maximum
 * @param scoreTest score test of all coefficients being zero
 * @param atZero factorised information at zero; shows redundant columns
 * @param information factorised information at the maximum
 * @param iterations Newton steps taken
 * @param converged whether the rule for stopping was met
 * @param nextStep the step Newton's method would take next; it tells a maximum from a plateau
 */
record Maximum(
    double[] beta,
    double initial,
    double fitted,
    double scoreTest,
    Factorization atZero,
    Factorization information,
    int iterations,
    boolean converged,
    double[] nextStep) {

  static Maximum find(Likelihood likelihood, double tolerance, int maxIterations) {
    int p = likelihood.parameters();
    double[] beta = new double[p];
    double[] score = new double[p];
    double[] information = new double[p * p];
    double initial = likelihood.evaluate(beta, score, information);
    Factorization atZero = new Factorization(information, p, Factorization.INFORMATION);
    Factorization factors = atZero;
    double[] step = factors.solve(score);
    double scoreTest = dot(score, step);
    if (p == 0 || atZero.rank() < p || !Double.isFinite(initial)) {
      return new Maximum(beta, initial, initial, scoreTest, atZero, factors, 0, p == 0, step);
    }
    double best = initial;
    double[] trial = new double[p];
    for (int j = 0; j < p; j++) {
      trial[j] = beta[j] + step[j];
    }
    int halvings = 0;
    for (int iteration = 1; iteration <= maxIterations; iteration++) {
      double value = likelihood.evaluate(trial, score, information);
      boolean finite = Double.isFinite(value) && finite(score) && finite(information);
      if (finite) {
        factors = new Factorization(information, p, Factorization.INFORMATION);
      }
      if (finite && Math.abs(1 - best / value) <= tolerance) {
        return new Maximum(
            trial,
            initial,
            value,
            scoreTest,
            atZero,
            factors,
            iteration,
            true,
            factors.solve(score));
      }
      if (!finite || value < best) {
        halvings++;
        for (int j = 0; j < p; j++) {
          trial[j] = (trial[j] + halvings * beta[j]) / (halvings + 1.0);
        }
      } else {
        halvings = 0;
        best = value;
        step = factors.solve(score);
        for (int j = 0; j < p; j++) {
          beta[j] = trial[j];
          trial[j] += step[j];
        }
      }
    }
    best = likelihood.evaluate(beta, score, information);
    factors = new Factorization(information, p, Factorization.INFORMATION);
    return new Maximum(
        beta,
        initial,
        best,
        scoreTest,
        atZero,
        factors,
        maxIterations,
        false,
        factors.solve(score));
  }

  static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static boolean finite(double[] values) {
    for (double v : values) {
      if (!Double.isFinite(v)) {
        return false;
      }
    }
    return true;
  }
}
