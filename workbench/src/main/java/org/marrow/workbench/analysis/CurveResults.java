package org.marrow.workbench.analysis;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The numbers of one Kaplan-Meier analysis.
 *
 * @param name heading of the analysis
 * @param endPoint name of the end point
 * @param unit unit of all times
 * @param level confidence level
 * @param limits scale of the limits
 * @param medianFollowUp median of the reverse Kaplan-Meier curve of all patients
 * @param logRank comparison of the groups, absent when there is only one
 * @param groups one a group
 */
record CurveResults(
    String name,
    String endPoint,
    String unit,
    double level,
    String limits,
    OptionalDouble medianFollowUp,
    Optional<Test> logRank,
    List<Group> groups) {

  /**
   * The log-rank test across the groups.
   *
   * @param chiSquared test statistic
   * @param df degrees of freedom
   * @param p p value
   */
  record Test(double chiSquared, int df, double p) {}

  /**
   * One group.
   *
   * @param group its name
   * @param patients number of patients
   * @param events number of events
   * @param median median survival time, absent when not reached
   * @param medianLower lower limit
   * @param medianUpper upper limit
   * @param survival survival at the times of the plan
   */
  record Group(
      String group,
      int patients,
      int events,
      OptionalDouble median,
      OptionalDouble medianLower,
      OptionalDouble medianUpper,
      List<At> survival) {}

  /**
   * Survival at a time; all absent beyond the last observed time of the group.
   *
   * @param time the time
   * @param estimate the probability
   * @param lower lower limit
   * @param upper upper limit
   */
  record At(double time, OptionalDouble estimate, OptionalDouble lower, OptionalDouble upper) {}
}
