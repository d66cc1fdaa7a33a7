package org.marrow.kinetics.model;

import static org.marrow.kinetics.expression.Expression.divide;
import static org.marrow.kinetics.expression.Expression.symbol;
import static org.marrow.kinetics.expression.Expression.times;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.marrow.foundation.findings.Finding;
import org.marrow.foundation.findings.InvalidInput;
import org.marrow.foundation.findings.Severity;
import org.marrow.foundation.findings.Where;
import org.marrow.kinetics.expression.Expression;
import org.marrow.kinetics.expression.Operator;
import org.marrow.kinetics.rules.KineticsRules;

/**
 * Turns a {@link Network} into a {@link ReactionSystem}.
 *
 * <p>Each quantity becomes one of three: an <em>assignment</em> (under an assignment rule, or an
 * algebraic rule that could be solved), a <em>state</em> (changed by reactions, a rate rule or an
 * equation), or an <em>input</em>. A species' state is its amount, so that its concentration
 * follows when the compartment's size changes; only where a rule gives the concentration itself and
 * the size varies continuously (or an equation determines it) the state is the concentration.
 */
final class Lowering {
  private final Network network;
  private final Quantities quantities;
  private final FunctionInliner inliner;
  private final Map<String, Expression> assigned = new LinkedHashMap<>();
  private final Map<String, Expression> rated = new LinkedHashMap<>();
  private final Map<String, State.Kind> stateKinds = new LinkedHashMap<>();
  private final Map<String, Integer> stateIndex = new HashMap<>();
  private final AlgebraicMatching matching;
  private final Set<String> rateOfPath = new HashSet<>();
  private Set<String> referencedReactions = Set.of();

  Lowering(Network network) {
    List<Finding> faults =
        NetworkCheck.check(network).stream().filter(f -> f.severity() == Severity.FAULT).toList();
    if (!faults.isEmpty()) {
      throw new InvalidInput(faults);
    }
    this.network = network;
    quantities = new Quantities(network);
    inliner = new FunctionInliner(network.id(), quantities.functions);
    quantities.assigned.forEach((id, math) -> assigned.put(id, inliner.inline(math)));
    quantities.rated.forEach((id, math) -> rated.put(id, inliner.inline(math)));
    List<Expression> residuals =
        network.rules().stream()
            .filter(r -> r instanceof Rule.AlgebraicRule)
            .map(r -> inliner.inline(r.math()))
            .toList();
    matching = new AlgebraicMatching(quantities, residuals, assigned);
    assigned.putAll(matching.assignments);
  }

  ReactionSystem lower() {
    classify();
    List<State> states = new ArrayList<>();
    stateKinds.forEach((id, kind) -> {
      stateIndex.put(id, states.size());
      states.add(new State(id, kind));
    });
    List<Assignment> assignments = assignments();
    List<Propensity> propensities = propensities();
    List<Expression> rates = new ArrayList<>();
    states.forEach(state -> rates.add(rateRule(state)));
    List<Algebraic> algebraic = new ArrayList<>();
    matching.equations.forEach(
        (id, residual) -> algebraic.add(new Algebraic(indexOf(id), translate(residual))));
    List<Assignment> initial = new InitialValues(this, network, quantities).list();
    return new ReactionSystem(
        network.id(),
        states,
        inputs(initial),
        assignments,
        initial,
        propensities,
        rates,
        algebraic,
        network.events().stream().map(this::event).toList(),
        observables());
  }

  private void classify() {
    List<String> ids = new ArrayList<>();
    network.species().forEach(s -> ids.add(s.id()));
    network.compartments().forEach(c -> ids.add(c.id()));
    network.parameters().forEach(p -> ids.add(p.id()));
    ids.addAll(quantities.stoichiometries.keySet());
    for (String id : ids) {
      if (assigned.containsKey(id)) {
        continue;
      }
      boolean equation = matching.equations.containsKey(id);
      Species pool = quantities.species.get(id);
      // A species that may change is a state even when nothing here changes it: doses may.
      boolean pooled = pool != null && !pool.constant();
      if (!equation && !rated.containsKey(id) && !pooled) {
        continue;
      }
      if (pool == null) {
        stateKinds.put(id, State.Kind.QUANTITY);
      } else if (quantities.meansConcentration(pool)
          && (equation || (rated.containsKey(id) && sizeVaries(pool.compartment())))) {
        stateKinds.put(id, State.Kind.CONCENTRATION);
      } else {
        stateKinds.put(id, State.Kind.AMOUNT);
      }
    }
  }

  private boolean sizeVaries(String compartment) {
    return assigned.containsKey(compartment)
        || rated.containsKey(compartment)
        || matching.equations.containsKey(compartment);
  }

