package org.marrow.survival.cox;

import java.util.Arrays;
import org.marrow.survival.elementary.Exponential;
import org.marrow.survival.elementary.LogSum;

/**
 * Breslow's and Efron's partial likelihood for any number of rows, strata and late entries. One
 * walk from the latest to the earliest time gives the log likelihood, the mean covariates of each
 * risk set and the increments of the cumulative hazard; a second walk back gives each row its
 * expected number of events E. Then
 *
 * <pre>
 * score       = sum of x (w d - E)
 * information = sum of E x x' - sum over events of w xbar xbar'
 * </pre>
 *
 * which needs no second moment of any risk set: work per row and event grows with p plus one
 * blocked outer product. (Both identities follow by exchanging the order of summation in Cox 1972.)
 */
final class PartialLikelihood implements Likelihood {
  private final RiskOrder order;
  private final ScaledDesign design;
  private final boolean efron;
  private final int p;
  private final double[] risk;
  private final double[] hazard;

  /** Increment of the hazard for those who fail in a group, less the part they no longer face. */
  private final double[] hazardOfEvents;

  private final double[] expected;

  /** Observed less expected of each sorted row, times its weight. */
  private final double[] residual;

  private final Gram gram;
  private final RiskSums all;
  private final RiskSums tied;

  PartialLikelihood(RiskOrder order, ScaledDesign design, boolean efron) {
    this.order = order;
    this.design = design;
    this.efron = efron;
    this.p = design.p;
    this.risk = new double[order.rows];
    this.hazard = new double[order.groups];
    this.hazardOfEvents = new double[order.groups];
    this.expected = new double[order.rows];
    this.residual = new double[order.rows];
    this.gram = new Gram(p);
    this.all = new RiskSums(p, order.late());
    this.tied = new RiskSums(p, false);
  }

  @Override
  public int parameters() {
    return p;
  }

  /** Expected number of events of each sorted row at the last evaluation, times its weight. */
  double[] expected() {
    return expected;
  }

  /** exp(linear predictor) times weight of each sorted row at the last evaluation. */
  double[] risk() {
    return risk;
  }

  @Override
  public double evaluate(double[] beta, double[] score, double[] information) {
    gram.clear();
    double logLikelihood = 0;
    for (int s = 0; s < order.strata; s++) {
      logLikelihood += walk(s, beta);
    }
    for (int s = 0; s < order.strata; s++) {
      expect(s);
    }
    Arrays.fill(score, 0);
    gram.addRows(design.x, order.rows, expected, residual, score);
    gram.result(information);
    return logLikelihood;
  }

  private double walk(int s, double[] beta) {
    all.clear();
    double logLikelihood = 0;
    LogSum logs = new LogSum();
    int in = order.stratumStart[s];
    int out = in;
    for (int g = order.stratumGroup[s]; g < order.stratumGroup[s + 1]; g++) {
      int from = order.groupStart[g];
      int to = order.groupEnd[g];
      int events = order.groupEvents[g];
      boolean oneByOne = efron && events > 1;
      for (; in < from; in++) {
        enter(in, beta);
      }
      if (oneByOne) {
        tied.clear();
      }
      for (; in < to; in++) {
        double eta = linear(in, beta);
        double r = order.weight[in] * Exponential.of(eta);
        risk[in] = r;
        if (order.event[in]) {
          logLikelihood += order.weight[in] * eta;
          if (oneByOne) {
            tied.add(design.x, in * p, r);
            continue;
          }
        }
        all.add(design.x, in * p, r);
      }
      if (order.late()) {
        double time = order.time(g);
        for (; out < in && order.entry[order.byEntry[out]] >= time; out++) {
          int i = order.byEntry[out];
          all.remove(design.x, i * p, risk[i]);
        }
      }
      if (oneByOne) {
        efronSteps(g, logs);
      } else {
        breslowStep(g, logs);
      }
      if (oneByOne) {
        for (int i = from; i < to; i++) {
          if (order.event[i]) {
            all.add(design.x, i * p, risk[i]);
          }
        }
      }
    }
    for (; in < order.stratumStart[s + 1]; in++) {
      // Censored before the first event: never at risk when it matters.
      risk[in] = order.weight[in] * Exponential.of(linear(in, beta));
    }
    return logLikelihood - logs.value();
  }

  private void enter(int i, double[] beta) {
    double r = order.weight[i] * Exponential.of(linear(i, beta));
    risk[i] = r;
    all.add(design.x, i * p, r);
  }

  private double linear(int i, double[] beta) {
    double eta = order.offset[i] - design.offsetMean;
    double[] x = design.x;
    int at = i * p;
    for (int j = 0; j < p; j++) {
      eta += beta[j] * x[at + j];
    }
    return eta;
  }

  private void breslowStep(int g, LogSum logs) {
    double weight = order.groupEventWeight[g];
    double sum = all.zeroth();
    double perSum = 1 / sum;
    double[] mean = gram.buffer();
    int at = gram.place();
    for (int j = 0; j < p; j++) {
      mean[at + j] = all.first(j) * perSum;
    }
    gram.added(-weight);
    hazard[g] = weight * perSum;
    hazardOfEvents[g] = hazard[g];
    logs.add(sum, weight);
  }

  private void efronSteps(int g, LogSum logs) {
    int events = order.groupEvents[g];
    double weight = order.groupEventWeight[g] / events;
    double total = 0;
    double ofEvents = 0;
    for (int k = 0; k < events; k++) {
      double left = (double) (events - k) / events;
      double sum = all.zeroth() + left * tied.zeroth();
      double perSum = 1 / sum;
      double[] mean = gram.buffer();
      int at = gram.place();
      for (int j = 0; j < p; j++) {
        mean[at + j] = (all.first(j) + left * tied.first(j)) * perSum;
      }
      gram.added(-weight);
      logs.add(sum, weight);
      total += weight * perSum;
      ofEvents += left * weight * perSum;
    }
    hazard[g] = total;
    hazardOfEvents[g] = ofEvents;
  }

  private void expect(int s) {
    int first = order.stratumGroup[s];
    int last = order.stratumGroup[s + 1];
    double[] cumulative = new double[last - first + 1];
    for (int g = last - 1; g >= first; g--) {
      cumulative[g - first] = cumulative[g - first + 1] + hazard[g];
    }
    int g = first;
    for (int i = order.stratumStart[s]; i < order.stratumStart[s + 1]; i++) {
      while (g < last && i >= order.groupEnd[g]) {
        g++;
      }
      double until = cumulative[g - first];
      if (order.event[i]) {
        until = cumulative[g - first + 1] + hazardOfEvents[g];
      }
      if (order.late()) {
        until -= cumulative[order.entryGroup[i] - first];
      }
      double e = risk[i] * until;
      expected[i] = e;
      residual[i] = order.event[i] ? order.weight[i] - e : -e;
    }
  }
}
