package org.marrow.kinetics.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.marrow.foundation.findings.Finding;
import org.marrow.foundation.findings.Severity;
import org.marrow.foundation.findings.Where;
import org.marrow.kinetics.expression.Expression;
import org.marrow.kinetics.rules.KineticsRules;

/** Finds every structural fault of a network: what does not exist, clashes or goes in circles. */
public final class NetworkCheck {
  private final Network network;
  private final Quantities quantities;
  private final List<Finding> findings = new ArrayList<>();

  private NetworkCheck(Network network) {
    this.network = network;
    this.quantities = new Quantities(network);
  }

  /** All faults and warnings, in the network's order; empty for a sound network. */
  public static List<Finding> check(Network network) {
    NetworkCheck check = new NetworkCheck(network);
    check.ids();
    check.functions();
    check.species();
    check.rules();
    check.reactions();
    check.events();
    check.values();
    if (check.findings.stream().noneMatch(f -> f.severity() == Severity.FAULT)) {
      check.circles();
    }
    return List.copyOf(check.findings);
  }

  private void add(org.marrow.foundation.findings.Rule rule, String id, String what) {
    findings.add(rule.at(Where.in(network.id()).column(id), what));
  }

  private void ids() {
    Set<String> seen = new HashSet<>();
    for (String id : network.ids()) {
      if (!seen.add(id)) {
        add(KineticsRules.DUPLICATE_ID, id, "the id " + id + " is given twice");
      }
    }
  }

  private void functions() {
    for (FunctionDefinition function : network.functions()) {
      Set<String> arguments = new HashSet<>(function.arguments());
      function
          .body()
          .visit(node -> {
            if (node instanceof Expression.Symbol(String id) && !arguments.contains(id)) {
              unknown(function.id(), id, "function " + function.id());
            }
          });
      calls(function.body(), function.id());
    }
  }

  private void species() {
    for (Species pool : network.species()) {
      if (!quantities.compartments.containsKey(pool.compartment())) {
        unknown(pool.id(), pool.compartment(), "species " + pool.id());
      }
      pool.conversionFactor().ifPresent(id -> parameter(pool.id(), id));
    }
    network.conversionFactor().ifPresent(id -> parameter(network.id(), id));
  }

  private void parameter(String at, String id) {
    if (!quantities.parameters.containsKey(id)) {
      unknown(at, id, "the conversion factor");
    }
  }

  private void rules() {
    Set<String> determined = new HashSet<>();
    for (Rule rule : network.rules()) {
      String variable =
          switch (rule) {
            case Rule.AssignmentRule r -> r.variable();
            case Rule.RateRule r -> r.variable();
            case Rule.AlgebraicRule r -> "";
          };
      if (!variable.isEmpty()) {
        target(variable, "a rule");
        if (!determined.add(variable)) {
          add(KineticsRules.DETERMINED_TWICE, variable, variable + " is under two rules");
        }
        if (quantities.reacting.contains(variable)) {
          add(
              KineticsRules.DETERMINED_TWICE,
              variable,
              variable + " is under a rule and changed by a reaction");
        }
      }
      expression(rule.math(), variable.isEmpty() ? "algebraic rule" : variable, Set.of());
    }
    Set<String> started = new HashSet<>();
    for (Assignment assignment : network.initialAssignments()) {
      String id = assignment.id();
      if (!quantities.isVariable(id)) {
        unknown(id, id, "an initial assignment");
      }
      if (!started.add(id) || quantities.assigned.containsKey(id)) {
        add(KineticsRules.DETERMINED_TWICE, id, "the initial value of " + id + " is given twice");
      }
      expression(assignment.value(), id, Set.of());
    }
  }

  private void target(String variable, String what) {
    if (!quantities.isVariable(variable)) {
      unknown(variable, variable, what);
    } else if (quantities.isConstant(variable)) {
      add(
          KineticsRules.CONSTANT_CHANGED,
          variable,
          variable + " is constant, but " + what + " changes it");
    }
  }