  private int indexOf(String state) {
    return stateIndex.getOrDefault(state, -1);
  }

  /** What the id means in the network, over the symbols of the system. */
  Expression value(String id) {
    Species pool = quantities.species.get(id);
    if (pool == null || !quantities.meansConcentration(pool) || holdsConcentration(id)) {
      Reaction reaction = quantities.reactions.get(id);
      return reaction != null && reaction.law().isEmpty() ? Expression.ZERO : symbol(id);
    }
    return divide(symbol(id), symbol(pool.compartment()));
  }

  /** Whether the system's symbol of a species is its concentration. */
  boolean holdsConcentration(String id) {
    Species pool = quantities.species.get(id);
    return pool != null
        && quantities.meansConcentration(pool)
        && (assigned.containsKey(id) || stateKinds.get(id) == State.Kind.CONCENTRATION);
  }

  boolean isAssigned(String id) {
    return assigned.containsKey(id);
  }

  boolean isState(String id) {
    return stateKinds.containsKey(id);
  }

  /** The assignment rule of an id, in the network's symbols. */
  Optional<Expression> assignmentOf(String id) {
    return Optional.ofNullable(assigned.get(id));
  }

  /** An expression of the network over the symbols of the system. */
  Expression translate(Expression expression) {
    return translate(inliner.inline(expression), Map.of());
  }

  private Expression translate(Expression e, Map<String, String> locals) {
    return switch (e) {
      case Expression.Symbol(String id) -> {
        String local = locals.get(id);
        yield local == null ? value(id) : symbol(local);
      }
      case Expression.RateOf(String id) -> rateOf(id);
      default -> e.mapParts(part -> translate(part, locals));
    };
  }

  /** The rate of a reaction over the symbols of the system. */
  Expression law(Reaction reaction) {
    if (reaction.law().isEmpty()) {
      return Expression.ZERO;
    }
    KineticLaw law = reaction.law().get();
    Map<String, String> locals = new HashMap<>();
    law.locals().forEach(p -> locals.put(p.id(), reaction.id() + "." + p.id()));
    return translate(inliner.inline(law.rate()), locals);
  }

  private List<Assignment> assignments() {
    Set<String> named = new LinkedHashSet<>();
    network.rules().forEach(r -> named.addAll(r.math().symbols()));
    network.initialAssignments().forEach(a -> named.addAll(a.value().symbols()));
    for (Reaction reaction : network.reactions()) {
      reaction.law().ifPresent(law -> named.addAll(law.rate().symbols()));
    }
    for (Event event : network.events()) {
      named.addAll(event.trigger().symbols());
      event.delay().ifPresent(e -> named.addAll(e.symbols()));
      event.priority().ifPresent(e -> named.addAll(e.symbols()));
      event.assignments().forEach(a -> named.addAll(a.value().symbols()));
    }
    Map<String, Expression> values = new LinkedHashMap<>();
    assigned.forEach((id, math) -> values.put(id, translate(math, Map.of())));
    for (Reaction reaction : network.reactions()) {
      if (named.contains(reaction.id()) && reaction.law().isPresent()) {
        values.put(reaction.id(), law(reaction));
      }
    }
    Ordering ordering =
        new Ordering(
            values.keySet(),
            id ->
                values.getOrDefault(id, Expression.ZERO).symbols().stream()
                    .filter(values::containsKey)
                    .toList());
    ordering
        .circle()
        .ifPresent(loop -> {
          throw new InvalidInput(
              KineticsRules.RECURSIVE_DEFINITION.at(
                  Where.in(network.id()).column(loop.getFirst()),
                  "each needs the next: " + String.join(" -> ", loop)));
        });
    referencedReactions = new HashSet<>(values.keySet());
    return ordering.order().stream()
        .map(id -> new Assignment(id, values.getOrDefault(id, Expression.ZERO)))
        .toList();
  }

  private List<Propensity> propensities() {
    List<Propensity> propensities = new ArrayList<>();
    for (Reaction reaction : network.reactions()) {
      if (reaction.law().isEmpty()) {
        continue;
      }
      Map<Integer, Expression> net = new LinkedHashMap<>();
      changes(reaction).forEach((species, coefficient) -> net.put(indexOf(species), coefficient));
      List<Propensity.Change> changes = new ArrayList<>();
      net.forEach((state, coefficient) -> {
        if (!coefficient.equals(Expression.ZERO)) {
          changes.add(new Propensity.Change(state, coefficient));
        }
      });
      propensities.add(new Propensity(reaction.id(), rate(reaction), changes));
    }
    return propensities;
  }

