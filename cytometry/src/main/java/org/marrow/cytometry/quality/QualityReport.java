package org.marrow.cytometry.quality;

import java.util.BitSet;
import java.util.List;
import org.marrow.foundation.findings.Finding;

/**
 * What quality control found in one sample.
 *
 * @param events all events of the sample
 * @param removals why events were removed, in the order of the checks
 * @param traces channels along the run
 * @param viability living share of the single cells; NaN when there is no viability channel, or its
 *     stain does not part the living from the dead
 * @param findings one a removal, and warnings about the run
 */
public record QualityReport(
    int events,
    List<Removal> removals,
    List<Trace> traces,
    double viability,
    List<Finding> findings) {
  public QualityReport {
    removals = List.copyOf(removals);
    traces = List.copyOf(traces);
    findings = List.copyOf(findings);
  }

  /** Events removed for at least one reason. */
  public BitSet removed() {
    BitSet removed = new BitSet(events);
    removals.forEach(r -> removed.or(r.events()));
    return removed;
  }

  /** Events that passed every check. */
  public BitSet passed() {
    BitSet passed = removed();
    passed.flip(0, events);
    return passed;
  }
}
