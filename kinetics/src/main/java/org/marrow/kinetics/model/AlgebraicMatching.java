package org.marrow.kinetics.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.marrow.foundation.findings.Finding;
import org.marrow.foundation.findings.InvalidInput;
import org.marrow.foundation.findings.Where;
import org.marrow.kinetics.expression.Expression;
import org.marrow.kinetics.rules.KineticsRules;

/**
 * Decides which quantity each algebraic rule determines (a maximum matching, SBML L3V2 section
 * 4.9.5), and turns a rule that is linear in its quantity into an assignment rule, so that most
 * models stay ordinary differential equations. What remains are equations to solve.
 */
final class AlgebraicMatching {
  /** Rules that became assignments. */
  final Map<String, Expression> assignments = new LinkedHashMap<>();

  /** Rules that stay equations, by the quantity they determine. */
  final Map<String, Expression> equations = new LinkedHashMap<>();

  private final Quantities quantities;
  private final Map<String, Integer> owner = new HashMap<>();
  private final List<List<String>> candidates = new ArrayList<>();

  /**
   * @param residuals the algebraic rules without function calls
   * @param assigned the assignment rules without function calls
   */
  AlgebraicMatching(
      Quantities quantities, List<Expression> residuals, Map<String, Expression> assigned) {
    this.quantities = quantities;
    List<Finding> faults = new ArrayList<>();
    for (Expression residual : residuals) {
      candidates.add(free(residual, assigned));
    }
    for (int i = 0; i < residuals.size(); i++) {
      if (!augment(i, new HashSet<>())) {
        faults.add(
            KineticsRules.OVERDETERMINED.at(
                Where.in(quantities.network.id()).column("algebraic rule " + (i + 1)),
                "every quantity in algebraic rule " + (i + 1) + " is already determined"));
      }
    }
    if (!faults.isEmpty()) {
      throw new InvalidInput(faults);
    }
    Map<Integer, String> choice = new HashMap<>();
    owner.forEach((id, rule) -> choice.put(rule, id));
    for (int i = 0; i < residuals.size(); i++) {
      String id = String.valueOf(choice.get(i));
      Optional<Expression> solution = LinearSolution.solve(residuals.get(i), id);
      if (solution.isPresent() && isAcyclic(id, solution.get(), assigned)) {
        assignments.put(id, solution.get());
      } else {
        equations.put(id, residuals.get(i));
      }
    }
  }

  /**
   * Free quantities in a rule: those named directly first, then those behind assignments, and
   * boundary species last, whose values are usually given.
   */
  private List<String> free(Expression residual, Map<String, Expression> assigned) {
    Set<String> direct = new LinkedHashSet<>();
    Set<String> indirect = new LinkedHashSet<>();
    Set<String> seen = new HashSet<>();
    collect(residual, assigned, direct, indirect, seen, true);
    List<String> all = new ArrayList<>(direct);
    indirect.stream().filter(id -> !direct.contains(id)).forEach(all::add);
    all.sort(Comparator.comparing(this::isBoundary));
    return all;
  }

  private boolean isBoundary(String id) {
    Species pool = quantities.species.get(id);
    return pool != null && pool.boundary();
  }

  private void collect(
      Expression e,
      Map<String, Expression> assigned,
      Set<String> direct,
      Set<String> indirect,
      Set<String> seen,
      boolean first) {
    for (String id : e.symbols()) {
      if (quantities.isFree(id)) {
        (first ? direct : indirect).add(id);
      }
      Species pool = quantities.species.get(id);
      if (pool != null && quantities.isFree(pool.compartment())) {
        indirect.add(pool.compartment());
      }
      Expression value = assigned.get(id);
      if (value == null && quantities.reactions.containsKey(id)) {
        value = quantities.reactions.get(id).law().map(KineticLaw::rate).orElse(Expression.ZERO);
      }
      if (value != null && seen.add(id)) {
        collect(value, assigned, direct, indirect, seen, false);
      }
    }
  }

  private boolean augment(int rule, Set<String> visited) {
    for (String id : candidates.get(rule)) {
      if (visited.add(id)) {
        Integer other = owner.get(id);
        if (other == null || augment(other, visited)) {
          owner.put(id, rule);
          return true;
        }
      }
    }
    return false;
  }

  /** Whether the value of {@code id} does not come back to {@code id} through assignments. */
  private boolean isAcyclic(String id, Expression value, Map<String, Expression> assigned) {
    Set<String> seen = new HashSet<>();
    List<String> open = new ArrayList<>(value.symbols());
    while (!open.isEmpty()) {
      String next = open.removeLast();
      if (next.equals(id)) {
        return false;
      }
      if (seen.add(next)) {
        Species pool = quantities.species.get(next);
        if (pool != null && quantities.meansConcentration(pool)) {
          open.add(pool.compartment());
        }
        for (Map<String, Expression> known : List.of(assigned, assignments)) {
          Expression definition = known.get(next);
          if (definition != null) {
            open.addAll(definition.symbols());
          }
        }
        Reaction reaction = quantities.reactions.get(next);
        if (reaction != null) {
          reaction.law().ifPresent(law -> open.addAll(law.rate().symbols()));
        }
      }
    }
    return true;
  }
}
