package org.marrow.cytometry;

import org.marrow.foundation.findings.Rule;
import org.marrow.foundation.findings.Severity;

/** Rules about compensation, scales, panels and gates. */
public final class SignalRules {
  private SignalRules() {}

  /** A matrix that cannot be inverted. */
  public static final Rule SINGULAR_MATRIX =
      new Rule(
          "cytometry/singular-matrix",
          Severity.FAULT,
          "The spillover matrix cannot be inverted",
          "Two dyes look the same to all detectors (or a detector sees nothing), so their shares"
              + " cannot be told apart; any number printed would be noise.",
          "Correct the matrix, leave out the redundant detector, or gate uncompensated on purpose.",
          "Bagwell and Adams 1993, Ann NY Acad Sci 677:167");
}
