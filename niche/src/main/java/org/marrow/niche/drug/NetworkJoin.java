package org.marrow.niche.drug;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import org.marrow.foundation.findings.Findings;
import org.marrow.foundation.findings.Nearest;
import org.marrow.foundation.findings.Where;
import org.marrow.kinetics.expression.Expression;
import org.marrow.kinetics.expression.Operator;
import org.marrow.kinetics.model.Assignment;
import org.marrow.kinetics.model.Network;
import org.marrow.kinetics.model.Parameter;
import org.marrow.kinetics.model.Rule;

/**
 * Sets parameters of a network from another file, and joins networks that speak to each other by
 * names.
 */
final class NetworkJoin {
  /** What a drug can do to the niche; the niche has an input of each name. */
  static final List<String> EFFECTS =
      List.of(
          "proteasome_inhibition",
          "kill_tic",
          "kill_differentiated",
          "il1_blockade",
          "il1_neutralised",
          "polarisation_signal",
          "macrophage_suppression",
          "kill_macrophages");

  private NetworkJoin() {}

  /** The network with the other one's parameter values in place of its own. */
  static Network set(Network network, Network settings) {
    Map<String, Parameter> values = new LinkedHashMap<>();
    settings.parameters().forEach(p -> values.put(p.id(), p));
    Set<String> known = new HashSet<>();
    network.parameters().forEach(p -> known.add(p.id()));
    Findings findings = new Findings();
    for (String id : values.keySet()) {
      if (!known.contains(id)) {
        findings.add(
            NicheRules.UNKNOWN_PARAMETER.at(
                Where.in(settings.id()).column(id),
                network.id() + " has no parameter " + id,
                Nearest.remedy(id, known)));
      }
    }
    findings.throwIfFaulty();
    List<Parameter> parameters = new ArrayList<>();
    for (Parameter old : network.parameters()) {
      Parameter value = values.get(old.id());
      parameters.add(
          value == null
              ? old
              : new Parameter(
                  old.id(),
                  old.name(),
                  value.value(),
                  old.unit(),
                  old.constant(),
                  value.provenance()));
    }
    List<Assignment> initial =
        network.initialAssignments().stream().filter(a -> !values.containsKey(a.id())).toList();
    return with(network, parameters, initial, network.rules());
  }

  /**
   * The niche and the drugs as one network. A parameter that both have (body surface, renal
   * function) is the first one's; an effect that several drugs have on the niche adds up.
   */
  static Network join(Network niche, Collection<Network> drugs) {
    List<Network> all = new ArrayList<>();
    all.add(niche);
    all.addAll(drugs);
    List<Parameter> parameters = union(all, Network::parameters, Parameter::id);
    List<Assignment> initial = union(all, Network::initialAssignments, Assignment::id);
    List<Rule> rules = new ArrayList<>();
    all.forEach(n -> rules.addAll(n.rules()));
    Set<String> assigned = new HashSet<>();
    rules.forEach(r -> target(r).ifPresent(assigned::add));
    for (String effect : EFFECTS) {
      List<Expression> parts =
          assigned.stream()
              .filter(id -> id.endsWith("_" + effect))
              .sorted()
              .map(id -> (Expression) new Expression.Symbol(id))
              .toList();
      if (!parts.isEmpty()) {
        rules.add(new Rule.AssignmentRule(effect, sum(parts)));
        parameters.replaceAll(p -> p.id().equals(effect) ? withoutValue(p) : p);
      }
    }
    return new Network(
        niche.id(),
        niche.name(),
        niche.units(),
        union(all, Network::unitDefinitions, d -> d.id()),
        niche.conversionFactor(),
        union(all, Network::functions, f -> f.id()),
        union(all, Network::compartments, c -> c.id()),
        union(all, Network::species, s -> s.id()),
        parameters,
        initial,
        rules,
        union(all, Network::reactions, r -> r.id()),
        union(all, Network::events, e -> e.id()));
  }

  private static Expression sum(List<Expression> parts) {
    return parts.size() == 1 ? parts.getFirst() : new Expression.Apply(Operator.PLUS, parts);
  }

  private static Parameter withoutValue(Parameter p) {
    return new Parameter(p.id(), p.name(), OptionalDouble.empty(), p.unit(), false, p.provenance());
  }

  private static Optional<String> target(Rule rule) {
    return switch (rule) {
      case Rule.AssignmentRule a -> Optional.of(a.variable());
      case Rule.RateRule r -> Optional.of(r.variable());
      case Rule.AlgebraicRule a -> Optional.empty();
    };
  }

  private static <T> List<T> union(
      List<Network> networks, Function<Network, List<T>> part, Function<T, String> id) {
    Map<String, T> byId = new LinkedHashMap<>();
    Map<String, Integer> unnamed = new HashMap<>();
    for (Network network : networks) {
      for (T thing : part.apply(network)) {
        String key = id.apply(thing);
        byId.putIfAbsent(key.isEmpty() ? "#" + unnamed.merge("#", 1, Integer::sum) : key, thing);
      }
    }
    return new ArrayList<>(byId.values());
  }

  private static Network with(
      Network n, List<Parameter> parameters, List<Assignment> initial, List<Rule> rules) {
    return new Network(
        n.id(),
        n.name(),
        n.units(),
        n.unitDefinitions(),
        n.conversionFactor(),
        n.functions(),
        n.compartments(),
        n.species(),
        parameters,
        initial,
        rules,
        n.reactions(),
        n.events());
  }
}
