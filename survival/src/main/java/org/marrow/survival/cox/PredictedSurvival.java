package org.marrow.survival.cox;

import java.util.Arrays;

/**
 * A predicted survival curve: a step function that is 1 before the first time. Arrays are not
 * copied.
 *
 * @param time ascending
 * @param survival probability of no event up to and including the time
 * @param standardError of the cumulative hazard, that is of the log of the survival
 * @param lower lower limit
 * @param upper upper limit
 */
public record PredictedSurvival(
    double[] time, double[] survival, double[] standardError, double[] lower, double[] upper) {

  /** Survival at a time. */
  public double at(double when) {
    int k = index(when);
    return k < 0 ? 1 : survival[k];
  }

  /** Lower limit at a time. */
  public double lowerAt(double when) {
    int k = index(when);
    return k < 0 ? 1 : lower[k];
  }

  /** Upper limit at a time. */
  public double upperAt(double when) {
    int k = index(when);
    return k < 0 ? 1 : upper[k];
  }

  private int index(double when) {
    int k = Arrays.binarySearch(time, when);
    return k >= 0 ? k : -k - 2;
  }
}
