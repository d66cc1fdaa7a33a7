package org.marrow.kinetics.model;

import java.util.List;
import java.util.OptionalDouble;
import org.marrow.kinetics.expression.Expression;

/**
 * A reaction as engines see it: how often it happens, and what one happening changes.
 *
 * @param id id of the reaction
 * @param rate extent per unit of time, over states, inputs, assignments and time
 * @param changes net change of each state per unit of extent; each state at most once
 */
public record Propensity(String id, Expression rate, List<Change> changes) {
  public Propensity {
    changes = List.copyOf(changes);
  }

  /**
   * Net change of a state: products less reactants, times the conversion factor.
   *
   * @param state index of the state
   * @param coefficient a constant, or an expression where the stoichiometry varies or a conversion
   *     factor applies
   */
  public record Change(int state, Expression coefficient) {
    /** The coefficient when it is a plain number. */
    public OptionalDouble constant() {
      return coefficient instanceof Expression.Constant c
          ? OptionalDouble.of(c.value())
          : OptionalDouble.empty();
    }
  }
}
