package org.marrow.cytometry.template;

import java.util.BitSet;
import java.util.List;
import java.util.function.Function;
import org.marrow.foundation.findings.Finding;

/**
 * A population as a template found it.
 *
 * @param table the events that were gated
 * @param steps the gates from the outside in; empty when the panel lacks a required marker
 * @param findings what the reader should know: missing markers and controls
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

  /**
   * Events of the population with other thresholds; those not asked about stay as they were found.
   *
   * @param first the first gate that changes; the gates before it are not looked at again
   * @param thresholds the thresholds of a gate
   * @param without a marker whose conditions the first gate leaves out; empty: none
   */
  BitSet regated(int first, Function<GatedStep, List<Threshold>> thresholds, String without) {
    BitSet inside = steps.get(first).parent();
    String left = without;
    for (GatedStep step : steps.subList(first, steps.size())) {
      inside = Membership.of(table, step.applied(), thresholds.apply(step), inside, left);
      left = "";
    }
    return inside;
  }
}
