package org.marrow.survival.validation;

import org.marrow.survival.order.IndexSort;
import org.marrow.survival.order.TiedTimes;

/**
 * What happened to the patients that predictions are judged on. Rows are at risk from zero on.
 * Arrays are not copied.
 *
 * @param time time of event or censoring
 * @param event whether the event happened
 */
public record Outcomes(double[] time, boolean[] event) {
  public Outcomes {
    if (time.length != event.length || time.length == 0) {
      throw new IllegalArgumentException(
          "times and events need one row each, got " + time.length + " and " + event.length);
    }
    time = TiedTimes.unify(time);
  }

  /** Number of patients. */
  public int rows() {
    return time.length;
  }

  /** Kaplan-Meier estimate at a time among the rows that are wanted, and its standard error. */
  double[] survival(double when, boolean[] wanted) {
    int[] order = IndexSort.ascending(time);
    int atRisk = 0;
    for (boolean w : wanted) {
      atRisk += w ? 1 : 0;
    }
    double survival = 1;
    double greenwood = 0;
    for (int i = 0; i < order.length && time[order[i]] <= when; ) {
      double t = time[order[i]];
      int failed = 0;
      int left = 0;
      for (; i < order.length && time[order[i]] == t; i++) {
        if (wanted[order[i]]) {
          left++;
          failed += event[order[i]] ? 1 : 0;
        }
      }
      if (failed > 0) {
        survival *= 1 - (double) failed / atRisk;
        greenwood += failed / ((double) atRisk * (atRisk - failed));
      }
      atRisk -= left;
    }
    return new double[] {survival, survival * StrictMath.sqrt(greenwood)};
  }

  /** Kaplan-Meier estimate at a time. */
  double survival(double when) {
    return survivalWithError(when)[0];
  }

  /** Kaplan-Meier estimate at a time and its standard error. */
  double[] survivalWithError(double when) {
    boolean[] all = new boolean[rows()];
    java.util.Arrays.fill(all, true);
    return survival(when, all);
  }
}
