package org.marrow.survival.competing;

import org.marrow.survival.curves.GroupedEvents;

/**
 * Scores and covariance of Gray's test for one stratum.
 *
 * <p>With Y the number at risk, S the event-free probability and F the incidence of a group, its
 * risk set counts R = Y (1 - F(t-)) / S(t-): those who had the other event stay in it. The score is
 * the log-rank score with R. To first order it is a sum over events: one of the cause in group k at
 * u moves the score of group i by S(u-)/Y(u) (a(u) + (1 - (1-F0)/S) (c - c(u))), another event by
 * -S(u-)/Y(u) (1-F0)/S (c - c(u)), with a = h(i) (1[i=k] - h(k)/h), h = Y/S(t-), c(u) the integral
 * of a dF0 / (1 - F0(-)) up to u and c its last value (Gray 1988, section 2).
 */
final class GrayScores {
  private final GroupedEvents counts;
  private final int cause;
  private final int groups;

  GrayScores(GroupedEvents counts, int cause) {
    this.counts = counts;
    this.cause = cause;
    this.groups = counts.groups();
  }

  void addTo(double[] score, double[][] covariance) {
    double[] free = ones();
    double[] incidence = new double[groups];
    double pooled = 0;
    double[][] c = new double[groups][groups];
    // Sums over events in group k of v t t, v t move(i), v move(i) move(j).
    double[] tt = new double[groups];
    double[][] tm = new double[groups][groups];
    double[][] mm = new double[groups][groups];
    for (int s = 0; s < counts.size(); s++) {
      double own = 0;
      double h = 0;
      double r = 0;
      double[] freeAfter = free.clone();
      double[] incidenceAfter = incidence.clone();
      for (int g = 0; g < groups; g++) {
        double n = counts.atRisk(s, g);
        if (n <= 0) {
          continue;
        }
        own += counts.events(s, g, cause);
        h += n / free[g];
        r += n * (1 - incidence[g]) / free[g];
        freeAfter[g] = free[g] * (n - counts.events(s, g)) / n;
        incidenceAfter[g] = incidence[g] + free[g] * counts.events(s, g, cause) / n;
      }
      double pooledAfter = pooled + own / h;
      double[][] a = new double[groups][groups];
      for (int i = 0; i < groups; i++) {
        if (counts.atRisk(s, i) <= 0) {
          continue;
        }
        double hi = counts.atRisk(s, i) / free[i];
        score[i] += counts.events(s, i, cause) - own * hi * (1 - incidence[i]) / r;
        for (int k = 0; k < groups; k++) {
          if (counts.atRisk(s, k) > 0) {
            a[i][k] = hi * ((i == k ? 1 : 0) - counts.atRisk(s, k) / free[k] / h);
            c[i][k] += a[i][k] * own / (h * (1 - pooled));
          }
        }
      }
      for (int k = 0; k < groups; k++) {
        double n = counts.atRisk(s, k);
        if (n <= 0) {
          continue;
        }
        double rest = freeAfter[k] > 0 ? (1 - pooledAfter) / freeAfter[k] : 0;
        if (own > 0) {
          double tie = own > 1 ? 1 - (own - 1) / (h * free[k] - 1) : 1;
          double v = tie * free[k] * own / (h * n);
          accumulate(k, v, freeAfter[k] > 0 ? 1 - rest : 1, a, c, tt, tm, mm);
        }
        double other = counts.events(s, k) - counts.events(s, k, cause);
        if (other > 0 && freeAfter[k] > 0) {
          double tie = other > 1 ? 1 - (other - 1) / (n - 1) : 1;
          double v = tie * free[k] * free[k] * other / (n * n);
          accumulate(k, v, -rest, new double[groups][groups], c, tt, tm, mm);
        }
      }
      free = freeAfter;
      incidence = incidenceAfter;
      pooled = pooledAfter;
    }
    for (int i = 0; i < groups; i++) {
      for (int j = 0; j < groups; j++) {
        covariance[i][j] += mm[i][j];
        for (int k = 0; k < groups; k++) {
          covariance[i][j] += c[i][k] * tm[j][k] + c[j][k] * tm[i][k] + c[i][k] * c[j][k] * tt[k];
        }
      }
    }
  }

  /**
   * One kind of event in group k with variance v: move(i) = a(i,k) - t c(i,k), and t c at the end.
   */
  private void accumulate(
      int k,
      double v,
      double t,
      double[][] a,
      double[][] c,
      double[] tt,
      double[][] tm,
      double[][] mm) {
    tt[k] += v * t * t;
    for (int i = 0; i < groups; i++) {
      double moveI = a[i][k] - t * c[i][k];
      tm[i][k] += v * t * moveI;
      for (int j = 0; j < groups; j++) {
        mm[i][j] += v * moveI * (a[j][k] - t * c[j][k]);
      }
    }
  }

  private double[] ones() {
    double[] ones = new double[groups];
    java.util.Arrays.fill(ones, 1);
    return ones;
  }
}