  private Expression rate(Reaction reaction) {
    return referencedReactions.contains(reaction.id()) ? symbol(reaction.id()) : law(reaction);
  }

  /** Net coefficient of each species that a reaction changes, conversion factor included. */
  private Map<String, Expression> changes(Reaction reaction) {
    Map<String, Double> fixed = new LinkedHashMap<>();
    Map<String, List<Expression>> varying = new HashMap<>();
    for (int sign : new int[] {-1, 1}) {
      for (SpeciesReference r : sign < 0 ? reaction.reactants() : reaction.products()) {
        if (!quantities.reacting.contains(r.species())) {
          continue;
        }
        fixed.putIfAbsent(r.species(), 0.0);
        if (r.id().isPresent() && !isPlain(r.id().get())) {
          Expression term = symbol(r.id().get());
          varying
              .computeIfAbsent(r.species(), s -> new ArrayList<>())
              .add(sign < 0 ? Expression.apply(Operator.NEGATE, term) : term);
        } else {
          fixed.merge(r.species(), sign * r.stoichiometry().orElse(Double.NaN), Double::sum);
        }
      }
    }
    Map<String, Expression> result = new LinkedHashMap<>();
    fixed.forEach((species, number) -> {
      Expression coefficient = Expression.constant(number == 0 ? 0.0 : number);
      List<Expression> terms = varying.getOrDefault(species, List.of());
      if (!terms.isEmpty()) {
        List<Expression> sum = new ArrayList<>(terms);
        if (number != 0) {
          sum.addFirst(coefficient);
        }
        coefficient = new Expression.Apply(Operator.PLUS, sum);
      }
      Optional<String> factor = conversionFactor(species);
      if (factor.isPresent() && !coefficient.equals(Expression.ZERO)) {
        coefficient = times(coefficient, symbol(factor.get()));
      }
      result.put(species, coefficient);
    });
    return result;
  }

  private Optional<String> conversionFactor(String species) {
    return Optional.ofNullable(quantities.species.get(species))
        .flatMap(Species::conversionFactor)
        .or(network::conversionFactor);
  }

  /** Whether a stoichiometry is just the number that stands in the network. */
  private boolean isPlain(String reference) {
    return !assigned.containsKey(reference)
        && !isState(reference)
        && !quantities.initial.containsKey(reference)
        && !quantities.eventTargets.contains(reference);
  }

  private Expression rateRule(State state) {
    Expression math = rated.get(state.id());
    if (math == null) {
      return Expression.ZERO;
    }
    Expression rate = translate(math, Map.of());
    Species pool = quantities.species.get(state.id());
    return pool != null && quantities.meansConcentration(pool) && state.kind() == State.Kind.AMOUNT
        ? times(rate, symbol(pool.compartment()))
        : rate;
  }

  /** d id/dt in the network's meaning of the id. */
  private Expression rateOf(String id) {
    if (assigned.containsKey(id) || matching.equations.containsKey(id)) {
      throw new InvalidInput(
          KineticsRules.RATE_OF_COMPUTED.at(
              Where.in(network.id()).column(id), "rateOf(" + id + ") has no rule for its rate"));
    }
    if (!rateOfPath.add(id)) {
      throw new InvalidInput(
          KineticsRules.RECURSIVE_DEFINITION.at(
              Where.in(network.id()).column(id), "the rate of " + id + " needs itself"));
    }
    Expression rate;
    if (rated.containsKey(id)) {
      rate = translate(rated.getOrDefault(id, Expression.ZERO), Map.of());
    } else if (quantities.reacting.contains(id)) {
      List<Expression> terms = new ArrayList<>();
      for (Reaction reaction : network.reactions()) {
        Expression coefficient = changes(reaction).get(id);
        if (coefficient != null && reaction.law().isPresent()) {
          terms.add(times(coefficient, law(reaction)));
        }
      }
      Expression amount = new Expression.Apply(Operator.PLUS, terms);
      Species pool = quantities.species.get(id);
      rate = amount;
      if (pool != null && quantities.meansConcentration(pool)) {
        String size = pool.compartment();
        rate = divide(amount, symbol(size));
        if (sizeVaries(size)) {
          rate = Expression.minus(rate, divide(times(value(id), rateOf(size)), symbol(size)));
        }
      }
    } else {
      rate = Expression.ZERO;
    }
    rateOfPath.remove(id);
    return rate;
  }

  /** A concentration kept from the trigger would meet the compartment's size of the execution. */
  private void refuseConcentrationOfAnotherTime(Event event, Species pool) {
    String size = pool.compartment();
    boolean varies = sizeVaries(size) || quantities.eventTargets.contains(size);
    if (event.delay().isPresent() && event.valuesFromTriggerTime() && varies) {
      throw new InvalidInput(
          KineticsRules.UNSUPPORTED_RUN.at(
              Where.in(network.id()).column(event.id()),
              "a delayed event sets the concentration of "
                  + pool.id()
                  + " to a value of its trigger while the size of "
                  + size
                  + " varies"));
    }
  }

