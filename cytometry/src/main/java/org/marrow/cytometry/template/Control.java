package org.marrow.cytometry.template;

import java.util.Optional;
import org.marrow.cytometry.definition.ControlKind;

/**
 * A control tube.
 *
 * @param kind what it is
 * @param marker the marker it leaves out or replaces; empty: it controls every marker it measured
 * @param table its events
 */
public record Control(ControlKind kind, Optional<String> marker, MarkerTable table) {
  /** Whether the tube can anchor this marker. */
  public boolean controls(String name) {
    return table.markers().contains(name) && marker.map(name::equals).orElse(true);
  }
}
