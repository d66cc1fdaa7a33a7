package org.marrow.kinetics.model;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.marrow.foundation.findings.Finding;
import org.marrow.foundation.findings.Where;
import org.marrow.foundation.random.Stream;
import org.marrow.foundation.random.Streams;
import org.marrow.kinetics.expression.Expression;
import org.marrow.kinetics.expression.Interpreter;
import org.marrow.kinetics.rules.KineticsRules;

/** What is sound but probably not meant: unused names, amounts that can fall below zero. */
public final class StructureCheck {
  private static final int TRIALS = 8;

  private StructureCheck() {}

  /** Warnings about a network without faults. */
  public static List<Finding> check(Network network) {
    List<Finding> findings = new ArrayList<>();
    unused(network, findings);
    negative(network, findings);
    return List.copyOf(findings);
  }

  private static void unused(Network network, List<Finding> findings) {
    Set<String> used = new HashSet<>();
    network.initialAssignments().forEach(a -> used.addAll(a.value().symbols()));
    network.conversionFactor().ifPresent(used::add);
    for (Species s : network.species()) {
      s.conversionFactor().ifPresent(used::add);
      used.add(s.compartment());
    }
    for (Rule rule : network.rules()) {
      used.addAll(rule.math().symbols());
      switch (rule) {
        case Rule.AssignmentRule r -> used.add(r.variable());
        case Rule.RateRule r -> used.add(r.variable());
        case Rule.AlgebraicRule r -> {}
      }
    }
    for (Reaction reaction : network.reactions()) {
      reaction.law().ifPresent(law -> used.addAll(law.rate().symbols()));
      reaction.reactants().forEach(r -> used.add(r.species()));
      reaction.products().forEach(r -> used.add(r.species()));
    }
    for (Event event : network.events()) {
      used.addAll(event.trigger().symbols());
      event.delay().ifPresent(e -> used.addAll(e.symbols()));
      event.priority().ifPresent(e -> used.addAll(e.symbols()));
      for (Assignment a : event.assignments()) {
        used.add(a.id());
        used.addAll(a.value().symbols());
      }
    }
    List<String> defined = new ArrayList<>();
    network.compartments().forEach(c -> defined.add(c.id()));
    network.species().forEach(s -> defined.add(s.id()));
    network.parameters().forEach(p -> defined.add(p.id()));
    for (String id : defined) {
      if (!used.contains(id)) {
        findings.add(
            KineticsRules.UNUSED.at(
                Where.in(network.id()).column(id), id + " is defined and never used"));
      }
    }
  }

  /**
   * Sets each consumed amount to 0 and everything else to random positive values near the start; a
   * reaction that still consumes can make the amount negative.
   */
  private static void negative(Network network, List<Finding> findings) {
    ReactionSystem system = ReactionSystem.of(network);
    Equations equations = new Equations(system);
    Start start = Start.of(equations, 0, Map.of());
    for (int j = 0; j < system.propensities().size(); j++) {
      Propensity propensity = system.propensities().get(j);
      for (Propensity.Change change : propensity.changes()) {
        State state = system.states().get(change.state());
        int node = equations.node(Expression.times(change.coefficient(), propensity.rate()));
        if (state.kind() == State.Kind.AMOUNT
            && canConsume(equations, node, change.state(), start)) {
          findings.add(
              KineticsRules.MAY_GO_NEGATIVE.at(
                  Where.in(network.id()).column(state.id()),
                  propensity.id() + " still consumes " + state.id() + " when none is left"));
        }
      }
    }
  }

  private static boolean canConsume(Equations equations, int node, int state, Start start) {
    Interpreter rate = new Interpreter(equations.graph(), node);
    Stream random = new Streams(0).stream("structure check", state);
    for (int trial = 0; trial < TRIALS; trial++) {
      double[] x = start.states().clone();
      for (int i = 0; i < x.length; i++) {
        double typical = x[i] > 0 ? x[i] : 1;
        x[i] = i == state ? 0 : typical * (0.5 + random.uniform());
      }
      if (rate.evaluate(0, x, start.inputs())[0] < 0) {
        return true;
      }
    }
    return false;
  }
}
