package org.marrow.cytometry.definition;

import java.util.Locale;

/** How settled a definition is in the field. */
public enum Standing {
  /** A nomenclature or consensus paper fixes it. */
  CONSENSUS,
  /** Many laboratories use it in this or a very similar form. */
  CUSTOMARY,
  /** Rival definitions name other cells; a count must never be shown without saying which. */
  CONTESTED;

  /** The name as written in a definition file. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
