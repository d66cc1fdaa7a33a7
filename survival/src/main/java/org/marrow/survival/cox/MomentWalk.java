package org.marrow.survival.cox;

import java.util.Arrays;

/**
 * Weighted means of any functions of the rows over each risk set, step by step. Slower than {@link
 * PartialLikelihood} but for any moments: it serves Firth's penalty and the test of proportional
 * hazards.
 */
final class MomentWalk {

  /** Functions of a row. */
  interface Features {
    int size();

    void of(int row, double[] values);
  }

  /** What to do with the means of a risk set. */
  interface Step {
    void at(int group, double eventWeight, double[] means);
  }

  private final RiskOrder order;
  private final boolean efron;

  MomentWalk(RiskOrder order, boolean efron) {
    this.order = order;
    this.efron = efron;
  }

  void run(double[] risk, Features features, Step visitor) {
    int m = features.size() + 1;
    double[] row = new double[m - 1];
    double[] all = new double[m];
    double[] lost = new double[m];
    double[] tied = new double[m];
    double[] means = new double[m - 1];
    for (int s = 0; s < order.strata; s++) {
      Arrays.fill(all, 0);
      Arrays.fill(lost, 0);
      int in = order.stratumStart[s];
      int out = in;
      int members = 0;
      for (int g = order.stratumGroup[s]; g < order.stratumGroup[s + 1]; g++) {
        Arrays.fill(tied, 0);
        int from = order.groupStart[g];
        int end = order.groupEnd[g];
        for (; in < end; in++) {
          features.of(in, row);
          if (in >= from && order.event[in]) {
            plus(tied, lost, row, risk[in], false);
          } else {
            plus(all, lost, row, risk[in], order.late());
            members++;
          }
        }
        for (;
            order.late() && out < in && order.entry[order.byEntry[out]] >= order.time(g);
            out++) {
          int i = order.byEntry[out];
          features.of(i, row);
          plus(all, lost, row, -risk[i], true);
          if (--members == 0) {
            Arrays.fill(all, 0);
            Arrays.fill(lost, 0);
          }
        }
        int steps = efron ? order.groupEvents[g] : 1;
        for (int k = 0; k < steps; k++) {
          double left = (double) (steps - k) / steps;
          double sum = all[0] + lost[0] + left * tied[0];
          for (int j = 1; j < m; j++) {
            means[j - 1] = (all[j] + lost[j] + left * tied[j]) / sum;
          }
          visitor.at(g, order.groupEventWeight[g] / steps, means);
        }
        for (int j = 0; j < m; j++) {
          all[j] += tied[j];
        }
        members += order.groupEvents[g];
      }
    }
  }

  private static void plus(
      double[] sum, double[] lost, double[] row, double risk, boolean compensate) {
    for (int j = 0; j < sum.length; j++) {
      double v = j == 0 ? risk : risk * row[j - 1];
      double s = sum[j];
      double t = s + v;
      if (compensate) {
        lost[j] += Math.abs(s) >= Math.abs(v) ? (s - t) + v : (v - t) + s;
      }
      sum[j] = t;
    }
  }
}
