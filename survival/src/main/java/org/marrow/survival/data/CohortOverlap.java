package org.marrow.survival.data;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.marrow.foundation.findings.Finding;
import org.marrow.foundation.findings.Where;
import org.marrow.survival.rules.SurvivalRules;

/**
 * Whether a cohort may serve to validate what was found in another: only when they share no
 * patient, which the ids can disprove but not prove. So the source centres must be declared and
 * differ.
 */
public final class CohortOverlap {
  private CohortOverlap() {}

  /**
   * The reason why one cohort must not validate the other, if there is one.
   *
   * @param trainingIds patients of the training data
   * @param trainingCentre where they come from; empty when not declared
   * @param validationIds patients of the validation data
   * @param validationCentre where they come from; empty when not declared
   */
  public static Optional<Finding> check(
      List<String> trainingIds,
      String trainingCentre,
      List<String> validationIds,
      String validationCentre) {
    Set<String> shared = new HashSet<>(trainingIds);
    List<String> twice = validationIds.stream().filter(shared::contains).distinct().toList();
    Where where = Where.in("validation");
    if (!twice.isEmpty()) {
      return Optional.of(
          SurvivalRules.COHORT_OVERLAP.at(
              where,
              String.format(
                  Locale.ROOT,
                  "%d of %d validation patients are in the training data, the first is %s",
                  twice.size(),
                  validationIds.size(),
                  twice.getFirst())));
    }
    if (trainingCentre.isBlank() || validationCentre.isBlank()) {
      return Optional.of(
          SurvivalRules.COHORT_OVERLAP.at(
              where,
              "the ids do not overlap, but they may be different ids of the same patients, and the"
                  + " source centres are not declared",
              "Declare the source centre (hospital, trial, registry) of both cohorts."));
    }
    if (trainingCentre.strip().equalsIgnoreCase(validationCentre.strip())) {
      return Optional.of(
          SurvivalRules.COHORT_OVERLAP.at(
              where,
              String.format(
                  Locale.ROOT,
                  "both cohorts come from %s; different ids do not show that the patients differ",
                  trainingCentre.strip())));
    }
    return Optional.empty();
  }

  /** The same for two cohorts. */
  public static Optional<Finding> check(Cohort training, Cohort validation) {
    return check(training.ids(), training.centre(), validation.ids(), validation.centre());
  }
}
