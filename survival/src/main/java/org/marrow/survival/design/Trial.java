package org.marrow.survival.design;

import java.util.List;
import java.util.Locale;
import org.marrow.foundation.random.Stream;
import org.marrow.foundation.random.Streams;
import org.marrow.survival.data.Factor;
import org.marrow.survival.data.SurvivalData;

/**
 * A two-arm study as it would be run: patients enter evenly over the accrual time, have exponential
 * times with a hazard ratio that may start late, drop out, and are analysed at a calendar time.
 *
 * @param patients number of patients
 * @param treated part of them in the treated arm, between 0 and 1
 * @param controlMedian median survival of the control arm, any unit of time
 * @param hazardRatio hazard ratio of the treated arm once the effect has started
 * @param delay time from entry until the effect starts, 0 for at once
 * @param accrual length of the accrual, same unit
 * @param followUp from the end of accrual to the analysis
 * @param dropout yearly-like rate of loss to follow-up: hazard per unit of time, 0 for none
 */
public record Trial(
    int patients,
    double treated,
    double controlMedian,
    double hazardRatio,
    double delay,
    double accrual,
    double followUp,
    double dropout) {
  private static final List<String> ARMS = List.of("control", "treated");

  public Trial {
    if (patients < 2) {
      throw new IllegalArgumentException("a trial has at least 2 patients, got " + patients);
    }
    if (!(treated > 0 && treated < 1)) {
      throw new IllegalArgumentException("the treated part lies between 0 and 1, got " + treated);
    }
    if (!(controlMedian > 0 && hazardRatio > 0)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "median and hazard ratio are positive, got %s and %s",
              controlMedian,
              hazardRatio));
    }
    if (!(delay >= 0 && accrual >= 0 && followUp >= 0 && dropout >= 0 && accrual + followUp > 0)) {
      throw new IllegalArgumentException(
          "delay, accrual, follow-up and dropout are 0 or more, and somebody must be followed");
    }
  }

  /** Arm of each patient, the same in every repetition. */
  public Factor arms() {
    int[] codes = new int[patients];
    for (int i = 0; i < patients; i++) {
      // Spread evenly over the order of entry, as blocked randomisation does.
      codes[i] = StrictMath.floor((i + 1) * treated) > StrictMath.floor(i * treated) ? 1 : 0;
    }
    return Factor.of(codes, ARMS);
  }

  /** The patients of one repetition; depends on streams and repetition only. */
  public SurvivalData patients(Streams streams, int repetition) {
    double hazard = StrictMath.log(2) / controlMedian;
    Factor arms = arms();
    double[] time = new double[patients];
    int[] event = new int[patients];
    for (int i = 0; i < patients; i++) {
      Stream random = streams.stream("trial patient", i, repetition);
      double t = random.exponential() / hazard;
      double entered = accrual * random.uniform();
      double lost = dropout > 0 ? random.exponential() / dropout : Double.POSITIVE_INFINITY;
      if (arms.code(i) == 1 && t > delay) {
        t = delay + (t - delay) / hazardRatio;
      }
      double end = StrictMath.min(lost, accrual + followUp - entered);
      time[i] = StrictMath.max(Double.MIN_NORMAL, StrictMath.min(t, end));
      event[i] = t <= end ? 1 : 0;
    }
    return SurvivalData.of(time, event).source("simulated trial").build();
  }

  /** The same trial with another hazard ratio, 1 for the null. */
  public Trial withHazardRatio(double ratio) {
    return new Trial(patients, treated, controlMedian, ratio, delay, accrual, followUp, dropout);
  }
}