  private void reactions() {
    for (Reaction reaction : network.reactions()) {
      List<SpeciesReference> references = new ArrayList<>(reaction.reactants());
      references.addAll(reaction.products());
      for (SpeciesReference reference : references) {
        Species pool = quantities.species.get(reference.species());
        if (pool == null) {
          unknown(reaction.id(), reference.species(), "reaction " + reaction.id());
        } else if (pool.constant() && !pool.boundary()) {
          add(
              KineticsRules.CONSTANT_CHANGED,
              pool.id(),
              pool.id() + " is constant, but reaction " + reaction.id() + " changes it");
        }
        if (reference.stoichiometry().isEmpty()
            && reference
                .id()
                .filter(id ->
                    quantities.assigned.containsKey(id)
                        || quantities.initial.containsKey(id)
                        || quantities.rated.containsKey(id)
                        || quantities.eventTargets.contains(id)
                        || quantities.isFree(id))
                .isEmpty()) {
          add(
              KineticsRules.MISSING_VALUE,
              reaction.id(),
              "the stoichiometry of " + reference.species() + " is not given");
        }
      }
      for (String modifier : reaction.modifiers()) {
        if (!quantities.species.containsKey(modifier)) {
          unknown(reaction.id(), modifier, "reaction " + reaction.id());
        }
      }
      reaction
          .law()
          .ifPresentOrElse(
              law -> {
                Set<String> locals = new HashSet<>();
                for (Parameter local : law.locals()) {
                  if (!locals.add(local.id())) {
                    add(
                        KineticsRules.DUPLICATE_ID,
                        reaction.id(),
                        "the local parameter " + local.id() + " is given twice");
                  }
                }
                expression(law.rate(), reaction.id(), locals);
              },
              () ->
                  add(
                      KineticsRules.NO_LAW,
                      reaction.id(),
                      "reaction " + reaction.id() + " has no rate and never happens"));
    }
  }

  private void events() {
    for (Event event : network.events()) {
      expression(event.trigger(), event.id(), Set.of());
      event.delay().ifPresent(e -> expression(e, event.id(), Set.of()));
      event.priority().ifPresent(e -> expression(e, event.id(), Set.of()));
      Set<String> seen = new HashSet<>();
      for (Assignment assignment : event.assignments()) {
        target(assignment.id(), "event " + event.id());
        if (!seen.add(assignment.id()) || quantities.assigned.containsKey(assignment.id())) {
          add(
              KineticsRules.DETERMINED_TWICE,
              assignment.id(),
              "event " + event.id() + " sets " + assignment.id() + ", which is already determined");
        }
        expression(assignment.value(), event.id(), Set.of());
      }
    }
  }

  private void expression(Expression expression, String at, Set<String> locals) {
    expression.visit(node -> {
      if (node instanceof Expression.Symbol(String id)
          && !locals.contains(id)
          && !quantities.hasValue(id)) {
        unknown(at, id, at);
      }
      if (node instanceof Expression.RateOf(String id)) {
        if (!quantities.isVariable(id)) {
          unknown(at, id, "rateOf in " + at);
        } else if (quantities.assigned.containsKey(id)) {
          add(KineticsRules.RATE_OF_COMPUTED, at, id + " is under an assignment rule");
        }
      }
    });
    calls(expression, at);
  }

  private void calls(Expression expression, String at) {
    expression.visit(node -> {
      if (node instanceof Expression.Call(String name, List<Expression> arguments)) {
        FunctionDefinition function = quantities.functions.get(name);
        if (function == null) {
          unknown(at, name, "a call in " + at);
        } else if (function.arguments().size() != arguments.size()) {
          add(
              KineticsRules.WRONG_ARGUMENTS,
              at,
              name
                  + " takes "
                  + function.arguments().size()
                  + " arguments, got "
                  + arguments.size());
        }
      }
    });
  }

  private void unknown(String at, String id, String user) {
    boolean unit = network.unitDefinitions().stream().anyMatch(u -> u.id().equals(id));
    String why = ", which is " + (unit ? "a unit and has no value" : "not defined");
    add(KineticsRules.UNKNOWN_ID, at, user + " names " + id + why);
  }

  private void values() {
    for (Compartment c : network.compartments()) {
      if (c.dimensions().orElse(3) != 0) {
        value(c.id(), c.size().isPresent(), "");
      }
    }
    for (Species s : network.species()) {
      boolean given = s.initialAmount().isPresent() || s.initialConcentration().isPresent();
      value(s.id(), given, " and starts at 0");
    }
    network.parameters().forEach(p -> value(p.id(), p.value().isPresent(), ""));
  }

  private void value(String id, boolean given, String usual) {
    boolean algebraic = network.rules().stream().anyMatch(r -> r instanceof Rule.AlgebraicRule);
    if (!given
        && !quantities.initial.containsKey(id)
        && !quantities.assigned.containsKey(id)
        && !(algebraic && quantities.isFree(id))) {
      add(KineticsRules.MISSING_VALUE, id, id + " has no value at the start" + usual);
    }
  }

  private void circles() {
    Map<String, Set<String>> calls = new HashMap<>();
    for (FunctionDefinition function : network.functions()) {
      Set<String> called = new HashSet<>();
      function
          .body()
          .visit(node -> {
            if (node instanceof Expression.Call call) {
              called.add(call.function());
            }
          });
      calls.put(function.id(), called);
    }
    List<String> functions = network.functions().stream().map(FunctionDefinition::id).toList();
    Ordering ordering = new Ordering(functions, id -> calls.getOrDefault(id, Set.of()));
    ordering
        .circle()
        .ifPresent(loop ->
            add(
                KineticsRules.RECURSIVE_DEFINITION,
                loop.getFirst(),
                "functions call each other in a circle: " + String.join(" -> ", loop)));
  }
}
