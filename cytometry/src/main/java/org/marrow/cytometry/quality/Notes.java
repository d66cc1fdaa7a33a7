package org.marrow.cytometry.quality;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.marrow.foundation.findings.Finding;
import org.marrow.foundation.findings.Rule;
import org.marrow.foundation.findings.Where;

/** What the checks of one run found, in their order. */
final class Notes {
  private final int events;
  private final Where where;
  private final List<Removal> removals = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();
  private final List<Trace> traces = new ArrayList<>();
  private double viability = Double.NaN;

  Notes(String source, int events) {
    this.events = events;
    this.where = Where.in(source);
  }

  int events() {
    return events;
  }

  Where where() {
    return where;
  }

  /** Removes these events, if there are any. */
  void remove(Rule rule, BitSet removed, String reason) {
    if (!removed.isEmpty()) {
      removals.add(new Removal(rule, reason, removed));
      findings.add(rule.at(where, removed.cardinality() + " of " + events + " events: " + reason));
    }
  }

  void find(Finding finding) {
    findings.add(finding);
  }

  void trace(Trace trace) {
    traces.add(trace);
  }

  void viability(double share) {
    viability = share;
  }

  QualityReport report() {
    return new QualityReport(events, removals, traces, viability, findings);
  }
}
