package org.marrow.workbench.study;

import java.util.List;

/**
 * A marker or exposure known during follow-up, from landmarks on.
 *
 * @param name heading in the report
 * @param endPoint name of the end point
 * @param marker marker or exposure
 * @param at landmarks in the unit of the end point, the planned one first
 * @param adjustFor columns of the adjusted model
 * @param level confidence level
 */
public record LandmarkPlan(
    String name,
    String endPoint,
    String marker,
    List<Double> at,
    List<String> adjustFor,
    double level)
    implements Analysis {
  public LandmarkPlan {
    at = List.copyOf(at);
    adjustFor = List.copyOf(adjustFor);
  }
}
