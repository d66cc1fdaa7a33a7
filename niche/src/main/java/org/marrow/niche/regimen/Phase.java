package org.marrow.niche.regimen;

import java.util.List;

/**
 * A stretch of treatment: induction, transplant, consolidation, maintenance.
 *
 * @param name its name; {@code treatment} when the notation gives none
 * @param components the drugs given in it, at least one
 */
public record Phase(String name, List<Component> components) {
  public Phase {
    components = List.copyOf(components);
    if (name.isBlank() || components.isEmpty()) {
      throw new IllegalArgumentException("a phase needs a name and at least one drug");
    }
  }

  /** Days from its first day to the end of its longest component. */
  public double length() {
    return components.stream().mapToDouble(Component::length).max().orElse(0);
  }
}
