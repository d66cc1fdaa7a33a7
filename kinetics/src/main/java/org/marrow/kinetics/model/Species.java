package org.marrow.kinetics.model;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A pool of one kind of molecule or cell in a compartment.
 *
 * @param initialAmount amount at the start; at most one of the two initial values is given
 * @param initialConcentration concentration at the start
 * @param substanceUnit unit of the amount, when it differs from the model's
 * @param hasOnlySubstanceUnits whether its id means the amount; otherwise the concentration
 * @param boundary whether reactions leave it alone (only rules and events change it)
 * @param constant whether nothing changes it
 * @param conversionFactor id of the constant parameter that turns reaction extent into this
 *     species' substance
 */
public record Species(
    String id,
    Optional<String> name,
    String compartment,
    OptionalDouble initialAmount,
    OptionalDouble initialConcentration,
    Optional<String> substanceUnit,
    boolean hasOnlySubstanceUnits,
    boolean boundary,
    boolean constant,
    Optional<String> conversionFactor,
    Provenance provenance) {
  public Species {
    if (initialAmount.isPresent() && initialConcentration.isPresent()) {
      throw new IllegalArgumentException(
          "species " + id + " has an initial amount and an initial concentration; give one");
    }
  }

  /** A species that starts with a concentration and whose id means its concentration. */
  public static Species concentration(String id, String compartment, double initial) {
    return new Species(
        id,
        Optional.empty(),
        compartment,
        OptionalDouble.empty(),
        OptionalDouble.of(initial),
        Optional.empty(),
        false,
        false,
        false,
        Optional.empty(),
        Provenance.NONE);
  }

  /** A species that starts with an amount and whose id means its amount. */
  public static Species amount(String id, String compartment, double initial) {
    return new Species(
        id,
        Optional.empty(),
        compartment,
        OptionalDouble.of(initial),
        OptionalDouble.empty(),
        Optional.empty(),
        true,
        false,
        false,
        Optional.empty(),
        Provenance.NONE);
  }
}
