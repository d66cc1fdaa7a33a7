package org.marrow.survival.cox;

/**
 * At a fitted linear predictor, what each time with events says: the increment of the baseline
 * hazard, the mean covariates of the risk set, and their products, all for residuals and for the
 * variance of a predicted curve. For Efron's ties each quantity is the sum over the steps in which
 * the tied events leave; {@code ...OfEvents} counts only the part that the failing rows face.
 */
final class GroupMoments {
  final double[] hazard;
  final double[] hazardOfEvents;

  /** Increments of the variance of the cumulative hazard. */
  final double[] variance;

  /** groups x p: sum over the steps of mean times increment of the hazard. */
  final double[] meanHazard;

  final double[] meanHazardOfEvents;

  /** groups x p: mean of the covariates over the steps. */
  final double[] mean;

  /**
   * @param x sorted rows x p
   * @param risk weight times exp(linear predictor) of each sorted row
   */
  GroupMoments(RiskOrder order, double[] x, int p, double[] risk, boolean efron) {
    hazard = new double[order.groups];
    hazardOfEvents = new double[order.groups];
    variance = new double[order.groups];
    meanHazard = new double[order.groups * p];
    meanHazardOfEvents = new double[order.groups * p];
    mean = new double[order.groups * p];
    RiskSums all = new RiskSums(p, order.late());
    RiskSums tied = new RiskSums(p, false);
    double[] step = new double[p];
    for (int s = 0; s < order.strata; s++) {
      all.clear();
      int in = order.stratumStart[s];
      int out = in;
      for (int g = order.stratumGroup[s]; g < order.stratumGroup[s + 1]; g++) {
        tied.clear();
        int end = order.groupEnd[g];
        int from = order.groupStart[g];
        for (; in < end; in++) {
          boolean failing = in >= from && order.event[in];
          (failing ? tied : all).add(x, in * p, risk[in]);
        }
        for (;
            order.late() && out < in && order.entry[order.byEntry[out]] >= order.time(g);
            out++) {
          int i = order.byEntry[out];
          all.remove(x, i * p, risk[i]);
        }
        int events = order.groupEvents[g];
        int steps = efron ? events : 1;
        double weight = order.groupEventWeight[g] / steps;
        // survfit weighs the variance of a step by the weight of the events, once.
        for (int k = 0; k < steps; k++) {
          double left = (double) (steps - k) / steps;
          double sum = all.zeroth() + left * tied.zeroth();
          all.addTo(step, left, tied);
          double increment = weight / sum;
          hazard[g] += increment;
          hazardOfEvents[g] += left * increment;
          variance[g] += increment / sum;
          for (int j = 0; j < p; j++) {
            double m = step[j] / sum;
            mean[g * p + j] += m / steps;
            meanHazard[g * p + j] += m * increment;
            meanHazardOfEvents[g * p + j] += m * left * increment;
          }
        }
        for (int i = from; i < end; i++) {
          if (order.event[i]) {
            all.add(x, i * p, risk[i]);
          }
        }
      }
    }
  }
}
