package org.marrow.kinetics.ode;

import org.marrow.kinetics.compile.Kernel;
import org.marrow.kinetics.compile.Routines;
import org.marrow.kinetics.lanes.Slot;

/**
 * Attempts steps of a method in all lanes at once. It knows nothing of time limits, acceptance and
 * refilling; who drives it sets {@link Slot#STEP_TIME}, {@link Slot#STEP} and y of each lane, and
 * reads the error, the factor and u.
 */
interface Solver {
  /** The memory that the kernel's routines work on. */
  double[] memory();

  /** Makes a step of {@link Slot#STEP} from y: the new state in u and its error. */
  void attempt();

  /** y = u in the lanes whose error is at most 1. */
  void accept();

  /**
   * The state within the step, to be called before {@link #accept}.
   *
   * @param theta where, 0 at the start and 1 at the end
   */
  void interpolate(int lane, double theta, double[] state);

  /** Steps that were solved again with pivoting. */
  default long pivoted() {
    return 0;
  }

  /** The solver of the method that the settings name. */
  static Solver of(Kernel kernel, Routines routines, Settings settings, double[] absolute) {
    return switch (settings.method()) {
      case RODAS5P -> new RosenbrockSolver(kernel, routines, absolute.clone(), settings.relative());
      case DOPRI5 -> new ExplicitSolver(kernel, routines, absolute.clone(), settings.relative());
    };
  }
}
