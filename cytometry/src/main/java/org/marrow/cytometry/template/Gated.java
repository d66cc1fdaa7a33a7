package org.marrow.cytometry.template;

import java.util.BitSet;
import java.util.List;
import org.marrow.foundation.findings.Finding;

/**
 * A population as a template found it.
 *
 * @param table the events that were gated
 * @param steps the gates from the outside in; empty when the panel lacks a required marker
 * @param findings what the reader should know: missing markers, thresholds that need review
 */
public record Gated(MarkerTable table, List<GatedStep> steps, List<Finding> findings) {
  public Gated {
    steps = List.copyOf(steps);
    findings = List.copyOf(findings);
  }

  /** Whether the panel allowed to gate at all. */
  public boolean isGated() {
    return !steps.isEmpty();
  }

  /** Events of the population; every event when there is no gate. */
  public BitSet members() {
    return steps.isEmpty() ? table.everyEvent() : steps.getLast().members();
  }

  /** Number of events of the population. */
  public long count() {
    return steps.isEmpty() ? 0 : steps.getLast().members().cardinality();
  }

  /** Whether some threshold needs a person's eye. */
  public boolean needsReview() {
    return steps.stream().anyMatch(s -> s.thresholds().stream().anyMatch(Threshold::review));
  }
}
