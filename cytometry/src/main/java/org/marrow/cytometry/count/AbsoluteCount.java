package org.marrow.cytometry.count;

import org.marrow.foundation.number.Interval;

/**
 * Cells per microlitre by counting beads of a known concentration: cells/beads times the
 * concentration of beads in the stained sample.
 *
 * @param cells the counted population
 * @param beads bead events in the same acquisition, 1 or more
 * @param beadsPerMicrolitre beads per microlitre of the original sample (beads of the tube divided
 *     by the microlitres of sample in it), greater than 0
 */
public record AbsoluteCount(Count cells, long beads, double beadsPerMicrolitre) {
  public AbsoluteCount {
    if (beads < 1) {
      throw new IllegalArgumentException(
          "no bead events in " + cells.sample() + ": an absolute count needs at least one");
    }
    if (!(beadsPerMicrolitre > 0) || Double.isInfinite(beadsPerMicrolitre)) {
      throw new IllegalArgumentException(
          "beads per microlitre must be greater than 0, got " + beadsPerMicrolitre);
    }
  }

  /** Cells per microlitre. */
  public double perMicrolitre() {
    return (double) cells.k() / beads * beadsPerMicrolitre;
  }

  /** Exact interval of cells per microlitre: both cells and beads are Poisson counts. */
  public Interval interval() {
    Interval ratio = ExactInterval.rateRatio(beads, 1, cells.k(), 1, cells.confidence());
    return new Interval(
        ratio.lower() * beadsPerMicrolitre, ratio.upper() * beadsPerMicrolitre, cells.confidence());
  }

  /** The absolute count as a report prints it; no figure below the limit of detection. */
  public String describe() {
    return switch (cells.status()) {
      case NOT_DETECTED, BELOW_DETECTION -> cells.describe() + ", no absolute count";
      case NOT_QUANTIFIABLE ->
          "detected, not quantifiable (" + range() + " per µL, " + beadWords() + ")";
      case QUANTIFIABLE ->
          Wording.figures(perMicrolitre()) + " per µL (" + range() + ", " + beadWords() + ")";
    };
  }

  private String range() {
    return Wording.confidence(cells.confidence())
        + " interval "
        + Wording.figures(interval().lower())
        + " to "
        + Wording.figures(interval().upper());
  }

  private String beadWords() {
    return Wording.count(cells.k()) + " cells, " + Wording.count(beads) + " beads";
  }
}
