package org.marrow.survival.wording;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.marrow.foundation.findings.Finding;
import org.marrow.foundation.findings.Where;
import org.marrow.survival.rules.SurvivalRules;

/**
 * What the data can support, and so which words may be used.
 *
 * @param randomised whether the compared groups were randomised to each other
 * @param arms number of treatment arms in the data
 * @param interactionTested whether marker by treatment was tested
 * @param markersTried how many markers were looked at, 1 or more
 */
public record Evidence(boolean randomised, int arms, boolean interactionTested, int markersTried) {
  public Evidence {
    if (arms < 1 || markersTried < 1) {
      throw new IllegalArgumentException("there is at least one arm and one marker");
    }
  }

  /** One observational cohort, one marker. */
  public static Evidence observational() {
    return new Evidence(false, 1, false, 1);
  }

  /** How a difference between treatment groups is put into words. */
  public String treatmentPhrase() {
    return randomised ? "effect of treatment" : "association with treatment group";
  }

  /** The adjective that a marker has earned. */
  public String markerAdjective() {
    return arms >= 2 && interactionTested && randomised
        ? "predictive"
        : arms >= 2 && interactionTested ? "possibly predictive (not randomised)" : "prognostic";
  }

  /** Findings when groups of treatment are compared. */
  public List<Finding> aboutTreatment(String where) {
    List<Finding> findings = new ArrayList<>();
    if (!randomised) {
      findings.add(
          SurvivalRules.NOT_RANDOMISED.at(
              Where.in(where),
              "the groups are not declared as randomised to each other; the difference is an"
                  + " association, not an effect of the treatment"));
    }
    return List.copyOf(findings);
  }

  /** Findings when a marker is related to outcome and somebody wants to call it predictive. */
  public List<Finding> aboutMarker(String marker, boolean calledPredictive) {
    List<Finding> findings = new ArrayList<>();
    if (calledPredictive && !markerAdjective().equals("predictive")) {
      findings.add(
          SurvivalRules.PROGNOSTIC_NOT_PREDICTIVE.at(
              Where.in("marker " + marker),
              String.format(
                  Locale.ROOT,
                  "the data have %d arm%s and marker by treatment was %s; the word is \"%s\"",
                  arms,
                  arms == 1 ? "" : "s",
                  interactionTested ? "tested without randomisation" : "not tested",
                  markerAdjective())));
    }
    if (markersTried > 1) {
      findings.add(
          SurvivalRules.MANY_MARKERS.at(
              Where.in("marker " + marker), "it is one of " + markersTried + " markers tried"));
    }
    return List.copyOf(findings);
  }
}
