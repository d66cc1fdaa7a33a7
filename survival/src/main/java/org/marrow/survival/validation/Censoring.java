package org.marrow.survival.validation;

import org.marrow.survival.order.IndexSort;

/**
 * The Kaplan-Meier estimate G of not being censored (events at a time leave before those censored
 * then), and the influence of each patient on it, for inverse-probability weights.
 */
final class Censoring {
  final int[] order;

  /** Place of each row in the order of times. */
  final int[] place;

  /** G just before each row's time. */
  final double[] before;

  private final Outcomes outcomes;

  Censoring(Outcomes outcomes) {
    this.outcomes = outcomes;
    int n = outcomes.rows();
    double[] time = outcomes.time();
    order = IndexSort.ascending(time);
    place = new int[n];
    before = new double[n];
    double g = 1;
    for (int i = 0; i < n; ) {
      int end = i;
      int failed = 0;
      int censored = 0;
      for (; end < n && time[order[end]] == time[order[i]]; end++) {
        place[order[end]] = end;
        before[order[end]] = g;
        if (outcomes.event()[order[end]]) {
          failed++;
        } else {
          censored++;
        }
      }
      if (censored > 0) {
        g *= 1 - (double) censored / (n - i - failed);
      }
      i = end;
    }
  }

  /** G at a time. */
  double at(double when) {
    int n = outcomes.rows();
    double[] time = outcomes.time();
    double g = 1;
    for (int i = 0; i < n && time[order[i]] <= when; ) {
      int end = i;
      int failed = 0;
      int censored = 0;
      for (; end < n && time[order[end]] == time[order[i]]; end++) {
        if (outcomes.event()[order[end]]) {
          failed++;
        } else {
          censored++;
        }
      }
      if (censored > 0) {
        g *= 1 - (double) censored / (n - i - failed);
      }
      i = end;
    }
    return g;
  }

  /**
   * Of each patient k, the sum over i of a(i) times the integral up to i's place of the censoring
   * martingale of k over the share still at risk (Blanche, Dartigues, Jacqmin-Gadda 2013,
   * doi:10.1002/sim.5958, appendix): how k's censoring, or staying, moves a sum of weights.
   *
   * @param a by row
   * @param until by row, the place up to which the integral goes
   */
  double[] influence(double[] a, int[] until) {
    int n = outcomes.rows();
    double[] upTo = new double[n + 1];
    for (int i = 0; i < n; i++) {
      if (until[i] >= 0) {
        upTo[until[i]] += a[i];
      }
    }
    // upTo[l] becomes the sum of a over the rows whose integral reaches place l.
    for (int l = n - 1; l >= 0; l--) {
      upTo[l] += upTo[l + 1];
    }
    double[] result = new double[n];
    double drift = 0;
    for (int l = 0; l < n; l++) {
      int row = order[l];
      boolean censored = !outcomes.event()[row];
      double share = (double) (n - l) / n;
      if (censored) {
        drift += upTo[l] / (n - l) / share;
        result[row] = upTo[l] / share;
      }
      result[row] -= drift;
    }
    return result;
  }
}
