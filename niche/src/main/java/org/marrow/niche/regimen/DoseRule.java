package org.marrow.niche.regimen;

import org.marrow.foundation.units.Quantity;

/** A change to the planned doses. Days are days of the regimen, day 1 the first. */
public sealed interface DoseRule {
  /**
   * No dose of a drug on some days.
   *
   * @param drug the drug
   * @param from first day without it
   * @param to last day without it
   */
  record Hold(String drug, int from, int to) implements DoseRule {
    public Hold {
      if (to < from) {
        throw new IllegalArgumentException(
            "hold " + drug + " must end on or after day " + from + ", got " + to);
      }
    }
  }

  /**
   * Another dose of a drug from a day on.
   *
   * @param drug the drug
   * @param dose the new dose, in a unit like the old one's
   * @param from first day with it
   */
  record Reduce(String drug, Quantity dose, int from) implements DoseRule {}

  /** The whole regimen ends when progression is seen. */
  record StopAtProgression() implements DoseRule {}
}
