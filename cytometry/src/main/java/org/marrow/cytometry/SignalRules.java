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

  /** A logarithmic channel of unknown range. */
  public static final Rule CHANNEL_SCALE =
      new Rule(
          "cytometry/channel-scale",
          Severity.FAULT,
          "The scale of a channel is not known",
          "A logarithmic amplifier turns channel numbers into values only with its range.",
          "Give $PnR, or gate on channel numbers on purpose.",
          "FCS 3.1 section 3.2.20");

  /** Gates that cannot be applied. */
  public static final Rule GATING =
      new Rule(
          "cytometry/gating",
          Severity.FAULT,
          "The gates cannot be applied",
          "A reference leads nowhere, a channel is missing, or gates depend on themselves; any count"
              + " would be of something else than was asked for.",
          "Correct the gates, or choose the file they were drawn on.",
          "Gating-ML 2.0, Cytometry A 87:683");

  /** XML that is not Gating-ML 2.0. */
  public static final Rule GATING_ML =
      new Rule(
          "cytometry/gating-ml",
          Severity.FAULT,
          "Not a Gating-ML 2.0 document",
          "The file is not well-formed XML, uses a document type or entities, or an element misses"
              + " something the standard requires.",
          "Export the gates again as Gating-ML 2.0.",
          "Gating-ML 2.0, Cytometry A 87:683");
}
