package org.marrow.workbench.cli.cytometry;

import org.jspecify.annotations.Nullable;
import org.marrow.cytometry.count.AbsoluteCount;
import org.marrow.cytometry.count.DetectionStatus;

/**
 * Cells per microlitre as {@code --json} prints them.
 *
 * @param value the figure; null below the limit of quantification
 * @param lower lower end of the exact interval; null below the limit of detection
 * @param upper its upper end; null as well
 */
record AbsoluteView(
    String sample,
    String definition,
    @Nullable Double value,
    @Nullable Double lower,
    @Nullable Double upper,
    long cells,
    long beads,
    double beadsPerMicrolitre,
    String text) {
  static AbsoluteView of(AbsoluteCount count) {
    DetectionStatus status = count.cells().status();
    boolean quantified = status == DetectionStatus.QUANTIFIABLE;
    boolean detected = quantified || status == DetectionStatus.NOT_QUANTIFIABLE;
    return new AbsoluteView(
        count.cells().sample(),
        count.cells().definition(),
        quantified ? count.perMicrolitre() : null,
        detected ? count.interval().lower() : null,
        detected ? count.interval().upper() : null,
        count.cells().k(),
        count.beads(),
        count.beadsPerMicrolitre(),
        count.describe());
  }
}
