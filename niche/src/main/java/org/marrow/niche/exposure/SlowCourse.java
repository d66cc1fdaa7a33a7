package org.marrow.niche.exposure;

import org.marrow.kinetics.compile.Areas;
import org.marrow.kinetics.compile.Kernel;
import org.marrow.kinetics.compile.Routines;
import org.marrow.kinetics.lanes.Slot;

/**
 * The course of the marrow under exposures that are constant over spans of days: the explicit
 * Runge-Kutta pair of Bogacki and Shampine, order 3(2) (Appl Math Lett 1989;2:321). Between two
 * dose days the marrow changes little, so that mostly one step a span is enough, and four
 * evaluations a step are cheaper than a better method's seven. Not thread-safe.
 */
final class SlowCourse {
  private static final double RELATIVE = 1e-4;
  private static final double ABSOLUTE = 1e-7;
  private static final long MOST_STEPS = 1_000_000;

  private final Kernel kernel;
  private final Routines routines;
  private final double[] memory;
  private final int n;
  private final double[] k1;
  private final double[] k2;
  private final double[] k3;
  private final double[] k4;
  private final double[] next;
  private final double[] x;
  private long steps;
  private boolean failed;

  /**
   * @param kernel of {@link Cascade#marrow}
   * @param n number of states without the exposures
   */
  SlowCourse(Kernel kernel, int n) {
    this.kernel = kernel;
    this.routines = kernel.routines(1);
    this.memory = new double[kernel.slots()];
    this.n = n;
    k1 = new double[n];
    k2 = new double[n];
    k3 = new double[n];
    k4 = new double[n];
    next = new double[n];
    x = new double[kernel.states()];
  }

  /** Begins a patient. */
  void begin(double[] state, double[] inputs) {
    System.arraycopy(state, 0, x, 0, x.length);
    System.arraycopy(inputs, 0, memory, kernel.areas().input(), inputs.length);
    kernel.prologue(memory, 1, 0);
    steps = 0;
    failed = false;
  }

  /** Sets the exposures. */
  void expose(double[] exposures) {
    System.arraycopy(exposures, 0, x, n, exposures.length);
  }

  /** The states, then the exposures. */
  double[] state() {
    return x;
  }

  long steps() {
    return steps;
  }

  /** Whether a step became too small or too many were made; then the state is that of the stop. */
  boolean hasFailed() {
    return failed;
  }

  /** Moves the state from a time to another, exposures held. */
  void advance(double from, double to) {
    double time = from;
    double h = to - from;
    evaluate(time, 0, k1, k1);
    while (time < to && !failed) {
      double left = to - time;
      h = Math.min(h, left);
      evaluate(time + 0.5 * h, 0.5 * h, k1, k2);
      evaluate(time + 0.75 * h, 0.75 * h, k2, k3);
      for (int i = 0; i < n; i++) {
        next[i] = x[i] + h * (2.0 / 9 * k1[i] + 1.0 / 3 * k2[i] + 4.0 / 9 * k3[i]);
      }
      evaluateAt(time + h, next, k4);
      double norm = 0;
      for (int i = 0; i < n; i++) {
        double error =
            h * (-5.0 / 72 * k1[i] + 1.0 / 12 * k2[i] + 1.0 / 9 * k3[i] - 1.0 / 8 * k4[i]);
        double scale = ABSOLUTE + RELATIVE * Math.max(Math.abs(x[i]), Math.abs(next[i]));
        norm = Math.max(norm, Math.abs(error) / scale);
      }
      steps++;
      if (norm <= 1) {
        time = h == left ? to : time + h;
        System.arraycopy(next, 0, x, 0, n);
        System.arraycopy(k4, 0, k1, 0, n);
      }
      // A step of order 3: the error goes with its cube.
      double factor = norm > 0 ? 0.9 / StrictMath.cbrt(norm) : 5;
      h *= Math.max(0.2, Math.min(5, Double.isNaN(factor) ? 0.2 : factor));
      failed = steps > MOST_STEPS || !(h > 1e-10);
    }
  }

  /** The derivative at a time, at the state moved along a slope. */
  private void evaluate(double time, double h, double[] slope, double[] into) {
    Areas areas = kernel.areas();
    int u = areas.u();
    if (h == 0) {
      System.arraycopy(x, 0, memory, u, x.length);
    } else {
      for (int i = 0; i < n; i++) {
        memory[u + i] = Math.fma(h, slope[i], x[i]);
      }
    }
    memory[Slot.TIME] = time;
    routines.derivative(memory);
    System.arraycopy(memory, areas.derivative(), into, 0, n);
  }

  private void evaluateAt(double time, double[] state, double[] into) {
    System.arraycopy(state, 0, memory, kernel.areas().u(), n);
    memory[Slot.TIME] = time;
    routines.derivative(memory);
    System.arraycopy(memory, kernel.areas().derivative(), into, 0, n);
  }
}
