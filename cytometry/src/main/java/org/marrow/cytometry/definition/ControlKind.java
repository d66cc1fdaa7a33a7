package org.marrow.cytometry.definition;

import java.util.Locale;

/** Tube that shows what a marker-negative cell looks like. */
public enum ControlKind {
  /** Antibody of the same isotype without the specificity. */
  ISOTYPE,
  /** All colours but this one (fluorescence minus one). */
  FMO,
  /** No antibody at all. */
  UNSTAINED,
  /** Same stain with an inhibitor of the process (ALDH, dye efflux). */
  INHIBITOR;

  /** The name as written in a definition file. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
