package org.marrow.kinetics.dosing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.marrow.kinetics.expression.Expression;
import org.marrow.kinetics.model.Input;
import org.marrow.kinetics.model.Propensity;
import org.marrow.kinetics.model.ReactionSystem;

/**
 * Makes infusions part of a system, for engines that know reactions only: a reaction of order zero
 * whose rate is an input named {@code infusion.TARGET}, 0 until a {@link Calendar} sets it. States
 * and inputs of the system keep their places.
 */
public final class Infusions {
  private Infusions() {}

  /** Name of the input that holds the rate of infusion into a state. */
  public static String inputOf(String target) {
    return "infusion." + target;
  }

  /**
   * The system with infusions.
   *
   * @param states indices of the states that take one
   */
  public static ReactionSystem into(ReactionSystem system, Collection<Integer> states) {
    List<Input> inputs = new ArrayList<>(system.inputs());
    List<Propensity> propensities = new ArrayList<>(system.propensities());
    for (int state : states.stream().sorted().toList()) {
      String id = inputOf(system.states().get(state).id());
      inputs.add(new Input(id, 0, Optional.empty()));
      propensities.add(
          new Propensity(
              id,
              Expression.symbol(id),
              List.of(new Propensity.Change(state, Expression.constant(1)))));
    }
    return new ReactionSystem(
        system.id(),
        system.states(),
        inputs,
        system.assignments(),
        system.initial(),
        propensities,
        system.rates(),
        system.algebraic(),
        system.events(),
        system.observables());
  }
}
