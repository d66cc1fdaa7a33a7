package org.marrow.survival.validation;

import java.util.Arrays;

/**
 * Mean squared difference between predicted risk and what happened by a time, with weights for
 * censoring (Graf and others 1999, doi:10.1002/(SICI)1097-0258(19990915/30)18:17/18).
 *
 * @param time the time
 * @param score of the predictions
 * @param standardError of the score, the censoring estimated
 * @param reference score of the same risk, one less Kaplan-Meier, for everybody
 */
public record BrierScore(double time, double score, double standardError, double reference) {

  /** Share of the reference score that the predictions take away: 1 is perfect, 0 useless. */
  public double scaled() {
    return 1 - score / reference;
  }

  /** The score at a time. */
  public static BrierScore at(Outcomes outcomes, double[] risk, double when) {
    double[] same = new double[outcomes.rows()];
    Arrays.fill(same, 1 - outcomes.survival(when));
    Censoring censoring = new Censoring(outcomes);
    double[] residual = residuals(outcomes, censoring, risk, when);
    int n = residual.length;
    double score = Arrays.stream(residual).sum() / n;
    double reference = Arrays.stream(residuals(outcomes, censoring, same, when)).sum() / n;
    int last = -1;
    for (int i = 0; i < n; i++) {
      if (outcomes.time()[i] <= when) {
        last = Math.max(last, censoring.place[i]);
      }
    }
    int[] until = new int[n];
    double[] a = new double[n];
    for (int i = 0; i < n; i++) {
      a[i] = residual[i] / n;
      until[i] = outcomes.time()[i] <= when ? censoring.place[i] : last;
    }
    double[] influence = censoring.influence(a, until);
    for (int i = 0; i < n; i++) {
      influence[i] += residual[i] - score;
    }
    return new BrierScore(
        when, score, TimeDependentAuc.deviation(influence) / StrictMath.sqrt(n), reference);
  }

  /**
   * The score averaged over time from 0 to the last of the times: each step from one time to the
   * next counts the score at its beginning, and from 0 to the first time nothing.
   *
   * @param scores at ascending times
   */
  public static double integrated(double[] times, double[] scores) {
    double sum = 0;
    for (int k = 1; k < times.length; k++) {
      sum += scores[k - 1] * (times[k] - times[k - 1]);
    }
    return sum / times[times.length - 1];
  }

  private static double[] residuals(
      Outcomes outcomes, Censoring censoring, double[] risk, double when) {
    double at = censoring.at(when);
    double[] residual = new double[risk.length];
    for (int i = 0; i < residual.length; i++) {
      if (outcomes.time()[i] > when) {
        residual[i] = risk[i] * risk[i] / at;
      } else if (outcomes.event()[i]) {
        residual[i] = (1 - risk[i]) * (1 - risk[i]) / censoring.before[i];
      }
    }
    return residual;
  }
}
