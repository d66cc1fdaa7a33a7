package org.marrow.kinetics.model;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A species that a reaction consumes or produces.
 *
 * @param id name of the stoichiometry, by which rules, events and initial assignments set it and
 *     expressions read it
 * @param stoichiometry number of the species per reaction at the start, when given
 * @param constant whether the stoichiometry stays
 */
public record SpeciesReference(
    Optional<String> id, String species, OptionalDouble stoichiometry, boolean constant) {

  /** A fixed stoichiometry. */
  public static SpeciesReference of(String species, double stoichiometry) {
    return new SpeciesReference(Optional.empty(), species, OptionalDouble.of(stoichiometry), true);
  }
}
