package org.marrow.workbench.study;

import java.util.List;
import java.util.Optional;

/**
 * A model developed in some patients and judged there, corrected for optimism, and in others.
 *
 * @param name heading in the report
 * @param endPoint name of the end point
 * @param terms columns or markers of the model
 * @param develop patients to develop in, all when empty
 * @param validate other patients of the same cohort, if any
 * @param against another cohort, if any
 * @param horizon time of the predicted risks, in the unit of the end point
 * @param thresholds risks at which net benefit is shown
 * @param resamples bootstrap samples
 */
public record ValidationPlan(
    String name,
    String endPoint,
    List<String> terms,
    Optional<Selection> develop,
    Optional<Selection> validate,
    Optional<OtherCohort> against,
    double horizon,
    List<Double> thresholds,
    int resamples)
    implements Analysis {
  /**
   * Another cohort.
   *
   * @param file its table
   * @param patient column with the pseudonym
   * @param centre where its patients come from, or the empty string
   * @param source where the table comes from, or the empty string
   */
  public record OtherCohort(String file, String patient, String centre, String source) {}

  public ValidationPlan {
    terms = List.copyOf(terms);
    thresholds = List.copyOf(thresholds);
  }
}
