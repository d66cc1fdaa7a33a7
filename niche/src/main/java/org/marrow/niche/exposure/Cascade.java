package org.marrow.niche.exposure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.marrow.kinetics.expression.Expression;
import org.marrow.kinetics.model.Assignment;
import org.marrow.kinetics.model.Input;
import org.marrow.kinetics.model.Propensity;
import org.marrow.kinetics.model.ReactionSystem;
import org.marrow.kinetics.model.State;

/**
 * A treated niche cut in two: drugs, which nothing in the marrow acts on, and the marrow, which
 * sees of the drugs only some quantities, here called exposures.
 *
 * @param drugs the drugs' states, then one state an exposure whose rate is that exposure
 * @param marrow the states that the outputs need, then one state an exposure that stands still
 *     until it is set; fast states are at their balance
 * @param exposures ids of the exposures
 * @param outputs the outputs as expressions of {@code marrow}
 */
record Cascade(
    ReactionSystem drugs, ReactionSystem marrow, List<String> exposures, List<Expression> outputs) {

  /**
   * Cuts a system.
   *
   * @param joined the niche with its drugs
   * @param drugStates ids of the states that belong to drugs
   * @param fast ids of states that are taken to be at their balance; their rates are linear in them
   * @param varying ids that patients give a value of their own; other numbers become constants
   * @param outputs ids of the outputs
   * @return empty when something in the marrow acts on a drug, or an output is a drug's own
   */
  static Optional<Cascade> of(
      ReactionSystem joined,
      Set<String> drugStates,
      Set<String> fast,
      Set<String> varying,
      List<String> outputs) {
    try {
      return Optional.of(new Cutter(joined, drugStates, fast, varying).cut(outputs));
    } catch (NoCascade e) {
      return Optional.empty();
    }
  }

  /** The system is no cascade. */
  private static final class NoCascade extends Exception {
    private static final long serialVersionUID = 1;

    NoCascade(String why) {
      super(why);
    }
  }

  /** Walks the equations from the outputs back. */
  private static final class Cutter {
    private final ReactionSystem joined;
    private final Set<String> drugStates;
    private final Set<String> fast;
    private final Map<String, Expression> assignments = new HashMap<>();
    private final Map<String, Expression> rates = new LinkedHashMap<>();
    private final Map<String, Set<String>> states = new HashMap<>();
    private final Set<String> exposures = new TreeSet<>();
    private final Set<String> kept = new LinkedHashSet<>();
    private final Map<String, Expression> computed = new LinkedHashMap<>();
    private final Set<String> visited = new HashSet<>();
    private final Map<String, Expression> constants = new HashMap<>();

    Cutter(ReactionSystem joined, Set<String> drugStates, Set<String> fast, Set<String> varying) {
      this.joined = joined;
      this.drugStates = drugStates;
      this.fast = fast;
      Set<String> computedAtStart = new HashSet<>();
      joined.initial().forEach(a -> computedAtStart.add(a.id()));
      for (Input input : joined.inputs()) {
        if (!varying.contains(input.id())
            && !computedAtStart.contains(input.id())
            && Double.isFinite(input.value())) {
          constants.put(input.id(), Expression.constant(input.value()));
        }
      }
      joined.assignments().forEach(a -> assignments.put(a.id(), a.value()));
      for (int i = 0; i < joined.states().size(); i++) {
        rates.put(joined.states().get(i).id(), rate(joined, i));
      }
      for (Assignment a : joined.assignments()) {
        states.put(a.id(), statesOf(a.value()));
      }
    }

    private static Expression rate(ReactionSystem system, int state) {
      Expression rate = system.rates().get(state);
      for (Propensity reaction : system.propensities()) {
        for (Propensity.Change change : reaction.changes()) {
          if (change.state() == state) {
            rate = Expression.plus(rate, Expression.times(change.coefficient(), reaction.rate()));
          }
        }
      }
      return rate;
    }

    private Set<String> statesOf(Expression expression) {
      Set<String> found = new HashSet<>();
      for (String id : expression.symbols()) {
        if (rates.containsKey(id)) {
          found.add(id);
        } else {
          found.addAll(states.getOrDefault(id, Set.of()));
        }
      }
      return found;
    }

    private boolean isExposure(String id) {
      Set<String> of = states.getOrDefault(id, Set.of());
      return !of.isEmpty() && drugStates.containsAll(of);
    }

    Cascade cut(List<String> outputs) throws NoCascade {
      if (!joined.events().isEmpty() || !joined.algebraic().isEmpty()) {
        throw new NoCascade("events or algebraic equations");
      }
      for (String drug : drugStates) {
        if (!drugStates.containsAll(statesOf(rates.getOrDefault(drug, Expression.ZERO)))) {
          throw new NoCascade(drug);
        }
      }
      List<Expression> values = new ArrayList<>();
      for (String id : outputs) {
        Expression value =
            joined.observable(id).orElseThrow(() -> new IllegalArgumentException(id)).value();
        walk(value);
        values.add(folded(value));
      }
      return new Cascade(drugSystem(), marrowSystem(), List.copyOf(exposures), values);
    }

    private void walk(Expression expression) throws NoCascade {
      for (String id : expression.symbols()) {
        walk(id);
      }
    }

    private void walk(String id) throws NoCascade {
      if (drugStates.contains(id)) {
        throw new NoCascade(id);
      }
      if (!visited.add(id)) {
        return;
      }
      Expression rate = rates.get(id);
      Expression value = assignments.get(id);
      if (isExposure(id)) {
        exposures.add(id);
      } else if (rate != null && fast.contains(id)) {
        Expression balance = balance(id, rate);
        walk(balance);
        computed.put(id, balance);
      } else if (rate != null) {
        kept.add(id);
        walk(rate);
      } else if (value != null) {
        walk(value);
        computed.put(id, value);
      }
    }

    /** Where a rate that is linear in its state is zero: f(0) / (f(0) - f(1)). */
    private static Expression balance(String id, Expression rate) {
      Expression at0 = with(id, 0, rate);
      return Expression.divide(at0, Expression.minus(at0, with(id, 1, rate)));
    }

    private static Expression with(String id, double value, Expression expression) {
      return expression.substitute(
          other -> other.equals(id) ? Expression.constant(value) : Expression.symbol(other));
    }

    private ReactionSystem drugSystem() {
      List<State> all = new ArrayList<>();
      List<Expression> rateOf = new ArrayList<>();
      for (State state : joined.states()) {
        if (drugStates.contains(state.id())) {
          all.add(state);
          rateOf.add(rates.getOrDefault(state.id(), Expression.ZERO));
        }
      }
      for (String id : exposures) {
        all.add(new State("mean_of_" + id, State.Kind.QUANTITY));
        rateOf.add(Expression.symbol(id));
      }
      List<Assignment> own =
          joined.assignments().stream()
              .filter(a -> drugStates.containsAll(states.getOrDefault(a.id(), Set.of())))
              .toList();
      return system("drugs", all, rateOf, own);
    }

    private ReactionSystem marrowSystem() {
      List<State> all = new ArrayList<>();
      List<Expression> rateOf = new ArrayList<>();
      for (State state : joined.states()) {
        if (kept.contains(state.id())) {
          all.add(state);
          rateOf.add(rates.getOrDefault(state.id(), Expression.ZERO));
        }
      }
      for (String id : exposures) {
        all.add(new State(id, State.Kind.QUANTITY));
        rateOf.add(Expression.ZERO);
      }
      // Put in when all that they use was: so each uses only earlier ones.
      List<Assignment> own = new ArrayList<>();
      computed.forEach((id, value) -> own.add(new Assignment(id, value)));
      return system("marrow", all, rateOf, own);
    }

    /** A system with those inputs of the joined one that it mentions. */
    private ReactionSystem system(
        String id, List<State> all, List<Expression> rateOf, List<Assignment> own) {
      List<Expression> folded = rateOf.stream().map(this::folded).toList();
      List<Assignment> rules =
          own.stream().map(a -> new Assignment(a.id(), folded(a.value()))).toList();
      Set<String> mentioned = new HashSet<>();
      folded.forEach(r -> mentioned.addAll(r.symbols()));
      rules.forEach(a -> mentioned.addAll(a.value().symbols()));
      List<Input> inputs =
          joined.inputs().stream().filter(i -> mentioned.contains(i.id())).toList();
      return new ReactionSystem(
          id, all, inputs, rules, List.of(), List.of(), folded, List.of(), List.of(), List.of());
    }

    private Expression folded(Expression expression) {
      return expression.substitute(id -> {
        Expression constant = constants.get(id);
        return constant == null ? Expression.symbol(id) : constant;
      });
    }
  }
}
