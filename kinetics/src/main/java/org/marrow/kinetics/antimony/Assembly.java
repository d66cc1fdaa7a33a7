package org.marrow.kinetics.antimony;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.marrow.kinetics.expression.Expression;
import org.marrow.kinetics.expression.Operator;
import org.marrow.kinetics.model.Assignment;
import org.marrow.kinetics.model.Compartment;
import org.marrow.kinetics.model.FunctionDefinition;
import org.marrow.kinetics.model.ModelUnits;
import org.marrow.kinetics.model.Network;
import org.marrow.kinetics.model.Parameter;
import org.marrow.kinetics.model.Reaction;
import org.marrow.kinetics.model.Species;
import org.marrow.kinetics.model.SpeciesReference;

/**
 * Makes a network of a finished draft: decides what each name is, and completes what was left out.
 */
final class Assembly {
  static final String DEFAULT_COMPARTMENT = "default_compartment";
  private final Draft draft;
  private final List<FunctionDefinition> functions;
  private final Set<String> ruled = new HashSet<>();
  private final Set<String> changed = new HashSet<>();
  private final Set<String> reacting = new HashSet<>();
  private final List<Assignment> initial = new ArrayList<>();
  private final SyntaxErrors errors;

  Assembly(Draft draft, List<FunctionDefinition> functions, SyntaxErrors errors) {
    this.draft = draft;
    this.functions = functions;
    draft.rules.forEach(r -> ruled.add(Draft.target(r)));
    changed.addAll(ruled);
    draft.events.forEach(e -> e.assignments().forEach(a -> changed.add(a.id())));
    for (Reaction reaction : draft.reactions) {
      reaction.reactants().forEach(r -> reacting.add(r.species()));
      reaction.products().forEach(r -> reacting.add(r.species()));
    }
    this.errors = errors;
  }

  Network network() {
    List<Compartment> compartments = new ArrayList<>();
    List<Species> species = new ArrayList<>();
    List<Parameter> parameters = new ArrayList<>();
    boolean needsDefault =
        draft.things.values().stream()
            .anyMatch(t -> kind(t) == Thing.Kind.SPECIES && t.compartment.isEmpty());
    if (needsDefault && !draft.things.containsKey(DEFAULT_COMPARTMENT)) {
      compartments.add(Compartment.of(DEFAULT_COMPARTMENT, 1));
    }
    draft.things.forEach((id, thing) -> {
      switch (kind(thing)) {
        case COMPARTMENT -> compartments.add(compartment(id, thing));
        case SPECIES -> species.add(species(id, thing));
        case STOICHIOMETRY -> plainValue(id, thing);
        default -> parameters.add(parameter(id, thing));
      }
    });
    return new Network(
        draft.id,
        draft.name,
        modelUnits(draft.modelUnits),
        UnitReader.resolved(draft.units, errors),
        Optional.empty(),
        functions,
        compartments,
        species,
        parameters,
        initial,
        draft.rules,
        draft.reactions.stream().map(r -> reaction(r, species)).toList(),
        draft.events);
  }

  private static Thing.Kind kind(Thing thing) {
    if (thing.kind != Thing.Kind.UNKNOWN) {
      return thing.kind;
    }
    return thing.compartment.isPresent() ? Thing.Kind.SPECIES : Thing.Kind.PARAMETER;
  }

  private static ModelUnits modelUnits(Map<String, String> units) {
    return new ModelUnits(
        Optional.ofNullable(units.get("substance")),
        Optional.ofNullable(units.get("time_unit")),
        Optional.ofNullable(units.get("volume")),
        Optional.ofNullable(units.get("area")),
        Optional.ofNullable(units.get("length")),
        Optional.ofNullable(units.get("extent")));
  }

