package org.marrow.kinetics.model;

import static org.marrow.kinetics.expression.Expression.apply;
import static org.marrow.kinetics.expression.Expression.constant;
import static org.marrow.kinetics.expression.Expression.divide;
import static org.marrow.kinetics.expression.Expression.minus;
import static org.marrow.kinetics.expression.Expression.plus;
import static org.marrow.kinetics.expression.Expression.power;
import static org.marrow.kinetics.expression.Expression.symbol;
import static org.marrow.kinetics.expression.Expression.times;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.marrow.foundation.random.Stream;
import org.marrow.foundation.random.Streams;
import org.marrow.kinetics.expression.Expression;
import org.marrow.kinetics.expression.Operator;

/** Sound random networks for property tests; the same seed gives the same network. */
public final class RandomNetworks {
  private final Stream random;
  private final List<String> species = new ArrayList<>();
  private final List<String> parameters = new ArrayList<>();

  private RandomNetworks(long seed) {
    random = new Streams(seed).stream("network", 0);
  }

  /** A network with reactions, functions, rules, initial assignments and events. */
  public static Network network(long seed) {
    return new RandomNetworks(seed).full();
  }

  /** A network whose reactions need their reactant, so that amounts stay positive. */
  public static Network smooth(long seed) {
    return new RandomNetworks(seed).plain();
  }

  /** The same with an event that halves a rate and one that empties a pool after a delay. */
  public static Network withEvents(long seed) {
    RandomNetworks maker = new RandomNetworks(seed);
    return maker.eventful(maker.plain());
  }

  private Network eventful(Network n) {
    List<Parameter> variable = new ArrayList<>(n.parameters());
    variable.set(
        1,
        new Parameter(
            "k1",
            Optional.empty(),
            n.parameters().get(1).value(),
            Optional.empty(),
            false,
            Provenance.NONE));
    Expression late = apply(Operator.GREATER, new Expression.Time(), constant(1.3));
    Expression many = apply(Operator.GREATER, symbol(pick(species)), constant(number()));
    List<Event> events =
        List.of(
            event("Slow", late, Optional.empty(), "k1", divide(symbol("k1"), constant(2))),
            event("Empty", many, Optional.of(constant(0.7)), pick(species), constant(0)));
    return new Network(
        "eventful",
        n.name(),
        n.units(),
        n.unitDefinitions(),
        n.conversionFactor(),
        n.functions(),
        n.compartments(),
        n.species(),
        variable,
        n.initialAssignments(),
        n.rules(),
        n.reactions(),
        events);
  }

  private static Event event(
      String id, Expression trigger, Optional<Expression> delay, String target, Expression value) {
    return new Event(
        id,
        Optional.empty(),
        trigger,
        true,
        true,
        delay,
        Optional.empty(),
        true,
        List.of(new Assignment(target, value)));
  }

  private int below(int n) {
    return (int) random.below(n);
  }

  private double number() {
    return Math.round(random.uniform() * 1000) / 100.0 + 0.01;
  }

  private Network plain() {
    List<Compartment> compartments = List.of(Compartment.of("c", number()));
    List<Species> pools = pools(compartments);
    List<Parameter> values = values();
    List<Reaction> reactions = new ArrayList<>();
    for (int i = 0; i < species.size() + 1 + below(4); i++) {
      reactions.add(reaction("J" + i));
    }
    return Network.of("smooth", compartments, pools, values, reactions);
  }

  private List<Species> pools(List<Compartment> compartments) {
    List<Species> pools = new ArrayList<>();
    int n = 2 + below(6);
    for (int i = 0; i < n; i++) {
      String id = "S" + i;
      species.add(id);
      String home = compartments.get(below(compartments.size())).id();
      pools.add(
          random.uniform() < 0.5
              ? Species.concentration(id, home, number())
              : Species.amount(id, home, number()));
    }
    return pools;
  }

  private List<Parameter> values() {
    List<Parameter> values = new ArrayList<>();
    int n = 2 + below(4);
    for (int i = 0; i < n; i++) {
      parameters.add("k" + i);
      values.add(Parameter.of("k" + i, number() / 10));
    }
    return values;
  }

  private String pick(List<String> ids) {
    return ids.get(below(ids.size()));
  }

  private Reaction reaction(String id) {
    String from = pick(species);
    String to = pick(species);
    String helper = pick(species);
    Expression law =
        switch (below(6)) {
          case 0 -> times(symbol(pick(parameters)), symbol(from));
          case 1 ->
              divide(
                  times(symbol(pick(parameters)), symbol(from), symbol(helper)),
                  plus(constant(number()), symbol(helper)));
          case 2 -> times(symbol(pick(parameters)), symbol(from), saturation(helper));
          case 3 ->
              times(
                  symbol(pick(parameters)),
                  symbol(from),
                  apply(Operator.EXP, times(constant(-0.1), symbol(helper))));
          case 4 ->
              times(
                  symbol(pick(parameters)),
                  symbol(from),
                  plus(constant(1), apply(Operator.SIN, symbol(helper))));
          default ->
              times(
                  symbol(pick(parameters)),
                  symbol(from),
                  divide(
                      power(symbol(helper), constant(2)),
                      plus(constant(1), power(symbol(helper), constant(2)))));
        };
    List<SpeciesReference> reactants = List.of(SpeciesReference.of(from, 1));
    List<SpeciesReference> products =
        to.equals(from) ? List.of() : List.of(SpeciesReference.of(to, 1 + below(2)));
    Set<String> modifiers = new LinkedHashSet<>(law.symbols());
    modifiers.retainAll(species);
    modifiers.remove(from);
    products.forEach(p -> modifiers.remove(p.species()));
    return new Reaction(
        id,
        Optional.empty(),
        random.uniform() < 0.5,
        reactants,
        products,
        List.copyOf(modifiers),
        Optional.of(new KineticLaw(law, List.of())),
        Optional.empty());
  }

