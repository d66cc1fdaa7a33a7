package org.marrow.niche.drug;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.marrow.kinetics.dosing.Dose;
import org.marrow.kinetics.expression.Expression;
import org.marrow.kinetics.expression.Operator;
import org.marrow.kinetics.model.Assignment;
import org.marrow.kinetics.model.Event;
import org.marrow.kinetics.model.KineticLaw;
import org.marrow.kinetics.model.Network;
import org.marrow.kinetics.model.Parameter;
import org.marrow.kinetics.model.Provenance;
import org.marrow.kinetics.model.Reaction;
import org.marrow.kinetics.model.Species;
import org.marrow.kinetics.model.SpeciesReference;

/**
 * A network that gives its doses itself, for programs that have no calendar: a dose is an event at
 * its time, an infusion a reaction whose rate two events switch.
 */
final class DosedNetwork {
  private static final String RATE = "_infusion_rate";

  private DosedNetwork() {}

  /**
   * The network with doses and other numbers.
   *
   * @param values parameters and starting amounts in place of the network's own
   */
  static Network of(Network network, List<Dose> doses, Map<String, Double> values) {
    List<Event> events = new ArrayList<>(network.events());
    Set<String> infused = new LinkedHashSet<>();
    for (Dose dose : doses) {
      if (dose.duration() > 0) {
        infused.add(dose.target());
        String rate = dose.target() + RATE;
        double size = dose.amount() / dose.duration();
        events.add(event(events.size(), dose.time(), rate, size));
        events.add(event(events.size(), dose.time() + dose.duration(), rate, -size));
      } else {
        events.add(event(events.size(), dose.time(), dose.target(), dose.amount()));
      }
    }
    List<Parameter> parameters = new ArrayList<>();
    network.parameters().stream()
        .map(p -> values.containsKey(p.id()) ? p.withValue(values.get(p.id())) : p)
        .forEach(parameters::add);
    List<Reaction> reactions = new ArrayList<>(network.reactions());
    for (String target : infused) {
      parameters.add(variable(target + RATE));
      reactions.add(infusion(target));
    }
    return new Network(
        network.id(),
        network.name(),
        network.units(),
        network.unitDefinitions(),
        network.conversionFactor(),
        network.functions(),
        network.compartments(),
        network.species().stream().map(s -> started(s, values)).toList(),
        parameters,
        network.initialAssignments().stream().filter(a -> !values.containsKey(a.id())).toList(),
        network.rules(),
        reactions,
        events);
  }

  private static Species started(Species species, Map<String, Double> values) {
    Double value = values.get(species.id());
    return value == null
        ? species
        : new Species(
            species.id(),
            species.name(),
            species.compartment(),
            species.hasOnlySubstanceUnits() ? OptionalDouble.of(value) : OptionalDouble.empty(),
            species.hasOnlySubstanceUnits() ? OptionalDouble.empty() : OptionalDouble.of(value),
            species.substanceUnit(),
            species.hasOnlySubstanceUnits(),
            species.boundary(),
            species.constant(),
            species.conversionFactor(),
            species.provenance());
  }

  /** Adds to something at a time; at time 0 too, since the trigger counts as false before. */
  private static Event event(int number, double time, String target, double amount) {
    return new Event(
        "dose_" + (number + 1),
        Optional.empty(),
        new Expression.Apply(
            Operator.GREATER_OR_EQUAL, List.of(new Expression.Time(), Expression.constant(time))),
        false,
        true,
        Optional.empty(),
        Optional.empty(),
        true,
        List.of(
            new Assignment(
                target,
                new Expression.Apply(
                    Operator.PLUS,
                    List.of(Expression.symbol(target), Expression.constant(amount))))));
  }

  private static Parameter variable(String id) {
    return new Parameter(
        id, Optional.empty(), OptionalDouble.of(0), Optional.empty(), false, Provenance.NONE);
  }

  private static Reaction infusion(String target) {
    return new Reaction(
        target + "_infusion",
        Optional.empty(),
        false,
        List.of(),
        List.of(SpeciesReference.of(target, 1)),
        List.of(),
        Optional.of(new KineticLaw(Expression.symbol(target + RATE), List.of())),
        Optional.empty());
  }
}
