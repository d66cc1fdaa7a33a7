package org.marrow.kinetics.conformance;

/**
 * What came of a case.
 *
 * @param number the case
 * @param level level and version of the document, for example {@code l3v2}
 * @param outcome passed, refused or wrong
 * @param reason why it was refused or is wrong; empty when it passed
 */
public record Verdict(String number, String level, Outcome outcome, String reason) {

  /** Passed, refused with a reason, or wrong. */
  public enum Outcome {
    /** Every point is within the case's tolerances. */
    PASSED,
    /** The model was refused, with the reason. */
    REFUSED,
    /** A point is outside the tolerances, or the run failed. */
    WRONG
  }
}
