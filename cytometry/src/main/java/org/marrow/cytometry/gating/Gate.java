package org.marrow.cytometry.gating;

import java.util.List;
import java.util.Optional;

/** A gate: a rule that says of every event whether it lies inside. */
public sealed interface Gate
    permits RectangleGate, PolygonGate, EllipsoidGate, QuadrantGate, BooleanGate {
  /** The name by which other gates and results refer to it; not blank. */
  String id();

  /** The gate whose events it is applied to; all events when there is none. */
  Optional<String> parent();

  /** The dimensions it looks at itself, in order. */
  List<Dimension> dimensions();

  /** The gates it refers to besides its parent. */
  default List<String> references() {
    return List.of();
  }

  /** Refuses a blank id and a gate that is its own parent. */
  static void check(String id, Optional<String> parent) {
    if (id.isBlank()) {
      throw new IllegalArgumentException("a gate needs an id");
    }
    if (parent.isPresent() && parent.get().equals(id)) {
      throw new IllegalArgumentException("gate " + id + " is its own parent");
    }
  }
}
