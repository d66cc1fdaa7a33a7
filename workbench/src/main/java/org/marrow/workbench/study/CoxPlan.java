package org.marrow.workbench.study;

import java.util.List;
import java.util.Optional;

/**
 * Proportional hazards models: each marker alone and with the adjusting columns beside it.
 *
 * @param name heading in the report
 * @param endPoint name of the end point
 * @param among the patients looked at, when not all
 * @param markers markers, columns or exposures, each in models of its own; may be empty with {@code
 *     by}
 * @param by grouping whose groups are compared, if any
 * @param reference group that the others are compared with; the first when empty
 * @param adjustFor columns or markers beside it in the adjusted model
 * @param strata columns whose values have baseline hazards of their own
 * @param perDeviation whether hazard ratios are for one standard deviation
 * @param treatment grouping of treatment whose interaction with each marker is tested, if any
 * @param randomised whether the groups compared were randomised to each other
 * @param markersTried how many markers were looked at in all, here and before
 * @param splineKnots knots of the spline that tests linearity, 0 for no test
 * @param level confidence level
 */
public record CoxPlan(
    String name,
    String endPoint,
    Optional<Selection> among,
    List<String> markers,
    Optional<String> by,
    Optional<String> reference,
    List<String> adjustFor,
    List<String> strata,
    boolean perDeviation,
    Optional<String> treatment,
    boolean randomised,
    int markersTried,
    int splineKnots,
    double level)
    implements Analysis {
  public CoxPlan {
    markers = List.copyOf(markers);
    adjustFor = List.copyOf(adjustFor);
    strata = List.copyOf(strata);
  }
}
