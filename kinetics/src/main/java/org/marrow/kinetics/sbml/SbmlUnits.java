package org.marrow.kinetics.sbml;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.marrow.foundation.findings.Finding;
import org.marrow.foundation.findings.Where;
import org.marrow.foundation.units.Base;
import org.marrow.foundation.units.Unit;
import org.marrow.kinetics.expression.Expression;
import org.marrow.kinetics.model.Network;
import org.marrow.kinetics.model.Rule;
import org.marrow.kinetics.model.UnitDefinition;
import org.marrow.kinetics.model.UnitTable;
import org.marrow.kinetics.rules.KineticsRules;

/**
 * The unit definitions that a document needs. SBML builds units from its own base units alone and
 * knows no symbols: a day or a milligram of a network becomes a definition, and a definition of
 * what SBML already has is left out (SBML L3V2 section 4.4).
 */
final class SbmlUnits {
  private static final Map<Base, String> KINDS =
      Map.of(
          Base.TIME, "second",
          Base.LENGTH, "metre",
          Base.MASS, "kilogram",
          Base.CURRENT, "ampere",
          Base.LUMINOSITY, "candela",
          Base.AMOUNT, "mole",
          Base.ITEM, "item",
          Base.TEMPERATURE, "kelvin");

  private final Network network;
  private final UnitTable table;
  private final List<Finding> faults;

  private SbmlUnits(Network network, List<Finding> faults) {
    this.network = network;
    this.table = new UnitTable(network);
    this.faults = faults;
  }

  /**
   * The definitions of a network as SBML can have them.
   *
   * @param faults receives a definition that gives one of SBML's own units another meaning
   */
  static List<UnitDefinition> of(Network network, List<Finding> faults) {
    return new SbmlUnits(network, faults).definitions();
  }

  private List<UnitDefinition> definitions() {
    List<UnitDefinition> definitions = new ArrayList<>();
    Set<String> defined = new HashSet<>();
    for (UnitDefinition definition : network.unitDefinitions()) {
      Optional<Unit> own = UnitTable.ofSbml(definition.id());
      if (own.isEmpty()) {
        definitions.add(spelledOut(definition));
        defined.add(definition.id());
      } else if (!table.unit(definition.id()).equals(own)) {
        faults.add(
            KineticsRules.DUPLICATE_ID.at(
                Where.in(network.id()).column(definition.id()),
                "the unit " + definition.id() + " is one of SBML's own and means another there"));
      }
    }
    for (String id : used()) {
      if (!defined.contains(id) && UnitTable.ofSbml(id).isEmpty()) {
        table
            .unit(id)
            .flatMap(SbmlUnits::factors)
            .ifPresent(f -> definitions.add(new UnitDefinition(id, Optional.empty(), f)));
      }
    }
    return List.copyOf(definitions);
  }

  private UnitDefinition spelledOut(UnitDefinition definition) {
    boolean plain =
        definition.factors().stream().allMatch(f -> UnitTable.ofSbml(f.kind()).isPresent());
    Optional<List<UnitDefinition.Factor>> factors =
        plain ? Optional.empty() : table.unit(definition.id()).flatMap(SbmlUnits::factors);
    return factors
        .map(f -> new UnitDefinition(definition.id(), definition.name(), f))
        .orElse(definition);
  }

  /** A unit as a product of SBML's base units; empty when it has a base that SBML has not. */
  private static Optional<List<UnitDefinition.Factor>> factors(Unit unit) {
    List<UnitDefinition.Factor> factors = new ArrayList<>();
    double multiplier = unit.factor();
    for (Base base : Base.values()) {
      double power = unit.power(base);
      if (power == 0) {
        continue;
      }
      String kind = KINDS.get(base);
      if (kind == null) {
        return Optional.empty();
      }
      factors.add(new UnitDefinition.Factor(kind, power, 0, power == 1 ? multiplier : 1));
      multiplier = power == 1 ? 1 : multiplier;
    }
    if (multiplier != 1 || factors.isEmpty()) {
      factors.addFirst(new UnitDefinition.Factor("dimensionless", 1, 0, multiplier));
    }
    return Optional.of(factors);
  }

  /** Ids of units that something names, in the order of the network. */
  private Set<String> used() {
    Set<String> ids = new LinkedHashSet<>();
    Stream.of(
            network.units().substance(),
            network.units().time(),
            network.units().volume(),
            network.units().area(),
            network.units().length(),
            network.units().extent())
        .flatMap(Optional::stream)
        .forEach(ids::add);
    network.compartments().forEach(c -> c.unit().ifPresent(ids::add));
    network.species().forEach(s -> s.substanceUnit().ifPresent(ids::add));
    network.parameters().forEach(p -> p.unit().ifPresent(ids::add));
    network.functions().forEach(f -> constants(f.body(), ids));
    network.initialAssignments().forEach(a -> constants(a.value(), ids));
    network.rules().stream().map(Rule::math).forEach(m -> constants(m, ids));
    network
        .reactions()
        .forEach(r ->
            r.law()
                .ifPresent(law -> {
                  constants(law.rate(), ids);
                  law.locals().forEach(p -> p.unit().ifPresent(ids::add));
                }));
    network
        .events()
        .forEach(e -> {
          constants(e.trigger(), ids);
          e.delay().ifPresent(d -> constants(d, ids));
          e.priority().ifPresent(p -> constants(p, ids));
          e.assignments().forEach(a -> constants(a.value(), ids));
        });
    return ids;
  }

  private static void constants(Expression expression, Set<String> ids) {
    expression.visit(node -> {
      if (node instanceof Expression.Constant constant) {
        constant.unit().ifPresent(ids::add);
      }
    });
  }
}
