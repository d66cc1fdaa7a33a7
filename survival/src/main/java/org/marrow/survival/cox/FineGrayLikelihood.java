package org.marrow.survival.cox;

import java.util.Arrays;

/**
 * The weighted partial likelihood of Fine and Gray, in one walk over the times. At a time t the
 * risk set is everybody who has not failed, and with weight G(t-) / G(s-) everybody who failed of
 * another cause at s &lt; t, G the Kaplan-Meier estimate of the censoring. Sums over the second
 * part are G(t-) times a running sum, so the work grows with the number of rows and not with its
 * square.
 */
final class FineGrayLikelihood implements Likelihood {
  private final RiskOrder order;
  private final ScaledDesign design;
  private final int n;
  private final int p;

  /** 0 censored, 1 the cause, 2 another cause; of each sorted row. */
  private final int[] kind;

  /** G just before each sorted row's time. */
  private final double[] censoring;

  private final double[] risk;
  private int events;
  private int competing;

  FineGrayLikelihood(CoxData data, int[] cause, int interest) {
    boolean[] event = new boolean[data.rows()];
    for (int i = 0; i < event.length; i++) {
      event[i] = cause[i] == interest;
    }
    CoxData.Builder parts = CoxData.of(data.exit(), event);
    for (int j = 0; j < data.covariates(); j++) {
      parts.covariate(data.names().get(j), data.column(j));
    }
    CoxData own = parts.build();
    this.order = new RiskOrder(own);
    this.design = new ScaledDesign(own, order, false);
    this.n = order.rows;
    this.p = design.p;
    this.kind = new int[n];
    for (int i = 0; i < n; i++) {
      int c = cause[order.row[i]];
      kind[i] = c == 0 ? 0 : c == interest ? 1 : 2;
      events += kind[i] == 1 ? 1 : 0;
      competing += kind[i] == 2 ? 1 : 0;
    }
    this.censoring = new double[n];
    this.risk = new double[n];
    double g = 1;
    for (int end = n; end > 0; ) {
      int from = tieStart(end);
      int censored = 0;
      for (int i = from; i < end; i++) {
        censoring[i] = g;
        censored += kind[i] == 0 ? 1 : 0;
      }
      g *= 1 - (double) censored / end;
      end = from;
    }
  }

  ScaledDesign design() {
    return design;
  }

  int events() {
    return events;
  }

  int competing() {
    return competing;
  }

  /** Distinct event times, ascending. */
  double[] times() {
    double[] times = new double[order.groups];
    for (int g = 0; g < times.length; g++) {
      times[times.length - 1 - g] = order.time(g);
    }
    return times;
  }

  @Override
  public int parameters() {
    return p;
  }

  /** First sorted row of the tie group that ends before a row; later rows are earlier times. */
  private int tieStart(int end) {
    int from = end - 1;
    while (from > 0 && order.exit[from - 1] == order.exit[end - 1]) {
      from--;
    }
    return from;
  }

  /** Sums over the risk sets of every event time: 1, x, and the products of x. */
  private final class Sums {
    final double[] s0 = new double[order.groups];
    final double[] s1 = new double[order.groups * p];
    final double[] s2;

    Sums(double[] beta, boolean second) {
      s2 = new double[second ? order.groups * p * p : 0];
      int m = second ? 1 + p + p * p : 1 + p;
      double[] alive = new double[m];
      for (int i = 0; i < n; i++) {
        double eta = 0;
        for (int j = 0; j < p; j++) {
          eta += beta[j] * design.x[i * p + j];
        }
        risk[i] = StrictMath.exp(eta);
      }
      int in = 0;
      for (int g = 0; g < order.groups; g++) {
        for (; in < order.groupEnd[g]; in++) {
          add(alive, in, risk[in]);
        }
        store(g, alive, 1);
      }
      double[] failed = new double[m];
      int next = n - 1;
      for (int g = order.groups - 1; g >= 0; g--) {
        for (; next >= order.groupEnd[g]; next--) {
          if (kind[next] == 2) {
            add(failed, next, risk[next] / censoring[next]);
          }
        }
        store(g, failed, censoring[order.groupStart[g]]);
      }
    }

    private void add(double[] sums, int i, double r) {
      sums[0] += r;
      for (int a = 0; a < p; a++) {
        double v = r * design.x[i * p + a];
        sums[1 + a] += v;
        for (int b = 0; b <= a && s2.length > 0; b++) {
          sums[1 + p + a * p + b] += v * design.x[i * p + b];
        }
      }
    }

    private void store(int g, double[] sums, double factor) {
      s0[g] += factor * sums[0];
      for (int a = 0; a < p; a++) {
        s1[g * p + a] += factor * sums[1 + a];
      }
      for (int k = 0; k < p * p && s2.length > 0; k++) {
        s2[g * p * p + k] += factor * sums[1 + p + k];
      }
    }
  }

