package org.marrow.niche.drug;

import java.util.Locale;

/** Whose marrow it is. */
public enum Host {
  /** A person with myeloma. */
  PATIENT(""),
  /** A mouse with a fast syngeneic myeloma. */
  MOUSE("-mouse");

  private final String suffix;

  Host(String suffix) {
    this.suffix = suffix;
  }

  /** The host in one word. */
  public String words() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What follows a drug's name in the name of its file, when the host has a file of its own. */
  String suffix() {
    return suffix;
  }
}
