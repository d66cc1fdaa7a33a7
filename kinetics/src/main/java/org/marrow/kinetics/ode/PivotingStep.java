package org.marrow.kinetics.ode;

import org.marrow.kinetics.compile.Areas;
import org.marrow.kinetics.compile.Kernel;
import org.marrow.kinetics.compile.Routines;
import org.marrow.kinetics.lanes.LaneArithmetic;
import org.marrow.kinetics.lanes.Lanes;
import org.marrow.kinetics.lanes.Slot;
import org.marrow.kinetics.lanes.StepPlan;

/**
 * A step of one lane with a dense factorisation and partial pivoting, where the order of the
 * generated factorisation loses too many digits. Slow, rare, and the same in every lane width,
 * because it works on a memory of its own with one lane.
 */
final class PivotingStep {
  private final Kernel kernel;
  private final StepPlan plan;
  private final LaneArithmetic arithmetic = Lanes.arithmetic(1);

  PivotingStep(Kernel kernel, StepPlan plan) {
    this.kernel = kernel;
    this.plan = plan;
  }

  void attempt(double[] from, int lanes, int lane, double[] absolute, double relative) {
    Routines routines = kernel.routines(1);
    double[] m = new double[kernel.slots()];
    for (int slot = 0; slot < m.length; slot++) {
      m[slot] = from[slot * lanes + lane];
    }
    routines.linearise(m);
    Areas areas = kernel.areas();
    int[] solved = areas.solved();
    int n = solved.length;
    int[] place = new int[areas.states()];
    double[] matrix = new double[n * n];
    for (int i = 0; i < n; i++) {
      place[solved[i]] = i;
      matrix[i * n + i] = kernel.isAlgebraic(solved[i]) ? 0 : m[Slot.INVERSE_STEP_GAMMA];
    }
    for (Areas.Entry entry : areas.jacobian()) {
      matrix[place[entry.row()] * n + place[entry.column()]] +=
          entry.slot() < 0 ? entry.value() : m[entry.slot()];
    }
    DenseLu lu = new DenseLu(matrix, n);
    double[] right = new double[n];
    for (int stage = 0; stage < plan.stages(); stage++) {
      if (stage > 0) {
        arithmetic.prepare(m, plan, stage);
        Rodas5P.force(areas, arithmetic, m, stage);
        routines.derivative(m);
      } else {
        m[Slot.TIME_WEIGHT] = plan.timeWeights()[0] * m[Slot.STEP];
      }
      for (int i = 0; i < n; i++) {
        int state = solved[i];
        double value = m[areas.derivative() + state];
        if (stage > 0 && !kernel.isAlgebraic(state)) {
          value = Math.fma(m[Slot.INVERSE_STEP], m[areas.s() + state], value);
        }
        if (kernel.isTimeDependent()) {
          value = Math.fma(m[Slot.TIME_WEIGHT], m[areas.slope() + state], value);
        }
        right[i] = value;
      }
      lu.solve(right);
      for (int i = 0; i < n; i++) {
        m[areas.x() + solved[i]] = right[i];
      }
    }
    arithmetic.finish(m, plan, absolute, relative);
    for (int slot = 0; slot < m.length; slot++) {
      from[slot * lanes + lane] = m[slot];
    }
  }
}
