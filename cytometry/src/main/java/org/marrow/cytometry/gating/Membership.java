package org.marrow.cytometry.gating;

import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.marrow.foundation.findings.Nearest;

/** Which events lie in which gate; bit {@code e} stands for event {@code e} in file order. */
public final class Membership {
  private final long events;
  private final Map<String, BitSet> inside;

  Membership(long events, Map<String, BitSet> inside) {
    this.events = events;
    this.inside = new LinkedHashMap<>(inside);
  }

  /** How many events were looked at. */
  public long events() {
    return events;
  }

  /** The gates, in the order of the tree; each quadrant of a quadrant gate is one. */
  public List<String> gates() {
    return List.copyOf(inside.keySet());
  }

  /** The events of a gate, as a copy. */
  public BitSet events(String gate) {
    return (BitSet) bits(gate).clone();
  }

  /** Whether an event, counted from 0, lies in a gate. */
  public boolean in(String gate, int event) {
    return bits(gate).get(event);
  }

  /** How many events lie in a gate. */
  public long count(String gate) {
    return bits(gate).cardinality();
  }

  private BitSet bits(String gate) {
    BitSet bits = inside.get(gate);
    if (bits == null) {
      throw new IllegalArgumentException(
          "no gate " + gate + "; " + Nearest.remedy(gate, inside.keySet()));
    }
    return bits;
  }
}
