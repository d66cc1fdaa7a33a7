package org.marrow.workbench.study;

import java.util.List;
import java.util.Optional;

/**
 * A cut of a marker searched in the data, corrected for the search.
 *
 * @param name heading in the report
 * @param endPoint name of the end point
 * @param among the patients looked at, when not all
 * @param marker marker or column
 * @param adjustFor columns of the adjusted model; patients without them are left out
 * @param permutations permutations of the permutation p value
 * @param resamples resamples for the interval of the cut and the shrinkage
 */
public record CutPlan(
    String name,
    String endPoint,
    Optional<Selection> among,
    String marker,
    List<String> adjustFor,
    int permutations,
    int resamples)
    implements Analysis {
  public CutPlan {
    adjustFor = List.copyOf(adjustFor);
  }
}
