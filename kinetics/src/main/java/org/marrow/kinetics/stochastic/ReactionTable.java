package org.marrow.kinetics.stochastic;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.marrow.foundation.findings.InvalidInput;
import org.marrow.foundation.findings.Where;
import org.marrow.kinetics.expression.Expression;
import org.marrow.kinetics.expression.Interpreter;
import org.marrow.kinetics.model.Equations;
import org.marrow.kinetics.model.Propensity;
import org.marrow.kinetics.model.ReactionSystem;
import org.marrow.kinetics.rules.KineticsRules;

/**
 * Propensities and changes of all reactions in flat arrays. Most laws are a coefficient times one
 * or two factors {@code (x - offset)}; those are computed from the arrays, the others by an
 * interpreter. State vectors have a last slot more than the system, which always holds 1 and stands
 * for an absent factor.
 */
final class ReactionTable {
  final int reactions;
  final int states;
  private final int one;
  final double[] coefficient;
  final int[] first;
  final int[] second;
  final double[] firstOffset;
  final double[] secondOffset;
  final int[] changeStart;
  final int[] changeState;
  final double[] changeBy;
  final int[] dependentStart;
  final int[] dependent;
  final boolean[] moves;
  private final int[] general;
  private final List<Interpreter> interpreters = new ArrayList<>();
  private final Interpreter coefficients;
  private final Interpreter changes;
  private final BitSet[] reads;
  private final boolean[] guarded;
  private final String model;
  private final List<Propensity> propensities;

  ReactionTable(Equations equations) {
    this(equations, 0);
  }

  /**
   * @param extra slots of a state vector between the system's states and the last, which reactions
   *     leave alone
   */
  ReactionTable(Equations equations, int extra) {
    ReactionSystem system = equations.system();
    model = system.id();
    propensities = system.propensities();
    states = system.states().size();
    one = states + extra;
    int[] nodes = equations.propensities();
    reactions = nodes.length;
    coefficient = new double[reactions];
    first = new int[reactions];
    second = new int[reactions];
    firstOffset = new double[reactions];
    secondOffset = new double[reactions];
    general = new int[reactions];
    reads = new BitSet[reactions];
    guarded = new boolean[reactions];
    moves = new boolean[states];
    int[] coefficientNodes = new int[reactions];
    for (int j = 0; j < reactions; j++) {
      reads[j] = equations.graph().states(nodes[j]);
      Optional<ProductForm> form = ProductForm.of(equations.graph(), nodes[j]);
      general[j] = -1;
      first[j] = one;
      second[j] = one;
      coefficientNodes[j] = equations.graph().constant(1);
      if (form.isPresent()) {
        coefficientNodes[j] = form.get().coefficient();
        List<ProductForm.Factor> factors = form.get().factors();
        if (!factors.isEmpty()) {
          first[j] = factors.get(0).state();
          firstOffset[j] = factors.get(0).offset();
        }
        if (factors.size() > 1) {
          second[j] = factors.get(1).state();
          secondOffset[j] = factors.get(1).offset();
        }
      } else {
        general[j] = interpreters.size();
        interpreters.add(new Interpreter(equations.graph(), nodes[j]));
      }
    }
    coefficients = new Interpreter(equations.graph(), coefficientNodes);
    changeStart = new int[reactions + 1];
    List<Expression> by = new ArrayList<>();
    List<Integer> state = new ArrayList<>();
    for (int j = 0; j < reactions; j++) {
      for (Propensity.Change change : propensities.get(j).changes()) {
        by.add(change.coefficient());
        state.add(change.state());
        moves[change.state()] = true;
      }
      changeStart[j + 1] = by.size();
    }
    changeState = state.stream().mapToInt(Integer::intValue).toArray();
    changeBy = new double[changeState.length];
    for (int j = 0; j < reactions; j++) {
      guarded[j] = !vanishesInTime(j, by);
    }
    changes = new Interpreter(equations.graph(), by.stream().mapToInt(equations::node).toArray());
    dependentStart = new int[reactions + 1];
    List<Integer> dependents = new ArrayList<>();
    for (int j = 0; j < reactions; j++) {
      for (int k = 0; k < reactions; k++) {
        if (reads(k, j)) {
          dependents.add(k);
        }
      }
      dependentStart[j + 1] = dependents.size();
    }
    dependent = dependents.stream().mapToInt(Integer::intValue).toArray();
  }

