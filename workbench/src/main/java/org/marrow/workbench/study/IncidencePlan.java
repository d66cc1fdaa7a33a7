package org.marrow.workbench.study;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Cumulative incidence of an event with which another competes.
 *
 * @param name heading in the report
 * @param endPoint name of the end point; it names competing values
 * @param by grouping, or empty for all patients together
 * @param showIn unit of time in figures and tables
 * @param until right end of the time axis in that unit, or empty for the data's end
 * @param at times at which probabilities are tabulated, in that unit, ascending
 * @param adjustFor columns beside the grouping in the regression models; no models without {@code
 *     by}
 * @param level confidence level
 */
public record IncidencePlan(
    String name,
    String endPoint,
    Optional<String> by,
    String showIn,
    OptionalDouble until,
    List<Double> at,
    List<String> adjustFor,
    double level)
    implements Analysis {
  public IncidencePlan {
    at = List.copyOf(at);
    adjustFor = List.copyOf(adjustFor);
  }
}
