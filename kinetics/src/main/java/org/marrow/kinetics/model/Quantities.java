package org.marrow.kinetics.model;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.marrow.kinetics.expression.Expression;

/** Everything of a network that has a value, found by id; what changes it, and how. */
final class Quantities {
  final Network network;
  final Map<String, Compartment> compartments = new LinkedHashMap<>();
  final Map<String, Species> species = new LinkedHashMap<>();
  final Map<String, Parameter> parameters = new LinkedHashMap<>();
  final Map<String, SpeciesReference> stoichiometries = new LinkedHashMap<>();
  final Map<String, Reaction> reactions = new LinkedHashMap<>();
  final Map<String, FunctionDefinition> functions = new HashMap<>();
  final Map<String, Expression> initial = new HashMap<>();
  final Map<String, Expression> assigned = new LinkedHashMap<>();
  final Map<String, Expression> rated = new LinkedHashMap<>();
  final Set<String> reacting = new HashSet<>();
  final Set<String> eventTargets = new HashSet<>();

  Quantities(Network network) {
    this.network = network;
    network.compartments().forEach(c -> compartments.put(c.id(), c));
    network.species().forEach(s -> species.put(s.id(), s));
    network.parameters().forEach(p -> parameters.put(p.id(), p));
    network.functions().forEach(f -> functions.put(f.id(), f));
    network.initialAssignments().forEach(a -> initial.put(a.id(), a.value()));
    for (Rule rule : network.rules()) {
      switch (rule) {
        case Rule.AssignmentRule(String variable, Expression math) -> assigned.put(variable, math);
        case Rule.RateRule(String variable, Expression math) -> rated.put(variable, math);
        case Rule.AlgebraicRule algebraic -> {}
      }
    }
    for (Reaction reaction : network.reactions()) {
      reactions.put(reaction.id(), reaction);
      for (List<SpeciesReference> side : List.of(reaction.reactants(), reaction.products())) {
        for (SpeciesReference reference : side) {
          reference.id().ifPresent(id -> stoichiometries.put(id, reference));
          Species changed = species.get(reference.species());
          if (changed != null && !changed.boundary() && !changed.constant()) {
            reacting.add(reference.species());
          }
        }
      }
    }
    network.events().forEach(e -> e.assignments().forEach(a -> eventTargets.add(a.id())));
  }

  /** Whether an id may stand in an expression. */
  boolean hasValue(String id) {
    return isVariable(id) || reactions.containsKey(id);
  }

  /** Whether an id is a compartment, species, parameter or stoichiometry. */
  boolean isVariable(String id) {
    return compartments.containsKey(id)
        || species.containsKey(id)
        || parameters.containsKey(id)
        || stoichiometries.containsKey(id);
  }

  boolean isConstant(String id) {
    Compartment compartment = compartments.get(id);
    if (compartment != null) {
      return compartment.constant();
    }
    Species pool = species.get(id);
    if (pool != null) {
      return pool.constant();
    }
    Parameter parameter = parameters.get(id);
    if (parameter != null) {
      return parameter.constant();
    }
    SpeciesReference reference = stoichiometries.get(id);
    return reference != null && reference.constant();
  }

  /** Whether an algebraic rule may determine this id. */
  boolean isFree(String id) {
    return isVariable(id)
        && !isConstant(id)
        && !assigned.containsKey(id)
        && !rated.containsKey(id)
        && !reacting.contains(id)
        && !eventTargets.contains(id);
  }

  /** Whether a compartment's size changes between events. */
  boolean variesContinuously(String compartment) {
    return assigned.containsKey(compartment) || rated.containsKey(compartment);
  }

  /** Size by which amounts are divided; absent for a compartment without dimensions and size. */
  Optional<String> sized(Species pool) {
    Compartment compartment = compartments.get(pool.compartment());
    return compartment == null || (compartment.dimensions().orElse(3) == 0 && !hasSize(compartment))
        ? Optional.empty()
        : Optional.of(pool.compartment());
  }

  private boolean hasSize(Compartment compartment) {
    String id = compartment.id();
    return compartment.size().isPresent()
        || initial.containsKey(id)
        || variesContinuously(id)
        || eventTargets.contains(id);
  }

  /** Whether a species' id means a concentration. */
  boolean meansConcentration(Species pool) {
    return !pool.hasOnlySubstanceUnits() && sized(pool).isPresent();
  }
}
