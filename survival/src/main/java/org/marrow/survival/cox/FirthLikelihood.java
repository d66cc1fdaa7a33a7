package org.marrow.survival.cox;

/**
 * The partial likelihood with Jeffreys' prior, log L + 1/2 log det I (Firth 1993,
 * doi:10.1093/biomet/80.1.27; Heinze and Schemper 2001, doi:10.1111/j.0006-341X.2001.00114.x). The
 * derivative of the penalty is half the trace of I^-1 dI/dbeta. dI/dbeta is a third central moment
 * of each risk set, and its trace with V = I^-1 is
 *
 * <pre>
 * E[x q] - m E[q] - 2 Cov(x) V m,    q = x' V x,  m = E[x]
 * </pre>
 *
 * so that no array of third moments is needed.
 */
final class FirthLikelihood implements Likelihood {
  private final PartialLikelihood partial;
  private final ScaledDesign design;
  private final MomentWalk walk;
  private final int p;

  FirthLikelihood(RiskOrder order, ScaledDesign design, boolean efron) {
    this.partial = new PartialLikelihood(order, design, efron);
    this.design = design;
    this.walk = new MomentWalk(order, efron);
    this.p = design.p;
  }

  @Override
  public int parameters() {
    return p;
  }

  @Override
  public double evaluate(double[] beta, double[] score, double[] information) {
    double logLikelihood = partial.evaluate(beta, score, information);
    Factorization factors = new Factorization(information, p, Factorization.INFORMATION);
    if (factors.rank() < p) {
      return Double.NEGATIVE_INFINITY;
    }
    double[] v = factors.inverse();
    double[] x = design.x;
    double[] vm = new double[p];
    int q = p;
    int pairs = p + 1;
    int xq = p + 1 + p * p;
    walk.run(
        partial.risk(),
        new MomentWalk.Features() {
          @Override
          public int size() {
            return xq + p;
          }

          @Override
          public void of(int row, double[] f) {
            int at = row * p;
            double form = 0;
            for (int a = 0; a < p; a++) {
              f[a] = x[at + a];
              for (int b = 0; b < p; b++) {
                double product = x[at + a] * x[at + b];
                f[pairs + a * p + b] = product;
                form += v[a * p + b] * product;
              }
            }
            f[q] = form;
            for (int a = 0; a < p; a++) {
              f[xq + a] = form * x[at + a];
            }
          }
        },
        (group, weight, mean) -> {
          for (int a = 0; a < p; a++) {
            vm[a] = 0;
            for (int b = 0; b < p; b++) {
              vm[a] += v[a * p + b] * mean[b];
            }
          }
          for (int a = 0; a < p; a++) {
            double trace = mean[xq + a] - mean[a] * mean[q];
            for (int b = 0; b < p; b++) {
              trace -= 2 * (mean[pairs + a * p + b] - mean[a] * mean[b]) * vm[b];
            }
            score[a] += 0.5 * weight * trace;
          }
        });
    return logLikelihood + 0.5 * factors.logDeterminant();
  }
}
