package org.marrow.kinetics.stochastic;

import java.util.List;
import org.marrow.foundation.random.Stream;
import org.marrow.kinetics.expression.Expression;
import org.marrow.kinetics.model.ReactionSystem;
import org.marrow.kinetics.model.State;
import org.marrow.kinetics.ode.Change;

/**
 * Which populations are discrete now, and so which reactions jump: those that change a discrete
 * population. Only counts can be discrete: amounts that reactions change by whole numbers, that no
 * rule moves, that start with a whole number and take whole doses.
 */
final class Partition {
  private final ReactionTable table;
  private final double threshold;
  private final boolean[] countable;
  private final boolean[] discrete;
  private final boolean[] flows;
  private final boolean moved;
  private boolean anyFlow;

  Partition(
      ReactionTable table,
      ReactionSystem system,
      HybridSettings settings,
      double[] start,
      List<Change> changes) {
    this.table = table;
    this.threshold = settings.threshold();
    countable = new boolean[table.states];
    discrete = new boolean[table.states];
    flows = new boolean[table.reactions];
    boolean rules = !system.algebraic().isEmpty();
    for (int i = 0; i < table.states; i++) {
      State state = system.states().get(i);
      boolean ruled = !system.rates().get(i).equals(Expression.ZERO);
      rules |= ruled;
      countable[i] =
          threshold > 0
              && state.kind() == State.Kind.AMOUNT
              && table.moves[i]
              && !ruled
              && isWhole(start[i])
              && !settings.continuous().contains(state.id());
    }
    moved = rules;
    system.algebraic().forEach(a -> countable[a.state()] = false);
    for (int i = 0; i < table.changeState.length; i++) {
      countable[table.changeState[i]] &= isWhole(table.changeBy[i]);
    }
    for (Change change : changes) {
      boolean whole = isWhole(change.value());
      switch (change.target()) {
        case ADD_TO_STATE, SET_STATE -> countable[change.index()] &= whole;
        case ADD_TO_RATE -> countable[change.index()] = false;
        case SET_INPUT -> {}
      }
    }
    for (int i = 0; i < table.states; i++) {
      discrete[i] = countable[i] && start[i] < threshold;
    }
    classify();
  }

  private static boolean isWhole(double value) {
    return value == Math.rint(value);
  }

  /** Whether a population that flows has fallen below the threshold. */
  boolean falls(double[] x) {
    for (int i = 0; i < table.states; i++) {
      if (countable[i] && !discrete[i] && x[i] < threshold) {
        return true;
      }
    }
    return false;
  }

  /**
   * Lets populations change sides. One that becomes discrete is rounded up or down at random, so
   * that its mean stays.
   *
   * @return whether any did
   */
  boolean update(double[] x, Stream rounding) {
    boolean changed = false;
    for (int i = 0; i < table.states; i++) {
      if (!countable[i]) {
        continue;
      }
      if (discrete[i] ? x[i] > HybridSettings.UP * threshold : x[i] < threshold) {
        discrete[i] = !discrete[i];
        changed = true;
      }
      if (discrete[i] && !isWhole(x[i])) {
        double floor = Math.floor(x[i]);
        x[i] = Math.max(0, floor + (rounding.uniform() < x[i] - floor ? 1 : 0));
        changed = true;
      }
    }
    if (changed) {
      classify();
    }
    return changed;
  }

  private void classify() {
    anyFlow = false;
    for (int j = 0; j < table.reactions; j++) {
      boolean jumps = false;
      for (int i = table.changeStart[j]; i < table.changeStart[j + 1]; i++) {
        jumps |= discrete[table.changeState[i]];
      }
      flows[j] = !jumps;
      anyFlow |= !jumps && table.changeStart[j] < table.changeStart[j + 1];
    }
  }

  /** Whether a reaction flows. */
  boolean flows(int reaction) {
    return flows[reaction];
  }

  /** Whether nothing moves but by jumps. */
  boolean isJumpProcess() {
    return !moved && !anyFlow;
  }
}
