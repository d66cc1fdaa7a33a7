package org.marrow.kinetics.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.marrow.foundation.findings.Finding;
import org.marrow.foundation.findings.Where;
import org.marrow.foundation.units.Unit;
import org.marrow.kinetics.expression.Expression;
import org.marrow.kinetics.rules.KineticsRules;

/**
 * Checks units through every expression of a network. A quantity without a unit is not judged, and
 * neither is what is computed from it; a bare number fits any unit in a sum and counts as
 * dimensionless in a product. Units must be the same, not only convertible: nothing converts
 * silently.
 */
public final class UnitCheck {
  private final Network network;
  private final Quantities quantities;
  private final UnitTable table;
  private final List<Finding> findings = new ArrayList<>();
  private final Set<String> unknown = new LinkedHashSet<>();

  private UnitCheck(Network network) {
    this.network = network;
    this.quantities = new Quantities(network);
    this.table = new UnitTable(network);
  }

  /**
   * All faults of units, each with both units; empty when units fit or are not given.
   *
   * @param network a network without faults of {@link NetworkCheck}
   */
  public static List<Finding> check(Network network) {
    UnitCheck check = new UnitCheck(network);
    check.all();
    return List.copyOf(check.findings);
  }

  private void all() {
    Optional<Unit> time = named(network.units().time(), network.id());
    FunctionInliner inliner = new FunctionInliner(network.id(), quantities.functions);
    for (String id : quantities.species.keySet()) {
      unitOf(id);
    }
    for (String id : quantities.parameters.keySet()) {
      unitOf(id);
    }
    for (Assignment a : network.initialAssignments()) {
      assign(a.id(), unitOf(a.id()), inliner.inline(a.value()), "initial value of " + a.id());
    }
    for (Rule rule : network.rules()) {
      Expression math = inliner.inline(rule.math());
      switch (rule) {
        case Rule.AssignmentRule r ->
            assign(r.variable(), unitOf(r.variable()), math, r.variable());
        case Rule.RateRule r ->
            assign(
                r.variable(),
                unitOf(r.variable()).flatMap(u -> time.map(u::per)),
                math,
                "rate of " + r.variable());
        case Rule.AlgebraicRule r -> visitor("algebraic rule", Map.of()).of(math);
      }
    }
    Optional<Unit> extent =
        named(network.units().extent().or(() -> network.units().substance()), network.id());
    for (Reaction reaction : network.reactions()) {
      if (reaction.law().isPresent()) {
        KineticLaw law = reaction.law().get();
        Map<String, Optional<Unit>> locals = new HashMap<>();
        law.locals().forEach(p -> locals.put(p.id(), named(p.unit(), p.id())));
        Optional<Unit> rate = extent.flatMap(u -> time.map(u::per));
        compare(
            reaction.id(),
            rate,
            visitor(reaction.id(), locals).of(inliner.inline(law.rate())),
            "rate of " + reaction.id());
      }
    }
    for (Event event : network.events()) {
      UnitVisitor visitor = visitor(event.id(), Map.of());
      visitor.of(inliner.inline(event.trigger()));
      event
          .delay()
          .ifPresent(d ->
              compare(event.id(), time, visitor.of(inliner.inline(d)), "delay of " + event.id()));
      for (Assignment a : event.assignments()) {
        assign(event.id(), unitOf(a.id()), inliner.inline(a.value()), a.id() + " in " + event.id());
      }
    }
  }

  private UnitVisitor visitor(String at, Map<String, Optional<Unit>> locals) {
    Optional<Unit> time = named(network.units().time(), network.id());
    return new UnitVisitor(
        id -> {
          Optional<Unit> local = locals.get(id);
          return local == null ? unitOf(id) : local;
        },
        table::unit,
        time,
        what ->
            findings.add(KineticsRules.UNIT_MISMATCH.at(Where.in(network.id()).column(at), what)));
  }

  private void assign(String at, Optional<Unit> expected, Expression value, String what) {
    compare(at, expected, visitor(at, Map.of()).of(value), what);
  }

  private void compare(String at, Optional<Unit> expected, Measure actual, String what) {
    if (expected.isPresent()
        && actual instanceof Measure.Known(Unit unit)
        && !UnitVisitor.same(expected.get(), unit)) {
      findings.add(
          KineticsRules.UNIT_MISMATCH.at(
              Where.in(network.id()).column(at),
              what
                  + " has unit "
                  + UnitVisitor.text(expected.get())
                  + ", but its expression has "
                  + UnitVisitor.text(unit)));
    }
  }

  private Optional<Unit> named(Optional<String> id, String at) {
    if (id.isEmpty()) {
      return Optional.empty();
    }
    Optional<Unit> unit = table.unit(id.get());
    if (unit.isEmpty() && unknown.add(id.get())) {
      findings.add(
          KineticsRules.UNKNOWN_UNIT.at(
              Where.in(network.id()).column(at), "the unit " + id.get() + " is not defined"));
    }
    return unit;
  }

  /** The unit of what an id means in expressions. */
  private Optional<Unit> unitOf(String id) {
    Parameter parameter = quantities.parameters.get(id);
    if (parameter != null) {
      return named(parameter.unit(), id);
    }
    Compartment compartment = quantities.compartments.get(id);
    if (compartment != null) {
      double dimensions = compartment.dimensions().orElse(3);
      Optional<String> usual =
          dimensions == 3
              ? network.units().volume()
              : dimensions == 2
                  ? network.units().area()
                  : dimensions == 1 ? network.units().length() : Optional.empty();
      return named(compartment.unit().or(() -> usual), id);
    }
    Species pool = quantities.species.get(id);
    if (pool != null) {
      Optional<Unit> substance =
          named(pool.substanceUnit().or(() -> network.units().substance()), id);
      return quantities.meansConcentration(pool)
          ? substance.flatMap(s -> unitOf(pool.compartment()).map(s::per))
          : substance;
    }
    if (quantities.stoichiometries.containsKey(id)) {
      return Optional.of(Unit.ONE);
    }
    if (quantities.reactions.containsKey(id)) {
      Optional<Unit> extent =
          named(network.units().extent().or(() -> network.units().substance()), id);
      return extent.flatMap(e -> named(network.units().time(), id).map(e::per));
    }
    return Optional.empty();
  }
}