  /** A value that is a number; anything else becomes an initial assignment. */
  private OptionalDouble plainValue(String id, Thing thing) {
    if (thing.value.isEmpty()) {
      return OptionalDouble.empty();
    }
    if (thing.value.get() instanceof Expression.Constant(double number, Optional<String> unit)) {
      thing.unit = thing.unit.or(() -> unit);
      if (unit.isEmpty() || unit.equals(thing.unit)) {
        return OptionalDouble.of(number);
      }
    }
    initial.add(new Assignment(id, thing.value.get()));
    return OptionalDouble.empty();
  }

  private boolean isConstant(String id, Thing thing) {
    return thing.constant || (!thing.variable && !changed.contains(id));
  }

  private Compartment compartment(String id, Thing thing) {
    OptionalDouble size = plainValue(id, thing);
    boolean unsaid = thing.value.isEmpty() && !ruled.contains(id);
    return new Compartment(
        id,
        thing.name,
        OptionalDouble.of(3),
        unsaid ? OptionalDouble.of(1) : size,
        thing.unit,
        isConstant(id, thing),
        thing.provenance);
  }

  private Parameter parameter(String id, Thing thing) {
    OptionalDouble value = plainValue(id, thing);
    return new Parameter(
        id, thing.name, value, thing.unit, isConstant(id, thing), thing.provenance);
  }

  private Species species(String id, Thing thing) {
    String compartment = thing.compartment.orElse(DEFAULT_COMPARTMENT);
    OptionalDouble amount = OptionalDouble.empty();
    OptionalDouble concentration = OptionalDouble.empty();
    if (thing.value.isPresent()) {
      Expression value = thing.value.get();
      Operator conversion = thing.substanceOnly ? Operator.TIMES : Operator.DIVIDE;
      if (value instanceof Expression.Constant(double number, Optional<String> unit)
          && unit.isEmpty()) {
        if (thing.substanceOnly) {
          amount = OptionalDouble.of(number);
        } else {
          concentration = OptionalDouble.of(number);
        }
      } else if (value instanceof Expression.Apply(Operator operator, List<Expression> parts)
          && operator == conversion
          && parts.size() == 2
          && parts.get(0) instanceof Expression.Constant(double number, Optional<String> unit)
          && unit.isEmpty()
          && parts.get(1).equals(Expression.symbol(compartment))) {
        if (thing.substanceOnly) {
          concentration = OptionalDouble.of(number);
        } else {
          amount = OptionalDouble.of(number);
        }
      } else {
        initial.add(new Assignment(id, value));
      }
    }
    boolean boundary =
        thing.boundary || (reacting.contains(id) && (thing.constant || ruled.contains(id)));
    return new Species(
        id,
        thing.name,
        compartment,
        amount,
        concentration,
        thing.unit,
        thing.substanceOnly,
        boundary,
        thing.constant,
        Optional.empty(),
        thing.provenance);
  }

  private Reaction reaction(Reaction r, List<Species> species) {
    Set<String> pools = new HashSet<>();
    species.forEach(s -> pools.add(s.id()));
    Set<String> modifiers = new LinkedHashSet<>();
    r.law().ifPresent(law -> modifiers.addAll(law.rate().symbols()));
    modifiers.retainAll(pools);
    r.reactants().forEach(p -> modifiers.remove(p.species()));
    r.products().forEach(p -> modifiers.remove(p.species()));
    return new Reaction(
        r.id(),
        r.name(),
        r.reversible(),
        r.reactants().stream().map(this::reference).toList(),
        r.products().stream().map(this::reference).toList(),
        List.copyOf(modifiers),
        r.law(),
        r.compartment());
  }

  private SpeciesReference reference(SpeciesReference r) {
    if (r.id().isEmpty()) {
      return r;
    }
    String id = r.id().get();
    Thing thing = draft.things.getOrDefault(id, new Thing(0));
    OptionalDouble number =
        thing.value.isPresent()
                && thing.value.get()
                    instanceof Expression.Constant(double value, Optional<String> u)
            ? OptionalDouble.of(value)
            : OptionalDouble.empty();
    return new SpeciesReference(r.id(), r.species(), number, isConstant(id, thing));
  }
}