  /** tanh(x^0.7) of what never falls below 0, with a guard for what rounding leaves. */
  private static Expression saturation(String helper) {
    Expression positive = apply(Operator.MAX, symbol(helper), constant(0));
    return apply(Operator.TANH, power(positive, constant(0.7)));
  }

  private Network full() {
    List<Compartment> compartments =
        List.of(Compartment.of("c", number()), Compartment.of("nucleus", number()));
    List<Species> pools = pools(compartments);
    List<Parameter> values = values();
    List<Reaction> reactions = new ArrayList<>();
    for (int i = 0; i < 2 + below(5); i++) {
      reactions.add(reaction("J" + i));
    }
    Provenance provenance =
        new Provenance(
            Optional.of("lognormal(cv=30%)"),
            Optional.of("a study, doi:10.1000/x"),
            Optional.of("READ"),
            Optional.empty());
    Parameter noted = values.getFirst();
    values.set(
        0,
        new Parameter(
            noted.id(),
            Optional.of("rate \"one\"\nof two \\ lines"),
            noted.value(),
            Optional.of("per_day"),
            true,
            provenance));
    for (String id : List.of("y", "z", "w", "v")) {
      OptionalDouble value =
          id.equals("z") || id.equals("y") ? OptionalDouble.of(number()) : OptionalDouble.empty();
      values.add(
          new Parameter(id, Optional.empty(), value, Optional.empty(), false, Provenance.NONE));
    }
    List<FunctionDefinition> functions =
        List.of(
            new FunctionDefinition(
                "f",
                Optional.empty(),
                List.of("a", "b"),
                plus(times(symbol("a"), symbol("b")), constant(1))));
    List<Rule> rules =
        List.of(
            new Rule.AssignmentRule("w", expression(4)),
            new Rule.RateRule("z", expression(3)),
            new Rule.AlgebraicRule(minus(symbol("v"), symbol(pick(species)))));
    List<Event> events =
        List.of(
            new Event(
                "E",
                Optional.empty(),
                apply(Operator.GREATER, symbol(pick(species)), constant(number())),
                random.uniform() < 0.5,
                random.uniform() < 0.5,
                random.uniform() < 0.5 ? Optional.of(constant(number())) : Optional.empty(),
                random.uniform() < 0.5 ? Optional.of(expression(2)) : Optional.empty(),
                random.uniform() < 0.5,
                List.of(
                    new Assignment("y", expression(3)),
                    new Assignment(pick(species), constant(number())))));
    return new Network(
        "random",
        Optional.of("a random network"),
        ModelUnits.NONE,
        List.of(
            new UnitDefinition(
                "per_day",
                Optional.empty(),
                List.of(new UnitDefinition.Factor("second", -1, 0, 86400)))),
        Optional.empty(),
        functions,
        compartments,
        pools,
        values,
        List.of(),
        rules,
        reactions,
        events);
  }

  /** An expression of at most this depth over the network's species and parameters. */
  private Expression expression(int depth) {
    if (depth == 0 || random.uniform() < 0.2) {
      return switch (below(6)) {
        case 0 -> constant(number());
        case 1 -> constant(-number());
        case 2 -> symbol(pick(species));
        case 3 -> new Expression.Constant(number(), Optional.of("per_day"));
        case 4 -> new Expression.Time();
        default -> symbol(pick(parameters));
      };
    }
    Operator[] operators = Operator.values();
    return switch (below(8)) {
      case 0 -> new Expression.Call("f", List.of(expression(depth - 1), expression(depth - 1)));
      case 1 ->
          new Expression.Piecewise(
              List.of(
                  new Expression.Piece(
                      expression(depth - 1),
                      apply(Operator.LESS, expression(depth - 1), expression(depth - 1)))),
              random.uniform() < 0.5 ? Optional.empty() : Optional.of(expression(depth - 1)));
      default -> {
        Operator operator =
            random.uniform() < 0.6 ? operators[below(6)] : operators[below(operators.length)];
        int most = Math.min(operator.most(), operator.least() + 3);
        int n = operator.least() + below(most - operator.least() + 1);
        List<Expression> arguments = new ArrayList<>();
        for (int i = 0; i < n; i++) {
          arguments.add(expression(depth - 1));
        }
        yield new Expression.Apply(operator, arguments);
      }
    };
  }
}
