package org.marrow.kinetics.ode;

import org.marrow.kinetics.compile.Areas;
import org.marrow.kinetics.compile.Kernel;
import org.marrow.kinetics.compile.Routines;
import org.marrow.kinetics.elementary.Elementary;
import org.marrow.kinetics.lanes.Slot;

/** What a run needs before its first step, computed in a one-lane memory of its own. */
final class Preparation {
  private static final int NEWTON_STEPS = 50;

  private final Kernel kernel;
  private final Routines routines;
  private final double[] memory;
  private final double relative;
  private final double[] absolute;

  Preparation(Kernel kernel, double relative, double[] absolute) {
    this.kernel = kernel;
    this.routines = kernel.routines(1);
    this.memory = new double[kernel.slots()];
    this.relative = relative;
    this.absolute = absolute;
  }

  void load(double[] from, int lanes, int lane, double time) {
    for (int slot = 0; slot < memory.length; slot++) {
      memory[slot] = from[slot * lanes + lane];
    }
    memory[Slot.TIME] = time;
    memory[Slot.STEP_TIME] = time;
  }

  double state(int state) {
    return memory[kernel.areas().y() + state];
  }

  private double scale(int state) {
    return Math.fma(relative, Math.abs(state(state)), absolute[state]);
  }

  /**
   * A first step for a method of order 5 (Hairer, Norsett and Wanner, Solving Ordinary Differential
   * Equations I, 2nd ed., section II.4): such that an Euler step changes the state by a hundredth,
   * and shorter where the derivative itself changes fast.
   */
  double firstStep() {
    Areas areas = kernel.areas();
    int n = areas.states();
    System.arraycopy(memory, areas.y(), memory, areas.u(), n);
    routines.derivative(memory);
    double[] f = new double[n];
    System.arraycopy(memory, areas.derivative(), f, 0, n);
    double size = 0;
    double speed = 0;
    for (int i = 0; i < n; i++) {
      if (!kernel.isAlgebraic(i) && !kernel.isExact(i)) {
        size += square(state(i) / scale(i));
        speed += square(f[i] / scale(i));
      }
    }
    size = Math.sqrt(size / n);
    speed = Math.sqrt(speed / n);
    double h = size < 1e-5 || !(speed >= 1e-5) ? 1e-6 : 0.01 * (size / speed);
    for (int i = 0; i < n; i++) {
      if (!kernel.isAlgebraic(i)) {
        memory[areas.u() + i] = Math.fma(h, f[i], state(i));
      }
    }
    memory[Slot.TIME] = memory[Slot.STEP_TIME] + h;
    routines.derivative(memory);
    double bend = 0;
    for (int i = 0; i < n; i++) {
      if (!kernel.isAlgebraic(i) && !kernel.isExact(i)) {
        bend += square((memory[areas.derivative() + i] - f[i]) / scale(i));
      }
    }
    bend = Math.sqrt(bend / n) / h;
    double fastest = Math.max(speed, bend);
    double other =
        !(fastest > 1e-15)
            ? Math.max(1e-6, h * 1e-3)
            : Elementary.pow(0.01 / fastest, 1.0 / Rodas5P.ERROR_ORDER);
    double first = Math.min(100 * h, other);
    // Where a state is all but zero the guess can be too short for the time to advance.
    double least = 0x1p-40 * Math.abs(memory[Slot.STEP_TIME]);
    return first > 0 && first < Double.POSITIVE_INFINITY ? Math.max(first, least) : 1e-6;
  }

  private static double square(double x) {
    return x * x;
  }

  /** Solves the algebraic equations for their states by Newton's method, the others held. */
  boolean makeConsistent() {
    Areas areas = kernel.areas();
    int n = areas.states();
    int[] place = new int[n];
    int size = 0;
    for (int i = 0; i < n; i++) {
      place[i] = kernel.isAlgebraic(i) ? size++ : -1;
    }
    for (int round = 0; round < NEWTON_STEPS; round++) {
      routines.linearise(memory);
      double[] matrix = new double[size * size];
      for (Areas.Entry entry : areas.jacobian()) {
        if (place[entry.row()] >= 0 && place[entry.column()] >= 0) {
          matrix[place[entry.row()] * size + place[entry.column()]] =
              entry.slot() < 0 ? entry.value() : memory[entry.slot()];
        }
      }
      double[] change = new double[size];
      for (int i = 0; i < n; i++) {
        if (place[i] >= 0) {
          change[place[i]] = memory[areas.derivative() + i];
        }
      }
      new DenseLu(matrix, size).solve(change);
      double largest = 0;
      for (int i = 0; i < n; i++) {
        if (place[i] >= 0) {
          double by = change[place[i]];
          largest = Math.max(largest, Math.abs(by) / scale(i));
          memory[areas.y() + i] += by;
        }
      }
      if (!(largest < Double.POSITIVE_INFINITY)) {
        return false;
      }
      // Newton converges quadratically: a change below a thousandth of the tolerance is the last.
      if (largest < 1e-3) {
        return true;
      }
    }
    return false;
  }
}
