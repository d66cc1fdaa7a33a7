package org.marrow.kinetics.ode;

import java.util.Arrays;
import org.marrow.kinetics.compile.Kernel;
import org.marrow.kinetics.compile.Routines;
import org.marrow.kinetics.lanes.LaneArithmetic;
import org.marrow.kinetics.lanes.Lanes;
import org.marrow.kinetics.lanes.Slot;
import org.marrow.kinetics.lanes.StepPlan;

/** Steps of {@link Rodas5P} in all lanes at once. */
final class RosenbrockSolver implements Solver {
  /** Loss of digits at a pivot from which a lane is solved again with pivoting. */
  private static final double MOST_LOSS = 1e10;

  private final Kernel kernel;
  private final Routines routines;
  private final LaneArithmetic arithmetic;
  private final StepPlan plan;
  private final int lanes;
  private final double[] memory;
  private final double[] absolute;
  private final double relative;
  private final PivotingStep pivoting;
  private long pivoted;

  RosenbrockSolver(Kernel kernel, Routines routines, double[] absolute, double relative) {
    this.kernel = kernel;
    this.routines = routines;
    this.lanes = routines.lanes();
    this.arithmetic = Lanes.arithmetic(lanes);
    this.plan = Rodas5P.plan(kernel.areas());
    this.memory = new double[kernel.slots() * lanes];
    this.absolute = absolute;
    this.relative = relative;
    this.pivoting = new PivotingStep(kernel, plan);
    // Lanes without a patient must not compute with NaN or infinity.
    Arrays.fill(memory, Slot.STEP * lanes, (Slot.STEP + 1) * lanes, 1e-9);
  }

  @Override
  public double[] memory() {
    return memory;
  }

  @Override
  public void interpolate(int lane, double theta, double[] state) {
    Rodas5P.interpolate(plan, memory, lanes, lane, theta, state);
    kernel.exact(memory, lanes, lane, theta * memory[Slot.STEP * lanes + lane], state);
  }

  @Override
  public long pivoted() {
    return pivoted;
  }

  @Override
  public void attempt() {
    double[] m = memory;
    int w = lanes;
    arithmetic.begin(m, plan);
    routines.exact(m);
    routines.linearise(m);
    routines.begin(m);
    for (int i = 0; i < w; i++) {
      if (!(m[Slot.PIVOT_LOSS * w + i] <= MOST_LOSS)) {
        attemptWithPivots();
        return;
      }
    }
    stages();
  }

  private void stages() {
    for (int stage = 1; stage < Rodas5P.STAGES; stage++) {
      arithmetic.prepare(memory, plan, stage);
      Rodas5P.force(kernel.areas(), arithmetic, memory, stage);
      routines.stage(memory);
    }
    arithmetic.finish(memory, plan, absolute, relative);
  }

  /** The lanes with poor pivots again, one by one; the others are not touched by that. */
  private void attemptWithPivots() {
    int w = lanes;
    boolean[] poor = new boolean[w];
    for (int i = 0; i < w; i++) {
      poor[i] = !(memory[Slot.PIVOT_LOSS * w + i] <= MOST_LOSS);
    }
    stages();
    for (int i = 0; i < w; i++) {
      if (poor[i]) {
        pivoted++;
        pivoting.attempt(memory, w, i, absolute, relative);
      }
    }
  }

  @Override
  public void accept() {
    arithmetic.accept(memory, plan);
  }
}
