package org.marrow.kinetics.antimony;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.marrow.kinetics.expression.Expression;
import org.marrow.kinetics.model.Assignment;
import org.marrow.kinetics.model.Event;
import org.marrow.kinetics.model.KineticLaw;
import org.marrow.kinetics.model.Reaction;
import org.marrow.kinetics.model.Rule;
import org.marrow.kinetics.model.SpeciesReference;
import org.marrow.kinetics.model.UnitDefinition;

/** A model that is being read: everything said so far, in order. */
final class Draft {
  final String id;
  final List<String> face;
  Optional<String> name = Optional.empty();
  final Map<String, Thing> things = new LinkedHashMap<>();
  final List<Rule> rules = new ArrayList<>();
  final List<Reaction> reactions = new ArrayList<>();
  final List<Event> events = new ArrayList<>();
  final Map<String, UnitDefinition> units = new LinkedHashMap<>();
  final Map<String, String> modelUnits = new LinkedHashMap<>();
  final Map<String, Integer> lines = new LinkedHashMap<>();

  Draft(String id, List<String> face) {
    this.id = id;
    this.face = List.copyOf(face);
  }

  Thing thing(String thingId, int line) {
    lines.putIfAbsent(thingId, line);
    return things.computeIfAbsent(thingId, key -> new Thing(line));
  }

  boolean has(String anyId) {
    return things.containsKey(anyId) || isReactionOrEvent(anyId);
  }

  boolean isReactionOrEvent(String anyId) {
    return reactions.stream().anyMatch(r -> r.id().equals(anyId))
        || events.stream().anyMatch(e -> e.id().equals(anyId));
  }

  /** Puts all of a submodel into this model, under new names. */
  void merge(Draft part, UnaryOperator<String> rename, int line) {
    part.things.forEach((thingId, thing) -> {
      Thing copy = new Thing(line);
      copy.adopt(thing);
      copy.compartment = copy.compartment.map(rename);
      copy.value = copy.value.map(v -> renamed(v, rename));
      thing(rename.apply(thingId), line).adopt(copy);
    });
    part.rules.forEach(rule -> rules.add(renamed(rule, rename)));
    part.reactions.forEach(reaction -> reactions.add(renamed(reaction, rename)));
    part.events.forEach(event -> events.add(renamed(event, rename)));
    part.units.forEach(units::putIfAbsent);
    part.modelUnits.forEach(modelUnits::putIfAbsent);
  }

  /** Lets {@code gone} be {@code kept} everywhere; what only {@code gone} said is kept. */
  void unite(String kept, String gone) {
    UnaryOperator<String> rename = name -> name.equals(gone) ? kept : name;
    Thing lost = things.remove(gone);
    if (lost != null) {
      thing(kept, lost.line).adopt(lost);
    }
    boolean ruled = rules.stream().anyMatch(r -> target(r).equals(kept));
    if (ruled) {
      rules.removeIf(r -> target(r).equals(gone));
    }
    boolean reacts = reactions.stream().anyMatch(r -> r.id().equals(kept));
    if (reacts) {
      reactions.removeIf(r -> r.id().equals(gone));
    }
    rules.replaceAll(rule -> renamed(rule, rename));
    reactions.replaceAll(reaction -> renamed(reaction, rename));
    events.replaceAll(event -> renamed(event, rename));
    for (Thing thing : things.values()) {
      thing.value = thing.value.map(v -> renamed(v, rename));
      thing.compartment = thing.compartment.map(rename);
    }
  }

  /** Takes something out, and what changes it. */
  void delete(String gone) {
    things.remove(gone);
    rules.removeIf(r -> target(r).equals(gone));
    reactions.removeIf(r -> r.id().equals(gone));
    events.removeIf(e -> e.id().equals(gone));
  }

  static String target(Rule rule) {
    return switch (rule) {
      case Rule.AssignmentRule r -> r.variable();
      case Rule.RateRule r -> r.variable();
      case Rule.AlgebraicRule r -> "";
    };
  }

  static Expression renamed(Expression e, UnaryOperator<String> rename) {
    return switch (e) {
      case Expression.Symbol(String name) -> Expression.symbol(rename.apply(name));
      case Expression.RateOf(String name) -> new Expression.RateOf(rename.apply(name));
      default -> e.mapParts(part -> renamed(part, rename));
    };
  }

  private static Rule renamed(Rule rule, UnaryOperator<String> rename) {
    return switch (rule) {
      case Rule.AssignmentRule(String variable, Expression math) ->
          new Rule.AssignmentRule(rename.apply(variable), renamed(math, rename));
      case Rule.RateRule(String variable, Expression math) ->
          new Rule.RateRule(rename.apply(variable), renamed(math, rename));
      case Rule.AlgebraicRule(Expression math) -> new Rule.AlgebraicRule(renamed(math, rename));
    };
  }

  private static Reaction renamed(Reaction r, UnaryOperator<String> rename) {
    return new Reaction(
        rename.apply(r.id()),
        r.name(),
        r.reversible(),
        renamed(r.reactants(), rename),
        renamed(r.products(), rename),
        r.modifiers().stream().map(rename).toList(),
        r.law().map(law -> new KineticLaw(renamed(law.rate(), rename), law.locals())),
        r.compartment().map(rename));
  }

  private static List<SpeciesReference> renamed(
      List<SpeciesReference> side, UnaryOperator<String> rename) {
    return side.stream()
        .map(s ->
            new SpeciesReference(
                s.id().map(rename), rename.apply(s.species()), s.stoichiometry(), s.constant()))
        .toList();
  }

  private static Event renamed(Event e, UnaryOperator<String> rename) {
    return new Event(
        rename.apply(e.id()),
        e.name(),
        renamed(e.trigger(), rename),
        e.initialValue(),
        e.persistent(),
        e.delay().map(d -> renamed(d, rename)),
        e.priority().map(p -> renamed(p, rename)),
        e.valuesFromTriggerTime(),
        e.assignments().stream()
            .map(a -> new Assignment(rename.apply(a.id()), renamed(a.value(), rename)))
            .toList());
  }
}
