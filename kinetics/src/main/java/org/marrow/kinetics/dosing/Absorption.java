package org.marrow.kinetics.dosing;

import java.util.Optional;

/**
 * How a target takes its doses. Both may differ between patients.
 *
 * @param lag id of the input by which doses come later, in the model's unit of time
 * @param fraction id of the input by which amounts are multiplied (bioavailability)
 */
public record Absorption(Optional<String> lag, Optional<String> fraction) {
  /** At once and whole. */
  public static final Absorption PLAIN = new Absorption(Optional.empty(), Optional.empty());
}
