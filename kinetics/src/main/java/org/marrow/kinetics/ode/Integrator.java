package org.marrow.kinetics.ode;

import java.util.Optional;
import org.marrow.kinetics.compile.Kernel;
import org.marrow.kinetics.compile.Routines;

/**
 * One run, step by step, for engines that look at every step: event location, hybrid methods.
 *
 * <pre>{@code
 * Integrator run = new Integrator(kernel, settings, settings.absoluteTolerances(system));
 * run.start(0, state, inputs);
 * while (run.time() < end) {
 *   run.step(nextDiscontinuity);              // never steps over it; may step over end
 *   run.interpolate(t, x);                    // any t from run.previousTime() to run.time()
 *   run.restart(t, changedState, inputs);     // after an event at t
 * }
 * }</pre>
 *
 * <p>Not thread-safe.
 */
public final class Integrator {
  private final Kernel kernel;
  private final Solver solver;
  private final Lane lane;
  private final double[] memory;
  private final long mostSteps;
  private double previous;
  private long stepsBefore;
  private long rejectedBefore;
  private boolean atStepEnd;
  private Optional<Outcome.Status> failure = Optional.empty();

  /**
   * @param absolute absolute tolerance of each state, see {@link Settings#absoluteTolerances}
   */
  public Integrator(Kernel kernel, Settings settings, double[] absolute) {
    this(kernel, kernel.routines(1), settings, absolute);
  }

  /** With given routines of one lane, for example interpreted ones for a system that runs once. */
  public Integrator(Kernel kernel, Routines routines, Settings settings, double[] absolute) {
    if (routines.lanes() != 1) {
      throw new IllegalArgumentException("one lane is needed, got " + routines.lanes());
    }
    this.kernel = kernel;
    this.solver = Solver.of(kernel, routines, settings, absolute);
    this.memory = solver.memory();
    this.lane = new Lane(kernel, memory, 1, 0, settings, absolute.clone());
    this.mostSteps = settings.mostSteps();
  }

  /** Starts a run; the state of algebraic equations is corrected to fulfil them. */
  public void start(double time, double[] state, double[] inputs) {
    stepsBefore = 0;
    rejectedBefore = 0;
    begin(time, state, inputs);
  }

  /** Goes on from a time within the last step with another state and other inputs. */
  public void restart(double time, double[] state, double[] inputs) {
    // The limit of steps is one of the whole run.
    stepsBefore += lane.steps();
    rejectedBefore += lane.rejected();
    begin(time, state, inputs);
  }

  private void begin(double time, double[] state, double[] inputs) {
    lane.begin(time, state, inputs);
    previous = time;
    atStepEnd = false;
    failure = lane.restart(0) ? Optional.empty() : Optional.of(Outcome.Status.INCONSISTENT);
  }

  /**
   * Makes one accepted step.
   *
   * @param limit the step ends here at the latest; infinity for no limit
   * @return whether a step was made; if not, {@link #failure} says why
   */
  public boolean step(double limit) {
    if (!(limit > time())) {
      throw new IllegalArgumentException("the limit " + limit + " is not after " + time());
    }
    if (atStepEnd) {
      solver.accept();
      lane.advance();
      atStepEnd = false;
    }
    previous = lane.time();
    while (failure.isEmpty()) {
      if (!lane.propose(limit)) {
        failure = Optional.of(Outcome.Status.STEP_TOO_SMALL);
      } else if (steps() + rejectedBefore + lane.rejected() >= mostSteps) {
        failure = Optional.of(Outcome.Status.TOO_MANY_STEPS);
      } else {
        solver.attempt();
        if (lane.judge()) {
          atStepEnd = true;
          return true;
        }
      }
    }
    return false;
  }

  /** Why the last step could not be made. */
  public Optional<Outcome.Status> failure() {
    return failure;
  }

  /** End of the last step, or the time of the start. */
  public double time() {
    return atStepEnd ? lane.stepEnd() : lane.time();
  }

  /** Start of the last step. */
  public double previousTime() {
    return previous;
  }

  /** Accepted steps since the start, restarts counted through. */
  public long steps() {
    return stepsBefore + lane.steps();
  }

  /** Steps that lost too many digits and were solved again with pivoting. */
  long pivoted() {
    return solver.pivoted();
  }

  /** The state at {@link #time}. */
  public void state(double[] into) {
    int first = atStepEnd ? kernel.areas().u() : kernel.areas().y();
    System.arraycopy(memory, first, into, 0, kernel.states());
  }

  /** The state at a time within the last step, from the method's dense output of order 4. */
  public void interpolate(double time, double[] into) {
    if (!(time >= previous && time <= time())) {
      throw new IllegalArgumentException(
          time + " is not within the last step, " + previous + " to " + time());
    }
    if (!atStepEnd || time == time()) {
      state(into);
      return;
    }
    double theta = (time - previous) / (time() - previous);
    solver.interpolate(0, theta, into);
  }
}
