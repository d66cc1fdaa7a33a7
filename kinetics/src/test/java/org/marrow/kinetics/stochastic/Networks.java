package org.marrow.kinetics.stochastic;

import static org.marrow.kinetics.expression.Expression.constant;
import static org.marrow.kinetics.expression.Expression.minus;
import static org.marrow.kinetics.expression.Expression.symbol;
import static org.marrow.kinetics.expression.Expression.times;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.marrow.foundation.random.Stream;
import org.marrow.kinetics.expression.Expression;
import org.marrow.kinetics.model.Compartment;
import org.marrow.kinetics.model.Equations;
import org.marrow.kinetics.model.Event;
import org.marrow.kinetics.model.KineticLaw;
import org.marrow.kinetics.model.ModelUnits;
import org.marrow.kinetics.model.Network;
import org.marrow.kinetics.model.Parameter;
import org.marrow.kinetics.model.Reaction;
import org.marrow.kinetics.model.ReactionSystem;
import org.marrow.kinetics.model.Rule;
import org.marrow.kinetics.model.Species;
import org.marrow.kinetics.model.SpeciesReference;

/** Small networks with known answers. */
final class Networks {
  private Networks() {}

  /** X -> 2X at birth X, X -> nothing at death X. */
  static Network birthDeath(double start, double birth, double death) {
    return network(
        Map.of("X", start),
        List.of(
            reaction("Birth", Map.of("X", 1), Map.of("X", 2), times(constant(birth), symbol("X"))),
            reaction("Death", Map.of("X", 1), Map.of(), times(constant(death), symbol("X")))));
  }

  /** Nothing -> X at a constant rate, X -> nothing. */
  static Network immigrationDeath(double start, double immigration, double death) {
    return network(
        Map.of("X", start),
        List.of(
            reaction("In", Map.of(), Map.of("X", 1), constant(immigration)),
            reaction("Out", Map.of("X", 1), Map.of(), times(constant(death), symbol("X")))));
  }

  /** 2 P -> P2 and back. */
  static Network dimerisation(double start, double bind, double part) {
    return network(
        Map.of("P", start, "P2", 0.0),
        List.of(
            reaction(
                "Bind",
                Map.of("P", 2),
                Map.of("P2", 1),
                times(constant(bind / 2), symbol("P"), minus(symbol("P"), constant(1)))),
            reaction(
                "Part", Map.of("P2", 1), Map.of("P", 2), times(constant(part), symbol("P2")))));
  }

  /** Conversions, births and deaths with first-order rates among a few species. */
  static Network linear(Stream random) {
    int species = 2 + (int) random.below(4);
    Map<String, Double> start = new java.util.TreeMap<>();
    for (int i = 0; i < species; i++) {
      start.put("X" + i, 1.0 + random.below(60));
    }
    List<Reaction> reactions = new ArrayList<>();
    for (int j = 0; j < 3 * species; j++) {
      String from = "X" + random.below(species);
      String to = "X" + random.below(species);
      double rate = 0.05 + 0.5 * random.uniform();
      Map<String, Integer> products =
          switch ((int) random.below(3)) {
            case 0 -> Map.of();
            case 1 -> Map.of(to, 1);
            default -> from.equals(to) ? Map.of(to, 2) : Map.of(from, 1, to, 1);
          };
      double slower = products.size() == 2 ? 0.3 * rate : rate;
      reactions.add(
          reaction("R" + j, Map.of(from, 1), products, times(constant(slower), symbol(from))));
    }
    return network(start, reactions);
  }

  static Network network(Map<String, Double> start, List<Reaction> reactions) {
    return Network.of(
        "test",
        List.of(Compartment.of("c", 1)),
        new java.util.TreeMap<>(start)
            .entrySet().stream().map(e -> Species.amount(e.getKey(), "c", e.getValue())).toList(),
        List.of(),
        reactions);
  }

  static Reaction reaction(
      String id, Map<String, Integer> in, Map<String, Integer> out, Expression rate) {
    return new Reaction(
        id,
        Optional.empty(),
        false,
        references(in),
        references(out),
        List.of(),
        Optional.of(new KineticLaw(rate, List.of())),
        Optional.empty());
  }

  private static List<SpeciesReference> references(Map<String, Integer> counts) {
    return new java.util.TreeMap<>(counts)
        .entrySet().stream().map(e -> SpeciesReference.of(e.getKey(), e.getValue())).toList();
  }

  /** The network with parameters, rules and events added. */
  static Network with(
      Network base, List<Parameter> parameters, List<Rule> rules, List<Event> events) {
    return new Network(
        base.id(),
        Optional.empty(),
        ModelUnits.NONE,
        List.of(),
        Optional.empty(),
        List.of(),
        base.compartments(),
        base.species(),
        parameters,
        List.of(),
        rules,
        base.reactions(),
        events);
  }

  static Equations equations(Network network) {
    return new Equations(ReactionSystem.of(network));
  }
}
