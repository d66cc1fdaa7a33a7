package org.marrow.kinetics.ode;

import static java.lang.Math.fma;

import java.util.Arrays;
import org.marrow.kinetics.compile.Areas;
import org.marrow.kinetics.compile.Kernel;
import org.marrow.kinetics.compile.Routines;
import org.marrow.kinetics.lanes.LaneArithmetic;
import org.marrow.kinetics.lanes.Lanes;
import org.marrow.kinetics.lanes.Slot;
import org.marrow.kinetics.lanes.StepPlan;

/** Steps of {@link DormandPrince} in all lanes at once. */
final class ExplicitSolver implements Solver {
  private final Routines routines;
  private final LaneArithmetic arithmetic;
  private final StepPlan plan;
  private final Areas areas;
  private final int lanes;
  private final int length;
  private final double[] memory;
  private final double[] absolute;
  private final double relative;

  ExplicitSolver(Kernel kernel, Routines routines, double[] absolute, double relative) {
    if (kernel.hasAlgebraic()) {
      throw new IllegalArgumentException("DOPRI5 cannot solve algebraic equations; use RODAS5P");
    }
    this.routines = routines;
    this.lanes = routines.lanes();
    this.arithmetic = Lanes.arithmetic(lanes);
    this.areas = kernel.areas();
    this.plan = Rodas5P.plan(areas);
    this.length = areas.states() * lanes;
    this.memory = new double[kernel.slots() * lanes];
    this.absolute = absolute;
    this.relative = relative;
    Arrays.fill(memory, Slot.STEP * lanes, (Slot.STEP + 1) * lanes, 1e-9);
  }

  @Override
  public double[] memory() {
    return memory;
  }

  /** Offset of the derivatives of a stage. */
  private int k(int stage) {
    return areas.k() * lanes + stage * length;
  }

  @Override
  public void attempt() {
    double[] m = memory;
    int u = areas.u() * lanes;
    int y = areas.y() * lanes;
    for (int stage = 0; stage < DormandPrince.STAGES; stage++) {
      for (int i = 0; i < lanes; i++) {
        m[Slot.TIME * lanes + i] =
            fma(
                DormandPrince.NODES[stage],
                m[Slot.STEP * lanes + i],
                m[Slot.STEP_TIME * lanes + i]);
      }
      for (int i = 0; i < length; i++) {
        double h = m[Slot.STEP * lanes + i % lanes];
        m[u + i] = fma(h, sum(DormandPrince.A[stage], stage, i), m[y + i]);
      }
      routines.derivative(m);
      System.arraycopy(m, areas.derivative() * lanes, m, k(stage), length);
    }
    for (int lane = 0; lane < lanes; lane++) {
      double norm = 0;
      for (int i = 0; i < areas.states(); i++) {
        int at = i * lanes + lane;
        double error = m[Slot.STEP * lanes + lane] * sum(DormandPrince.ERROR, 7, at);
        double larger = Math.max(Math.abs(m[y + at]), Math.abs(m[u + at]));
        double weighted = error / fma(relative, larger, absolute[i]);
        norm = fma(weighted, weighted, norm);
      }
      m[Slot.ERROR * lanes + lane] = Math.sqrt(norm / areas.states());
    }
    arithmetic.control(m);
  }

  private double sum(double[] weights, int stages, int at) {
    double sum = 0;
    for (int j = 0; j < stages; j++) {
      sum = fma(weights[j], memory[k(j) + at], sum);
    }
    return sum;
  }

  @Override
  public void accept() {
    arithmetic.accept(memory, plan);
  }

  @Override
  public void interpolate(int lane, double theta, double[] state) {
    double h = memory[Slot.STEP * lanes + lane];
    double rest = 1 - theta;
    for (int i = 0; i < areas.states(); i++) {
      int at = i * lanes + lane;
      double before = memory[areas.y() * lanes + at];
      double change = memory[areas.u() * lanes + at] - before;
      double bend = fma(h, memory[k(0) + at], -change);
      double last = change - h * memory[k(6) + at] - bend;
      double fourth = h * sum(DormandPrince.DENSE, 7, at);
      state[i] = before + theta * (change + rest * (bend + theta * (last + rest * fourth)));
    }
  }
}
