package org.marrow.cytometry.template;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.marrow.cytometry.definition.Phenotype;

/**
 * One gate as it was applied.
 *
 * @param step the gate as written
 * @param applied its phenotype as the panel allowed it, supporting markers included
 * @param notMeasured supporting markers and branches of alternatives that the panel lacks
 * @param thresholds thresholds in use, positive before high, by marker
 * @param parent events of the parent
 * @param members events inside
 */
public record GatedStep(
    Step step,
    Phenotype applied,
    List<String> notMeasured,
    List<Threshold> thresholds,
    BitSet parent,
    BitSet members) {
  public GatedStep {
    notMeasured = List.copyOf(notMeasured);
    thresholds = List.copyOf(thresholds);
    parent = (BitSet) parent.clone();
    members = (BitSet) members.clone();
  }

  /** Events of the parent; a copy. */
  @Override
  public BitSet parent() {
    return (BitSet) parent.clone();
  }

  /** Events inside; a copy. */
  @Override
  public BitSet members() {
    return (BitSet) members.clone();
  }

  /** The threshold of a marker, where this gate has one. */
  public Optional<Threshold> threshold(String marker, boolean high) {
    return thresholds.stream()
        .filter(t -> t.marker().equals(marker) && t.high() == high)
        .findFirst();
  }

  /** Events of another table of the same markers that fulfil this gate at these thresholds. */
  public BitSet membersOf(MarkerTable other, BitSet candidates) {
    return Membership.of(other, applied, thresholds, candidates, "");
  }
}
