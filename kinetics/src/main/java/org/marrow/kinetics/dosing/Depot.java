package org.marrow.kinetics.dosing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.marrow.kinetics.expression.Expression;
import org.marrow.kinetics.model.KineticLaw;
import org.marrow.kinetics.model.Network;
import org.marrow.kinetics.model.Provenance;
import org.marrow.kinetics.model.Reaction;
import org.marrow.kinetics.model.Species;
import org.marrow.kinetics.model.SpeciesReference;

/**
 * A place that a dose is put into (gut, subcutis) and from which it is absorbed at first order into
 * a species: d depot/dt = -rate depot.
 *
 * @param id id of the new species; doses go there
 * @param into id of the species that takes what is absorbed
 * @param rate id of the parameter that is the absorption rate constant, per time
 */
public record Depot(String id, String into, String rate) {

  /** The network with the depot and its absorption. */
  public Network addTo(Network network) {
    Species target =
        network.species().stream()
            .filter(s -> s.id().equals(into))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("the network has no species " + into));
    List<Species> species = new ArrayList<>(network.species());
    species.add(
        new Species(
            id,
            Optional.of("depot of " + target.name().orElse(into)),
            target.compartment(),
            OptionalDouble.of(0),
            OptionalDouble.empty(),
            target.substanceUnit(),
            true,
            false,
            false,
            target.conversionFactor(),
            Provenance.NONE));
    List<Reaction> reactions = new ArrayList<>(network.reactions());
    reactions.add(
        new Reaction(
            id + "_absorption",
            Optional.empty(),
            false,
            List.of(SpeciesReference.of(id, 1)),
            List.of(SpeciesReference.of(into, 1)),
            List.of(),
            Optional.of(
                new KineticLaw(
                    Expression.times(Expression.symbol(rate), Expression.symbol(id)), List.of())),
            Optional.empty()));
    return network.with(species, network.parameters(), reactions);
  }
}
