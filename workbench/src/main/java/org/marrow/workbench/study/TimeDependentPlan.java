package org.marrow.workbench.study;

import java.util.List;

/**
 * An exposure that counts from the time at which it happens.
 *
 * @param name heading in the report
 * @param endPoint name of the end point
 * @param exposure name of the exposure
 * @param adjustFor columns of the adjusted model
 * @param level confidence level
 */
public record TimeDependentPlan(
    String name, String endPoint, String exposure, List<String> adjustFor, double level)
    implements Analysis {
  public TimeDependentPlan {
    adjustFor = List.copyOf(adjustFor);
  }
}
