package org.marrow.survival.validation;

import java.util.List;
import java.util.Locale;
import org.marrow.foundation.findings.Finding;
import org.marrow.foundation.findings.Where;
import org.marrow.survival.rules.ModelRules;

/**
 * Patients needed to develop a time-to-event model (Riley and others 2019, doi:10.1002/sim.7992).
 *
 * @param forShrinkage so that the uniform shrinkage factor is 0.9 or more
 * @param forOptimism so that apparent and adjusted explained variation differ by 0.05 at most
 * @param forLevel so that the overall risk by the time is known to 0.05
 */
public record SampleSize(int forShrinkage, int forOptimism, int forLevel) {

  /**
   * The three criteria.
   *
   * @param parameters candidate parameters, those that were tried and dropped included
   * @param explained Cox-Snell explained variation that is expected, adjusted for optimism
   * @param eventRate events per unit of time
   * @param meanFollowUp mean follow-up in that unit
   * @param horizon time of risks
   */
  public static SampleSize riley(
      int parameters, double explained, double eventRate, double meanFollowUp, double horizon) {
    double events = eventRate * meanFollowUp;
    // Largest Cox-Snell value of an exponential model with this share of events (paper, section
    // 3.4).
    double nullPerPatient = events * StrictMath.log(eventRate) - events;
    double largest = 1 - StrictMath.exp(2 * nullPerPatient);
    double shrinkage = needed(parameters, explained, 0.9);
    double target = explained / (explained + 0.05 * Math.max(largest, explained));
    double optimism = needed(parameters, explained, target);
    double risk = -StrictMath.expm1(-eventRate * horizon);
    double level = StrictMath.pow(1.96 / 0.05, 2) * risk * (1 - risk);
    return new SampleSize(
        (int) Math.ceil(shrinkage), (int) Math.ceil(optimism), (int) Math.ceil(level));
  }

  private static double needed(int parameters, double explained, double shrinkage) {
    return parameters / ((shrinkage - 1) * StrictMath.log(1 - explained / shrinkage));
  }

  /** The largest of the three. */
  public int patients() {
    return Math.max(forShrinkage, Math.max(forOptimism, forLevel));
  }

  /** A warning when a cohort is too small. */
  public List<Finding> check(int patients, String source) {
    return patients >= patients()
        ? List.of()
        : List.of(
            ModelRules.SAMPLE_SIZE.at(
                Where.in(source),
                String.format(
                    Locale.ROOT,
                    "%d patients; %d are needed for a shrinkage of 0.9, %d for little optimism, %d"
                        + " for the level of risk",
                    patients,
                    forShrinkage,
                    forOptimism,
                    forLevel)));
  }
}
