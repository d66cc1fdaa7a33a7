package org.marrow.kinetics.model;

import static org.marrow.kinetics.expression.Expression.divide;
import static org.marrow.kinetics.expression.Expression.times;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.marrow.foundation.findings.InvalidInput;
import org.marrow.foundation.findings.Where;
import org.marrow.kinetics.expression.Expression;
import org.marrow.kinetics.rules.KineticsRules;

/**
 * The values at the start, in an order in which each can be computed. Initial assignments win over
 * given values; assignment rules hold from the start, so a value may need one.
 */
final class InitialValues {
  private final Lowering lowering;
  private final Network network;
  private final Quantities quantities;

  InitialValues(Lowering lowering, Network network, Quantities quantities) {
    this.lowering = lowering;
    this.network = network;
    this.quantities = quantities;
  }

  List<Assignment> list() {
    Map<String, Expression> values = new LinkedHashMap<>();
    for (Species pool : network.species()) {
      put(values, pool.id(), species(pool));
    }
    for (Compartment c : network.compartments()) {
      put(values, c.id(), plain(c.id(), c.size().orElse(Double.NaN)));
    }
    for (Parameter p : network.parameters()) {
      put(values, p.id(), plain(p.id(), p.value().orElse(Double.NaN)));
    }
    quantities.stoichiometries.forEach(
        (id, r) -> put(values, id, plain(id, r.stoichiometry().orElse(Double.NaN))));
    Ordering ordering = new Ordering(values.keySet(), id -> needs(id, values));
    ordering
        .circle()
        .ifPresent(loop -> {
          throw new InvalidInput(
              KineticsRules.RECURSIVE_DEFINITION.at(
                  Where.in(network.id()).column(loop.getFirst()),
                  "at the start each needs the next: " + String.join(" -> ", loop)));
        });
    List<Assignment> list = new ArrayList<>();
    for (String id : ordering.order()) {
      Expression value = values.get(id);
      if (value != null) {
        list.add(new Assignment(id, value));
      }
    }
    return list;
  }

  private void put(Map<String, Expression> values, String id, Optional<Expression> value) {
    if (!lowering.isAssigned(id)) {
      value.ifPresent(v -> values.put(id, v));
    }
  }

  private Set<String> needs(String id, Map<String, Expression> values) {
    Expression value = values.get(id);
    if (value != null) {
      return value.symbols();
    }
    Optional<Expression> rule = lowering.assignmentOf(id);
    if (rule.isPresent()) {
      return lowering.translate(rule.get()).symbols();
    }
    Reaction reaction = quantities.reactions.get(id);
    return reaction == null || reaction.law().isEmpty()
        ? Set.of()
        : lowering.law(reaction).symbols();
  }

  /** The initial value of a parameter, compartment or stoichiometry, unless it is its default. */
  private Optional<Expression> plain(String id, double given) {
    Expression computed = quantities.initial.get(id);
    if (computed != null) {
      return Optional.of(lowering.translate(computed));
    }
    return lowering.isState(id) ? Optional.of(Expression.constant(given)) : Optional.empty();
  }

  /** The initial value of a species, as the system holds it. */
  private Optional<Expression> species(Species pool) {
    Optional<Expression> size = quantities.sized(pool).map(Expression::symbol);
    boolean concentrationHeld = lowering.holdsConcentration(pool.id());
    Expression computed = quantities.initial.get(pool.id());
    boolean concentrationGiven;
    Expression given;
    if (computed != null) {
      given = lowering.translate(computed);
      concentrationGiven = quantities.meansConcentration(pool);
    } else if (pool.initialConcentration().isPresent()) {
      given = Expression.constant(pool.initialConcentration().getAsDouble());
      concentrationGiven = size.isPresent();
    } else {
      // As the field's programs do; NetworkCheck warns.
      given = Expression.constant(pool.initialAmount().orElse(0));
      concentrationGiven = false;
      if (!lowering.isState(pool.id())) {
        return Optional.empty();
      }
    }
    if (concentrationGiven == concentrationHeld) {
      return Optional.of(given);
    }
    Expression by = size.orElse(Expression.ONE);
    return Optional.of(concentrationGiven ? times(given, by) : divide(given, by));
  }
}
