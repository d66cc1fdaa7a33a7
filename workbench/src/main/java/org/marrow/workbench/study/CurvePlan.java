package org.marrow.workbench.study;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Kaplan-Meier curves.
 *
 * @param name heading in the report
 * @param endPoint name of the end point
 * @param by name of the grouping, or empty for one curve
 * @param showIn unit of time in figures and tables
 * @param until right end of the time axis in that unit, or empty for the data's end
 * @param at times at which survival is tabulated, in that unit, ascending
 * @param limits scale of the confidence limits, as the study file writes it
 * @param level confidence level
 */
public record CurvePlan(
    String name,
    String endPoint,
    Optional<String> by,
    String showIn,
    OptionalDouble until,
    List<Double> at,
    String limits,
    double level)
    implements Analysis {
  public CurvePlan {
    at = List.copyOf(at);
  }
}
