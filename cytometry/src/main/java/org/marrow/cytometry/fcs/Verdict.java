package org.marrow.cytometry.fcs;

import java.util.Locale;

/** What became of a file. */
public enum Verdict {
  /** Read as the standard says; there may be notes. */
  OK,
  /** Read, after repairs that are listed as warnings. */
  REPAIRED,
  /** Not read; the faults say why. */
  REFUSED;

  /** The verdict in lower case, as reports print it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
