package org.marrow.cytometry;

import org.marrow.foundation.findings.Rule;
import org.marrow.foundation.findings.Severity;

/** Rules about event files: what was repaired in reading one, and why one was refused. */
public final class FcsRules {
  private FcsRules() {}

  /** Not an event file at all. */
  public static final Rule NOT_FCS =
      fault(
          "not-fcs",
          "Not an FCS file",
          "The file does not start with the letters FCS and a version, so nothing in it can be"
              + " trusted to be an event.",
          "Export the acquisition again as FCS 3.0, 3.1 or 3.2.");

  private static Rule fault(String id, String title, String reason, String remedy) {
    return new Rule(
        "cytometry/" + id, Severity.FAULT, title, reason, remedy, "FCS 3.1, Cytometry A 77:97");
  }
}
