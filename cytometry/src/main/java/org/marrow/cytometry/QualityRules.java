package org.marrow.cytometry;

import org.marrow.foundation.findings.Rule;
import org.marrow.foundation.findings.Severity;

/** Rules about the quality of an acquisition; each names the events it removes. */
public final class QualityRules {
  private QualityRules() {}

  /** Events at the end of the scale. */
  public static final Rule MARGIN =
      new Rule(
          "cytometry/margin-events",
          Severity.NOTE,
          "Events at the end of a scale",
          "A value at the top of the detector, or piled up at its bottom, is not a measurement.",
          "Nothing if few; lower the voltage of the detector if many.",
          "Emmaneel 2022, Cytometry A 101:325");

  /** A stretch of the run whose signal differs. */
  public static final Rule DRIFT =
      new Rule(
          "cytometry/time-drift",
          Severity.WARNING,
          "The signal changes during the run",
          "Clogs, air and unstable flow shift the signal, and thresholds with it.",
          "The stretches are removed; repeat the run when much of it is affected.",
          "Emmaneel 2022, Cytometry A 101:325");

  /** A stretch of the run with too few or too many events. */
  public static final Rule RATE =
      new Rule(
          "cytometry/event-rate",
          Severity.WARNING,
          "The event rate jumps",
          "A clog or a bubble changes the rate, and often the signal.",
          "The stretches are removed; repeat the run when much of it is affected.",
          "Monaco 2016, Bioinformatics 32:2473");

  /** More events than one report can number. */
  public static final Rule TOO_LONG =
      new Rule(
          "cytometry/run-too-long",
          Severity.FAULT,
          "The run has too many events for one quality report",
          "A report numbers its events up to two thousand million.",
          "Split the file.",
          "");

  /** Time runs backwards or is missing. */
  public static final Rule TIME_UNUSABLE =
      new Rule(
          "cytometry/time-unusable",
          Severity.NOTE,
          "The time of events cannot be used",
          "Without a time that rises, the rate cannot be checked, and drift only in file order.",
          "Record the Time channel.",
          "");

  /** Two cells measured as one. */
  public static final Rule DOUBLETS =
      new Rule(
          "cytometry/doublets",
          Severity.NOTE,
          "Doublets removed",
          "Two cells in one event look like one cell with the markers of both.",
          "Nothing if below about 10 %; dilute the sample if more.",
          "");

  /** Dead cells. */
  public static final Rule DEAD =
      new Rule(
          "cytometry/dead-cells",
          Severity.NOTE,
          "Dead cells removed",
          "Dead cells bind antibodies without specificity.",
          "Read counts of rare populations with care when viability is below about 80 %.",
          "");

  /** The viability stain does not part the living from the dead. */
  public static final Rule VIABILITY_UNKNOWN =
      new Rule(
          "cytometry/viability-unknown",
          Severity.NOTE,
          "Viability cannot be told",
          "Without a valley in the viability stain all cells may be alive, or the stain failed; no"
              + " event was removed for it.",
          "Look at the stain; gate it by hand if a shoulder is dead cells.",
          "");

  /** Many cells died. */
  public static final Rule LOW_VIABILITY =
      new Rule(
          "cytometry/low-viability",
          Severity.WARNING,
          "Viability is low",
          "Cell types die at different rates, so their shares among the living are shifted.",
          "Repeat with a fresh sample if possible; say the viability beside the counts.",
          "");

  /** Peripheral blood in the aspirate. */
  public static final Rule HAEMODILUTION =
      new Rule(
          "cytometry/haemodilution",
          Severity.WARNING,
          "The aspirate looks diluted with blood",
          "Cells that live in marrow only are scarce, so every marrow population is underestimated.",
          "Use the first pull of the aspirate, or give counts per marrow-resident cell.",
          "Flores-Montero 2017, Leukemia 31:2094");

  /** Much of the file was removed. */
  public static final Rule MUCH_REMOVED =
      new Rule(
          "cytometry/much-removed",
          Severity.WARNING,
          "Quality control removed much of the file",
          "What is left may not stand for the sample.",
          "Look at the removed events; repeat the acquisition if possible.",
          "");
}
