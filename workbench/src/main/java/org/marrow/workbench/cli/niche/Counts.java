package org.marrow.workbench.cli.niche;

import org.marrow.foundation.findings.Findings;
import org.marrow.foundation.findings.Where;
import org.marrow.niche.drug.NicheRules;

/** Limits of the whole numbers on a command line. */
final class Counts {
  /** More patients than this fill the memory of a laptop. */
  static final int MOST_PATIENTS = 1_000_000;

  private Counts() {}

  /** Adds a finding when a number lies outside its limits. */
  static void check(Findings findings, String option, int value, int least, int most) {
    if (value < least || value > most) {
      findings.add(
          NicheRules.BAD_REQUEST.at(
              Where.in(option), "must be " + least + " to " + most + ", got " + value));
    }
  }
}