  @Override
  public double evaluate(double[] beta, double[] score, double[] information) {
    Sums sums = new Sums(beta, true);
    Arrays.fill(score, 0);
    Arrays.fill(information, 0);
    double logLikelihood = 0;
    for (int i = 0; i < n; i++) {
      if (kind[i] == 1) {
        logLikelihood += StrictMath.log(risk[i]);
        for (int j = 0; j < p; j++) {
          score[j] += design.x[i * p + j];
        }
      }
    }
    for (int g = 0; g < order.groups; g++) {
      int d = order.groupEvents[g];
      double s0 = sums.s0[g];
      logLikelihood -= d * StrictMath.log(s0);
      for (int a = 0; a < p; a++) {
        double mean = sums.s1[g * p + a] / s0;
        score[a] -= d * mean;
        for (int b = 0; b <= a; b++) {
          double v = d * (sums.s2[(g * p + a) * p + b] / s0 - mean * sums.s1[g * p + b] / s0);
          information[a * p + b] += v;
          if (a != b) {
            information[b * p + a] += v;
          }
        }
      }
    }
    return logLikelihood;
  }

  /** Baseline cumulative hazard at {@link #times} with all original covariates zero. */
  double[] cumulativeAtZero(double[] beta) {
    Sums sums = new Sums(beta, false);
    double shift = 0;
    for (int j = 0; j < p; j++) {
      shift -= beta[j] * design.scale[j] * design.mean[j];
    }
    double factor = StrictMath.exp(shift);
    double[] cumulative = new double[order.groups];
    double h = 0;
    for (int g = order.groups - 1; g >= 0; g--) {
      h += order.groupEvents[g] / sums.s0[g];
      cumulative[order.groups - 1 - g] = h * factor;
    }
    return cumulative;
  }

  /**
   * The sandwich of the paper's section 3: inverse times the sum of (eta + psi)^2 times inverse.
   */
  double[] sandwich(double[] beta, double[] inverse) {
    Sums sums = new Sums(beta, false);
    Influence influence = new Influence(sums);
    Gram middle = new Gram(p);
    double[] row = new double[p];
    for (int end = n; end > 0; ) {
      int from = tieStart(end);
      influence.reach(from, end);
      for (int i = from; i < end; i++) {
        influence.of(i, end, row);
        middle.add(row, 0, 1);
      }
      end = from;
    }
    double[] sum = new double[p * p];
    middle.result(sum);
    return multiply(multiply(inverse, sum), inverse);
  }

  private double[] multiply(double[] a, double[] b) {
    double[] c = new double[p * p];
    for (int i = 0; i < p; i++) {
      for (int k = 0; k < p; k++) {
        for (int j = 0; j < p; j++) {
          c[i * p + j] += a[i * p + k] * b[k * p + j];
        }
      }
    }
    return c;
  }

  /** Running integrals from the earliest time on, from which each row's influence follows. */
  private final class Influence {
    private final Sums sums;
    private int g = order.groups - 1;

    /** Integrals up to now of dN / S0 and of mean dN / S0, plain and times G. */
    private double hazard;

    private final double[] meanHazard = new double[p];
    private double weighted;
    private final double[] meanWeighted = new double[p];
    private double totalWeighted;
    private final double[] totalMeanWeighted = new double[p];

    /** Of rows that failed of another cause before now: risk / G, and times x. */
    private double failed;

    private final double[] failedX = new double[p];

    /** q at now over the number at risk, and its integral against the censoring. */
    private final double[] q = new double[p];

    private final double[] censored = new double[p];

    Influence(Sums sums) {
      this.sums = sums;
      for (int k = 0; k < order.groups; k++) {
        double step = step(k) * censoring[order.groupStart[k]];
        totalWeighted += step;
        for (int j = 0; j < p; j++) {
          totalMeanWeighted[j] += step * mean(k, j);
        }
      }
    }

    private double step(int k) {
      return order.groupEvents[k] / sums.s0[k];
    }

    private double mean(int k, int j) {
      return sums.s1[k * p + j] / sums.s0[k];
    }

    /** Moves on to the time of rows from ... end - 1. */
    void reach(int from, int end) {
      for (int j = 0; j < p; j++) {
        q[j] =
            failedX[j] * (totalWeighted - weighted)
                - failed * (totalMeanWeighted[j] - meanWeighted[j]);
      }
      int censorings = 0;
      for (int i = from; i < end; i++) {
        censorings += kind[i] == 0 ? 1 : 0;
      }
      for (int j = 0; j < p; j++) {
        censored[j] -= censorings * q[j] / ((double) end * end);
      }
      if (g >= 0 && order.groupStart[g] == from) {
        double step = step(g);
        double stepWeighted = step * censoring[from];
        hazard += step;
        weighted += stepWeighted;
        for (int j = 0; j < p; j++) {
          meanHazard[j] += step * mean(g, j);
          meanWeighted[j] += stepWeighted * mean(g, j);
        }
        g--;
      }
      for (int i = from; i < end; i++) {
        if (kind[i] == 2) {
          double r = risk[i] / censoring[i];
          failed += r;
          for (int j = 0; j < p; j++) {
            failedX[j] += r * design.x[i * p + j];
          }
        }
      }
    }

    /** eta + psi of a row at the time reached; atRisk rows are still there. */
    void of(int i, int atRisk, double[] row) {
      for (int j = 0; j < p; j++) {
        double x = design.x[i * p + j];
        double value = -risk[i] * (x * hazard - meanHazard[j]);
        if (kind[i] == 1) {
          value += x - mean(g + 1, j);
        } else if (kind[i] == 2) {
          value -=
              risk[i]
                  / censoring[i]
                  * (x * (totalWeighted - weighted) - (totalMeanWeighted[j] - meanWeighted[j]));
        } else {
          value += q[j] / atRisk;
        }
        row[j] = value + censored[j];
      }
    }
  }
}
