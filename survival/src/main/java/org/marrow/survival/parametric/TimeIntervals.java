package org.marrow.survival.parametric;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.marrow.foundation.findings.Finding;
import org.marrow.foundation.findings.InvalidInput;
import org.marrow.foundation.findings.Where;
import org.marrow.survival.data.SurvivalData;
import org.marrow.survival.rules.SurvivalRules;

/**
 * What is known of each row's event time: it lies in (lower, upper]. Exact when they are equal,
 * right-censored when upper is infinite, left-censored when lower is 0.
 *
 * @param lower last time free of the event, 0 or more
 * @param upper first time known to have had it, above 0
 * @param entry time of coming under observation, 0 for from the start
 * @param weight case weights
 */
public record TimeIntervals(double[] lower, double[] upper, double[] entry, double[] weight) {
  public TimeIntervals {
    lower = lower.clone();
    upper = upper.clone();
    entry = entry.clone();
    weight = weight.clone();
    int n = lower.length;
    if (upper.length != n || entry.length != n || weight.length != n) {
      throw new IllegalArgumentException("the columns of intervals differ in length");
    }
    List<Finding> faults = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      boolean ordered =
          lower[i] >= 0 && lower[i] <= upper[i] && lower[i] < Double.POSITIVE_INFINITY;
      if (!ordered || upper[i] == 0 || entry[i] < 0 || entry[i] > lower[i]) {
        faults.add(
            SurvivalRules.TIME_NOT_POSITIVE.at(
                Where.in("").row(i + 1L),
                String.format(
                    Locale.ROOT,
                    "the interval (%s, %s] with entry %s is none of positive times",
                    lower[i],
                    upper[i],
                    entry[i])));
      }
    }
    if (!faults.isEmpty()) {
      throw new InvalidInput(faults);
    }
  }

  /** Intervals without entry and weights. */
  public static TimeIntervals of(double[] lower, double[] upper) {
    double[] ones = new double[lower.length];
    java.util.Arrays.fill(ones, 1);
    return new TimeIntervals(lower, upper, new double[lower.length], ones);
  }

  /** Right-censored data with its entry times and weights; an event of any cause counts. */
  public static TimeIntervals of(SurvivalData data) {
    int n = data.rows();
    double[] upper = data.exits();
    double[] entry = new double[n];
    double[] weight = new double[n];
    for (int i = 0; i < n; i++) {
      upper[i] = data.event(i) > 0 ? upper[i] : Double.POSITIVE_INFINITY;
      entry[i] = StrictMath.max(0, data.entry(i));
      weight[i] = data.weight(i);
    }
    return new TimeIntervals(data.exits(), upper, entry, weight);
  }

  /** Number of rows. */
  public int rows() {
    return lower.length;
  }

  /** Rows whose event is known to have happened. */
  public int events() {
    int events = 0;
    for (double u : upper) {
      events += u < Double.POSITIVE_INFINITY ? 1 : 0;
    }
    return events;
  }
}
