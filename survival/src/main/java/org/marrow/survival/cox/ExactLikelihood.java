package org.marrow.survival.cox;

import java.util.Arrays;

/**
 * The exact partial likelihood of tied events (Cox 1972, section 6): at a time with d events among
 * n at risk, the product of the d risks over the sum of that product over all sets of d. The sum is
 * an elementary symmetric polynomial; it and its derivatives come from the recursion B(d, n) = B(d,
 * n - 1) + r(n) B(d - 1, n - 1) (Gail, Lubin, Rubinstein 1981, doi:10.1093/biomet/68.3.703) in n d
 * steps instead of n over d.
 */
final class ExactLikelihood implements Likelihood {
  private final RiskOrder order;
  private final ScaledDesign design;
  private final int p;
  private final double[] risk;

  ExactLikelihood(RiskOrder order, ScaledDesign design) {
    this.order = order;
    this.design = design;
    this.p = design.p;
    this.risk = new double[order.rows];
  }

  @Override
  public int parameters() {
    return p;
  }

  @Override
  public double evaluate(double[] beta, double[] score, double[] information) {
    Arrays.fill(score, 0);
    Arrays.fill(information, 0);
    double logLikelihood = 0;
    for (int i = 0; i < order.rows; i++) {
      double eta = order.offset[i] - design.offsetMean;
      for (int j = 0; j < p; j++) {
        eta += beta[j] * design.x[i * p + j];
      }
      risk[i] = StrictMath.exp(eta);
      if (order.event[i]) {
        logLikelihood += eta;
        for (int j = 0; j < p; j++) {
          score[j] += design.x[i * p + j];
        }
      }
    }
    for (int s = 0; s < order.strata; s++) {
      for (int g = order.stratumGroup[s]; g < order.stratumGroup[s + 1]; g++) {
        logLikelihood -= subtract(s, g, score, information);
      }
    }
    return logLikelihood;
  }

  /** Takes one time's expectation off the score; the log of the sum over all sets. */
  private double subtract(int s, int g, double[] score, double[] information) {
    int d = order.groupEvents[g];
    int[] members = members(s, g);
    double total = 0;
    for (int i : members) {
      total += risk[i];
    }
    // Risks that sum to d / e keep every partial sum between 0 and exp(d / e).
    double factor = d / (StrictMath.E * total);
    int q = p * p;
    double[] b0 = new double[d + 1];
    double[] b1 = new double[(d + 1) * p];
    double[] b2 = new double[(d + 1) * q];
    b0[0] = 1;
    for (int m = 0; m < members.length; m++) {
      int i = members[m];
      double r = risk[i] * factor;
      int at = i * p;
      for (int k = Math.min(d, m + 1); k >= 1; k--) {
        double below = b0[k - 1];
        for (int a = 0; a < p; a++) {
          double xa = design.x[at + a];
          double first = b1[(k - 1) * p + a];
          for (int b = 0; b <= a; b++) {
            double xb = design.x[at + b];
            b2[k * q + a * p + b] +=
                r
                    * (b2[(k - 1) * q + a * p + b]
                        + xa * b1[(k - 1) * p + b]
                        + xb * first
                        + xa * xb * below);
          }
        }
        for (int a = 0; a < p; a++) {
          b1[k * p + a] += r * (b1[(k - 1) * p + a] + design.x[at + a] * below);
        }
        b0[k] += r * below;
      }
    }
    double sum = b0[d];
    for (int a = 0; a < p; a++) {
      double mean = b1[d * p + a] / sum;
      score[a] -= mean;
      for (int b = 0; b <= a; b++) {
        double value = b2[d * q + a * p + b] / sum - mean * b1[d * p + b] / sum;
        information[a * p + b] += value;
        if (a != b) {
          information[b * p + a] += value;
        }
      }
    }
    return StrictMath.log(sum) - d * StrictMath.log(factor);
  }

  private int[] members(int s, int g) {
    int from = order.stratumStart[s];
    int to = order.groupEnd[g];
    int[] found = new int[to - from];
    int count = 0;
    double time = order.time(g);
    for (int i = from; i < to; i++) {
      if (!order.late() || order.entry[i] < time) {
        found[count++] = i;
      }
    }
    return Arrays.copyOf(found, count);
  }
}
