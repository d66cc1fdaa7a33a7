package org.marrow.survival.curves;

import java.util.Arrays;
import java.util.OptionalDouble;
import org.marrow.survival.distribution.Normal;

/**
 * A survival curve of one group: a right-continuous step function that starts at 1. Immutable. Step
 * k stands for the k-th distinct time at which a row ended.
 */
public final class Curve {
  /** Two survival values closer than this are the same height, as in R's quantiles. */
  private static final double SAME_HEIGHT = 0x1p-26;

  private final String label;
  private final EventTable table;
  private final double[] survival;
  private final double[] logError;
  private final Limits limits;
  private final double level;

  Curve(
      String label,
      EventTable table,
      double[] survival,
      double[] logError,
      Limits limits,
      double level) {
    this.label = label;
    this.table = table;
    this.survival = survival;
    this.logError = logError;
    this.limits = limits;
    this.level = level;
  }

  /** Product-limit curve with Greenwood's variance. */
  static Curve productLimit(String label, EventTable table, Limits limits, double level) {
    int m = table.size();
    double[] survival = new double[m];
    double[] logError = new double[m];
    double s = 1;
    double greenwood = 0;
    for (int k = 0; k < m; k++) {
      double d = table.events(k);
      double n = table.atRisk(k);
      if (d > 0) {
        s *= (n - d) / n;
        greenwood += d / (n * (n - d));
      }
      survival[k] = s;
      logError[k] = StrictMath.sqrt(greenwood);
    }
    return new Curve(label, table, survival, logError, limits, level);
  }

  /** Name of the group. */
  public String label() {
    return label;
  }

  /** The counts behind the curve. */
  public EventTable table() {
    return table;
  }

  /** Number of steps, that is of distinct times. */
  public int size() {
    return survival.length;
  }

  /** The k-th time. */
  public double time(int k) {
    return table.time(k);
  }

  /** Survival at and after the k-th time. */
  public double survival(int k) {
    return survival[k];
  }

  /** Standard error of the survival at the k-th time (Greenwood); NaN where the curve is 0. */
  public double standardError(int k) {
    return survival[k] == 0 ? Double.NaN : survival[k] * logError[k];
  }

  /** Standard error of log survival at the k-th time; infinite where the curve is 0. */
  public double logError(int k) {
    return logError[k];
  }

  /** Lower confidence limit at the k-th time; NaN where the curve is 0. */
  public double lower(int k) {
    return limits.limit(survival[k], logError[k], -Normal.critical(level));
  }

  /** Upper confidence limit at the k-th time; NaN where the curve is 0. */
  public double upper(int k) {
    return limits.limit(survival[k], logError[k], Normal.critical(level));
  }

  /** Scale of the limits. */
  public Limits limits() {
    return limits;
  }

  /** Confidence level of the limits. */
  public double level() {
    return level;
  }

  /** Survival just after a time, 1 before the first step. */
  public double survivalAt(double time) {
    int k = step(time);
    return k < 0 ? 1 : survival[k];
  }

  /** Survival just before a time, 1 before the first step. */
  public double survivalBefore(double time) {
    int k = step(StrictMath.nextDown(time));
    return k < 0 ? 1 : survival[k];
  }

  /** Index of the last step at or before a time; -1 before the first. */
  public int step(double time) {
    int low = 0;
    int high = survival.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (table.time(middle) <= time) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low - 1;
  }

  /** The time beyond which the group was not observed. */
  public double lastTime() {
    return survival.length == 0 ? table.start() : table.time(survival.length - 1);
  }

  /** Sum of events (weighted where the data have weights). */
  public double events() {
    double sum = 0;
    for (int k = 0; k < table.size(); k++) {
      sum += table.events(k);
    }
    return sum;
  }

  /** The median survival time. */
  public Quantile median() {
    return quantile(0.5);
  }

  /**
   * The time at which the proportion has had the event: the first time with survival at or below 1
   * - proportion; where the curve runs exactly at that height, the middle of the flat part. Limits:
   * the same rule on the lower and the upper limit curve (Brookmeyer, Crowley 1982,
   * doi:10.2307/2530286).
   *
   * @param proportion between 0 and 1
   */
  public Quantile quantile(double proportion) {
    if (!(proportion > 0 && proportion < 1)) {
      throw new IllegalArgumentException("a proportion lies between 0 and 1, got " + proportion);
    }
    double[] lower = new double[size()];
    double[] upper = new double[size()];
    for (int k = 0; k < size(); k++) {
      lower[k] = lower(k);
      upper[k] = upper(k);
    }
    return new Quantile(
        proportion,
        reaches(survival, 1 - proportion),
        reaches(lower, 1 - proportion),
        reaches(upper, 1 - proportion));
  }

  private OptionalDouble reaches(double[] height, double target) {
    for (int k = 0; k < height.length; k++) {
      if (height[k] < target + SAME_HEIGHT) {
        if (StrictMath.abs(height[k] - target) < SAME_HEIGHT) {
          for (int j = k + 1; j < height.length; j++) {
            if (height[j] < height[k]) {
              return OptionalDouble.of((table.time(k) + table.time(j)) / 2);
            }
          }
        }
        return OptionalDouble.of(table.time(k));
      }
    }
    return OptionalDouble.empty();
  }

  /**
   * The last time at which at least this part of the group's rows was at risk; curves are best not
   * drawn beyond it (Pocock, Clayton, Altman 2002, doi:10.1016/S0140-6736(02)08594-X).
   *
   * @param part for example 0.1
   */
  public double lastTimeWithAtRisk(double part) {
    double most = 0;
    for (int k = 0; k < table.size(); k++) {
      most = StrictMath.max(most, table.atRisk(k));
    }
    for (int k = table.size() - 1; k >= 0; k--) {
      if (table.atRisk(k) >= part * most) {
        return table.time(k);
      }
    }
    return table.start();
  }

  /** A copy of all survival values, one a step. */
  public double[] survivals() {
    return Arrays.copyOf(survival, survival.length);
  }
}
