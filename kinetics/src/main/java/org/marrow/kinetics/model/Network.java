package org.marrow.kinetics.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A reaction network as its author means it; the model of SBML L3V2 core without constraints. A
 * network may be wrong: {@code NetworkCheck} finds every fault, and lowering to a {@link
 * ReactionSystem} refuses a network that has one.
 *
 * @param conversionFactor id of the parameter that turns extent into substance, for species that do
 *     not name their own
 * @param initialAssignments values at the start that are computed rather than given
 */
public record Network(
    String id,
    Optional<String> name,
    ModelUnits units,
    List<UnitDefinition> unitDefinitions,
    Optional<String> conversionFactor,
    List<FunctionDefinition> functions,
    List<Compartment> compartments,
    List<Species> species,
    List<Parameter> parameters,
    List<Assignment> initialAssignments,
    List<Rule> rules,
    List<Reaction> reactions,
    List<Event> events) {
  public Network {
    unitDefinitions = List.copyOf(unitDefinitions);
    functions = List.copyOf(functions);
    compartments = List.copyOf(compartments);
    species = List.copyOf(species);
    parameters = List.copyOf(parameters);
    initialAssignments = List.copyOf(initialAssignments);
    rules = List.copyOf(rules);
    reactions = List.copyOf(reactions);
    events = List.copyOf(events);
  }

  /** A network of constant-unit parts without functions, rules and events. */
  public static Network of(
      String id,
      List<Compartment> compartments,
      List<Species> species,
      List<Parameter> parameters,
      List<Reaction> reactions) {
    return new Network(
        id,
        Optional.empty(),
        ModelUnits.NONE,
        List.of(),
        Optional.empty(),
        List.of(),
        compartments,
        species,
        parameters,
        List.of(),
        List.of(),
        reactions,
        List.of());
  }

  /** The same network with other species, parameters and reactions. */
  public Network with(
      List<Species> otherSpecies, List<Parameter> otherParameters, List<Reaction> otherReactions) {
    return new Network(
        id,
        name,
        units,
        unitDefinitions,
        conversionFactor,
        functions,
        compartments,
        otherSpecies,
        otherParameters,
        initialAssignments,
        rules,
        otherReactions,
        events);
  }

  /**
   * The ids that expressions can mean, which share one namespace: functions, compartments, species,
   * parameters, reactions, stoichiometries with a name, events. One given twice stands here twice.
   */
  public List<String> ids() {
    List<String> ids = new ArrayList<>();
    functions.forEach(f -> ids.add(f.id()));
    compartments.forEach(c -> ids.add(c.id()));
    species.forEach(s -> ids.add(s.id()));
    parameters.forEach(p -> ids.add(p.id()));
    for (Reaction reaction : reactions) {
      ids.add(reaction.id());
      reaction.reactants().forEach(r -> r.id().ifPresent(ids::add));
      reaction.products().forEach(r -> r.id().ifPresent(ids::add));
    }
    events.forEach(e -> ids.add(e.id()));
    return ids;
  }
}