  private Event event(Event event) {
    Map<String, Expression> changes = new LinkedHashMap<>();
    event.assignments().forEach(a -> changes.put(a.id(), translate(a.value())));
    List<Assignment> assignments = new ArrayList<>();
    changes.forEach((id, value) -> {
      Species pool = quantities.species.get(id);
      Expression system = value;
      if (pool != null && quantities.meansConcentration(pool)) {
        // The concentration is set in the compartment as it was; then the size jumps.
        Expression size = symbol(pool.compartment());
        Expression newSize = changes.get(pool.compartment());
        if (!holdsConcentration(id)) {
          refuseConcentrationOfAnotherTime(event, pool);
          system = times(value, size);
        } else if (newSize != null) {
          system = divide(times(value, size), newSize);
        }
      }
      assignments.add(new Assignment(id, system));
    });
    // A jump of a compartment's size leaves amounts alone, so concentrations held as states jump.
    for (Map.Entry<String, State.Kind> entry : stateKinds.entrySet()) {
      Species pool = quantities.species.get(entry.getKey());
      Expression size = pool == null ? null : changes.get(pool.compartment());
      if (pool != null
          && size != null
          && entry.getValue() == State.Kind.CONCENTRATION
          && rated.containsKey(pool.id())
          && !changes.containsKey(pool.id())) {
        assignments.add(
            new Assignment(
                pool.id(), divide(times(symbol(pool.id()), symbol(pool.compartment())), size)));
      }
    }
    return new Event(
        event.id(),
        event.name(),
        translate(event.trigger()),
        event.initialValue(),
        event.persistent(),
        event.delay().map(this::translate),
        event.priority().map(this::translate),
        event.valuesFromTriggerTime(),
        assignments);
  }

  private List<Input> inputs(List<Assignment> initial) {
    Set<String> computed = new HashSet<>();
    initial.forEach(a -> computed.add(a.id()));
    List<Input> inputs = new ArrayList<>();
    for (Species s : network.species()) {
      OptionalDouble amount = OptionalDouble.of(s.initialAmount().orElse(0));
      addInput(inputs, computed, s.id(), amount, s.substanceUnit());
    }
    for (Compartment c : network.compartments()) {
      addInput(inputs, computed, c.id(), c.size(), c.unit());
    }
    for (Parameter p : network.parameters()) {
      addInput(inputs, computed, p.id(), p.value(), p.unit());
    }
    quantities.stoichiometries.forEach(
        (id, r) -> addInput(inputs, computed, id, r.stoichiometry(), Optional.empty()));
    for (Reaction reaction : network.reactions()) {
      reaction
          .law()
          .ifPresent(law ->
              law.locals()
                  .forEach(p ->
                      inputs.add(
                          new Input(
                              reaction.id() + "." + p.id(),
                              p.value().orElse(Double.NaN),
                              p.unit()))));
    }
    return inputs;
  }

  private void addInput(
      List<Input> inputs,
      Set<String> computed,
      String id,
      OptionalDouble value,
      Optional<String> unit) {
    if (!assigned.containsKey(id) && !isState(id)) {
      double number = computed.contains(id) ? Double.NaN : value.orElse(Double.NaN);
      inputs.add(new Input(id, number, unit));
    }
  }

  private List<Observable> observables() {
    List<Observable> observables = new ArrayList<>();
    for (Species pool : network.species()) {
      String id = pool.id();
      Optional<String> size = quantities.sized(pool);
      boolean concentration = holdsConcentration(id);
      Expression amount =
          concentration ? times(symbol(id), symbol(pool.compartment())) : symbol(id);
      Expression perSize =
          concentration || size.isEmpty() ? symbol(id) : divide(symbol(id), symbol(size.get()));
      observables.add(new Observable(id, value(id), Optional.of(amount), Optional.of(perSize)));
    }
    List<String> others = new ArrayList<>();
    network.compartments().forEach(c -> others.add(c.id()));
    network.parameters().forEach(p -> others.add(p.id()));
    others.addAll(quantities.stoichiometries.keySet());
    others.forEach(
        id -> observables.add(new Observable(id, symbol(id), Optional.empty(), Optional.empty())));
    for (Reaction reaction : network.reactions()) {
      observables.add(
          new Observable(reaction.id(), rate(reaction), Optional.empty(), Optional.empty()));
    }
    return observables;
  }
}
