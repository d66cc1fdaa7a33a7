package org.marrow.niche.regimen;

import org.marrow.foundation.units.Quantity;

/**
 * One dose that is given.
 *
 * @param time days since day 1 of the regimen
 * @param drug name of the drug, lower case
 * @param amount the absolute dose for this body, for example 2.34 mg
 * @param route the way it is given
 * @param duration length of the infusion in days; 0 for a push, an injection or a tablet
 * @param phase name of the phase it belongs to
 * @param cycle cycle within the phase, from 1
 * @param day day of the cycle as the regimen counts it
 */
public record Administration(
    double time,
    String drug,
    Quantity amount,
    Route route,
    double duration,
    String phase,
    int cycle,
    int day) {
  public Administration {
    if (!Double.isFinite(time) || !(duration >= 0) || cycle < 1) {
      throw new IllegalArgumentException(
          "a dose needs a finite time, a duration of 0 or more and a cycle from 1: "
              + time
              + ", "
              + duration
              + ", "
              + cycle);
    }
  }
}
