package org.marrow.kinetics.model;

import java.util.List;
import java.util.Optional;

/**
 * A reaction.
 *
 * @param modifiers species that the law reads and the reaction leaves alone
 * @param law the rate; a reaction without one does not run
 * @param compartment where it takes place, when said; for the reader only
 */
public record Reaction(
    String id,
    Optional<String> name,
    boolean reversible,
    List<SpeciesReference> reactants,
    List<SpeciesReference> products,
    List<String> modifiers,
    Optional<KineticLaw> law,
    Optional<String> compartment) {
  public Reaction {
    reactants = List.copyOf(reactants);
    products = List.copyOf(products);
    modifiers = List.copyOf(modifiers);
  }
}
