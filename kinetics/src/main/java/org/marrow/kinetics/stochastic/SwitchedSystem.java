package org.marrow.kinetics.stochastic;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.marrow.kinetics.expression.Expression;
import org.marrow.kinetics.expression.Operator;
import org.marrow.kinetics.model.Input;
import org.marrow.kinetics.model.Propensity;
import org.marrow.kinetics.model.ReactionSystem;
import org.marrow.kinetics.model.State;

/**
 * A system whose reactions can be switched between flowing and jumping without compiling anew: each
 * reaction has an input {@code flow.ID} that is 1 where it flows, and one more state gathers the
 * hazard of those that jump. States and inputs of the system keep their places.
 */
final class SwitchedSystem {
  /** The state that gathers the hazard; the last one. */
  static final String HAZARD = "hazard of jumps";

  private SwitchedSystem() {}

  static ReactionSystem of(ReactionSystem system) {
    List<State> states = new ArrayList<>(system.states());
    states.add(new State(HAZARD, State.Kind.QUANTITY));
    List<Input> inputs = new ArrayList<>(system.inputs());
    List<Propensity> propensities = new ArrayList<>();
    List<Expression> hazard = new ArrayList<>();
    for (Propensity reaction : system.propensities()) {
      Expression flows = Expression.symbol("flow." + reaction.id());
      inputs.add(new Input("flow." + reaction.id(), 1, Optional.empty()));
      propensities.add(
          new Propensity(
              reaction.id(), Expression.times(flows, reaction.rate()), reaction.changes()));
      hazard.add(Expression.times(Expression.minus(Expression.ONE, flows), reaction.rate()));
    }
    List<Expression> rates = new ArrayList<>(system.rates());
    rates.add(new Expression.Apply(Operator.PLUS, hazard));
    return new ReactionSystem(
        system.id(),
        states,
        inputs,
        system.assignments(),
        system.initial(),
        propensities,
        rates,
        system.algebraic(),
        system.events(),
        system.observables());
  }
}