  /**
   * Whether the law of a reaction is 0 wherever too little of what it consumes is left: k X for one
   * X, k X (X - 1) for two.
   */
  private boolean vanishesInTime(int j, List<Expression> by) {
    for (int i = changeStart[j]; i < changeStart[j + 1]; i++) {
      double change = by.get(i) instanceof Expression.Constant c ? c.value() : Double.NaN;
      boolean one = isFactor(j, changeState[i], 0);
      boolean two = one && isFactor(j, changeState[i], 1);
      if (!(change >= 0 || (change == -1 && one) || (change == -2 && two))) {
        return false;
      }
    }
    return true;
  }

  private boolean isFactor(int j, int state, double offset) {
    return general[j] < 0
        && ((first[j] == state && firstOffset[j] == offset)
            || (second[j] == state && secondOffset[j] == offset));
  }

  /** Whether enough is left of all that a reaction consumes. */
  boolean isPossible(int j, double[] x) {
    if (guarded[j]) {
      for (int i = changeStart[j]; i < changeStart[j + 1]; i++) {
        if (changeBy[i] < 0 && x[changeState[i]] + changeBy[i] < 0) {
          return false;
        }
      }
    }
    return true;
  }

  /** Whether the propensity of {@code reader} depends on a state that {@code changed} changes. */
  private boolean reads(int reader, int changed) {
    for (int i = changeStart[changed]; i < changeStart[changed + 1]; i++) {
      if (reads[reader].get(changeState[i])
          || (guarded[reader] && consumes(reader, changeState[i]))) {
        return true;
      }
    }
    return false;
  }

  private boolean consumes(int j, int state) {
    for (int i = changeStart[j]; i < changeStart[j + 1]; i++) {
      if (changeState[i] == state) {
        return true;
      }
    }
    return false;
  }

  /** States that the propensity of a reaction reads. */
  BitSet reads(int reaction) {
    return reads[reaction];
  }

  /** Whether the law of a reaction is a product of at most two factors. */
  boolean isProduct(int reaction) {
    return general[reaction] < 0;
  }

  /** Computes what depends on inputs only; to be called at the start and after events. */
  void refresh(double t, double[] x, double[] p) {
    System.arraycopy(coefficients.evaluate(t, x, p), 0, coefficient, 0, reactions);
    System.arraycopy(changes.evaluate(t, x, p), 0, changeBy, 0, changeBy.length);
    for (int i = 0; i < changeBy.length; i++) {
      if (!Double.isFinite(changeBy[i])) {
        throw new InvalidInput(
            KineticsRules.STOCHASTIC_RATE.at(
                Where.in(model), "a stoichiometry is " + changeBy[i] + " at time " + t));
      }
    }
  }

  /** The propensity of one reaction; 0 when too little is left of what it consumes. */
  double propensity(int j, double t, double[] x, double[] p) {
    double a = propensityUnchecked(j, t, x, p);
    if (!(a >= 0 && a < Double.POSITIVE_INFINITY)) {
      throw new InvalidInput(
          KineticsRules.STOCHASTIC_RATE.at(
              Where.in(model).column(propensities.get(j).id()),
              "the rate of reaction " + propensities.get(j).id() + " is " + a + " at time " + t));
    }
    return isPossible(j, x) ? a : 0;
  }

  /** The value of a rate law, whatever it is. */
  double propensityUnchecked(int j, double t, double[] x, double[] p) {
    return general[j] < 0
        ? coefficient[j] * (x[first[j]] - firstOffset[j]) * (x[second[j]] - secondOffset[j])
        : interpreters.get(general[j]).evaluate(t, x, p)[0];
  }

  /** Carries out a reaction once. */
  void apply(int j, double[] x) {
    int end = changeStart[j + 1];
    for (int i = changeStart[j]; i < end; i++) {
      x[changeState[i]] += changeBy[i];
    }
  }

  /** A state vector of this table. */
  double[] extended(double[] x) {
    double[] extended = new double[one + 1];
    System.arraycopy(x, 0, extended, 0, states);
    extended[one] = 1;
    return extended;
  }
}
