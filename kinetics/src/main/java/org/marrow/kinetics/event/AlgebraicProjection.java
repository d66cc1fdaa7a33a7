package org.marrow.kinetics.event;

import java.util.HashMap;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.marrow.foundation.findings.InvalidInput;
import org.marrow.foundation.findings.Where;
import org.marrow.kinetics.expression.Interpreter;
import org.marrow.kinetics.model.Algebraic;
import org.marrow.kinetics.model.Equations;
import org.marrow.kinetics.model.Jacobian;
import org.marrow.kinetics.rules.KineticsRules;

/** Solves the algebraic equations for their states by damped Newton steps. */
final class AlgebraicProjection implements Projection {
  private static final int MAX_STEPS = 100;
  private static final int MAX_HALVINGS = 30;
  private static final double TOLERANCE = 1e-13;

  private final String model;
  private final int[] states;
  private final Interpreter residuals;
  private final Interpreter entries;
  private final int[] rows;
  private final int[] columns;

  AlgebraicProjection(Equations equations) {
    model = equations.system().id();
    states = equations.system().algebraic().stream().mapToInt(Algebraic::state).toArray();
    residuals = new Interpreter(equations.graph(), equations.algebraic());
    Map<Integer, Integer> column = new HashMap<>();
    for (int i = 0; i < states.length; i++) {
      column.put(states[i], i);
    }
    Jacobian jacobian = equations.jacobian(equations.algebraic());
    var kept = jacobian.entries().stream().filter(e -> column.containsKey(e.column())).toList();
    entries =
        new Interpreter(equations.graph(), kept.stream().mapToInt(Jacobian.Entry::node).toArray());
    rows = kept.stream().mapToInt(Jacobian.Entry::row).toArray();
    columns = kept.stream().mapToInt(e -> column.getOrDefault(e.column(), 0)).toArray();
  }

  @Override
  public void project(double t, double[] x, double[] p) {
    int n = states.length;
    for (int i = 0; i < n; i++) {
      // Without a given value Newton starts at 1: 0 is a singular point of many rules.
      if (Double.isNaN(x[states[i]])) {
        x[states[i]] = 1;
      }
    }
    double norm = norm(residuals.evaluate(t, x, p));
    for (int step = 0; step < MAX_STEPS && norm > 0; step++) {
      double[] direction = direction(t, x, p);
      double size = 0;
      for (int i = 0; i < n; i++) {
        size = Math.max(size, Math.abs(direction[i]) / (1e-300 + Math.abs(x[states[i]])));
      }
      double factor = 1;
      double better = move(t, x, p, direction, factor);
      for (int half = 0; half < MAX_HALVINGS && !(better < norm) && size > TOLERANCE; half++) {
        move(t, x, p, direction, -factor);
        factor /= 2;
        better = move(t, x, p, direction, factor);
      }
      if (size <= TOLERANCE) {
        return;
      }
      if (!(better < norm)) {
        // At the rounding level of the residual no step is an improvement any more.
        if (size < 1e-9) {
          return;
        }
        break;
      }
      norm = better;
    }
    if (!(norm <= 0)) {
      throw new InvalidInput(
          KineticsRules.NO_CONSISTENT_STATE.at(
              Where.in(model), "the algebraic rules have no solution near the state at time " + t));
    }
  }

  private double move(double t, double[] x, double[] p, double[] direction, double factor) {
    for (int i = 0; i < states.length; i++) {
      x[states[i]] += factor * direction[i];
    }
    return norm(residuals.evaluate(t, x, p));
  }

  private double[] direction(double t, double[] x, double[] p) {
    int n = states.length;
    DMatrixRMaj matrix = new DMatrixRMaj(n, n);
    double[] values = entries.evaluate(t, x, p);
    for (int i = 0; i < values.length; i++) {
      matrix.set(rows[i], columns[i], values[i]);
    }
    DMatrixRMaj right = new DMatrixRMaj(n, 1, true, residuals.evaluate(t, x, p));
    CommonOps_DDRM.scale(-1, right);
    DMatrixRMaj solution = new DMatrixRMaj(n, 1);
    if (!CommonOps_DDRM.solve(matrix, right, solution)) {
      throw new InvalidInput(
          KineticsRules.NO_CONSISTENT_STATE.at(
              Where.in(model),
              "the algebraic rules do not determine their quantities at time " + t));
    }
    return solution.getData().clone();
  }

  private static double norm(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value * value;
    }
    return Math.sqrt(sum);
  }
}
