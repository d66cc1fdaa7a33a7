package org.marrow.kinetics.ode;

import org.marrow.kinetics.compile.Areas;
import org.marrow.kinetics.compile.Kernel;
import org.marrow.kinetics.lanes.Slot;

/**
 * The course of one lane of a solver: its time, its step, whether a step is accepted and what the
 * next one will be. It sees nothing of the other lanes, so a run has the same steps in any company.
 */
final class Lane {
  private static final double LEAST_FACTOR = 0.2;
  private static final double MOST_FACTOR = 6;

  /** A step this much beyond the proposal is taken to reach a stop. */
  private static final double STRETCH = 1.05;

  /** Relative to the time, a step below this does not advance it reliably. */
  private static final double LEAST_STEP = 0x1p-50;

  private final Kernel kernel;
  private final double[] memory;
  private final int lanes;
  private final int lane;
  private final double largestStep;
  private final Preparation preparation;

  private double time;
  private double stepEnd;
  private double proposed;
  private boolean clipped;
  private boolean afterRejection;
  private boolean first;
  private boolean accepted;
  private long steps;
  private long rejected;

  Lane(Kernel kernel, double[] memory, int lanes, int lane, Settings settings, double[] absolute) {
    this.kernel = kernel;
    this.memory = memory;
    this.lanes = lanes;
    this.lane = lane;
    this.largestStep = settings.largestStep();
    this.preparation = new Preparation(kernel, settings.relative(), absolute);
  }

  double time() {
    return time;
  }

  double stepEnd() {
    return stepEnd;
  }

  long steps() {
    return steps;
  }

  long rejected() {
    return rejected;
  }

  boolean accepted() {
    return accepted;
  }

  private double get(int slot) {
    return memory[slot * lanes + lane];
  }

  private void set(int slot, double value) {
    memory[slot * lanes + lane] = value;
  }

  double state(int state) {
    return get(kernel.areas().y() + state);
  }

  void setState(int state, double value) {
    set(kernel.areas().y() + state, value);
  }

  void setInput(int input, double value) {
    set(kernel.areas().input() + input, value);
  }

  double input(int input) {
    return get(kernel.areas().input() + input);
  }

  void addToRate(int state, double change) {
    int slot = kernel.areas().rate()[state];
    if (slot < 0) {
      throw new IllegalArgumentException(
          "the kernel was compiled without infusion into state " + state);
    }
    set(slot, get(slot) + change);
  }

  /**
   * Puts a run at its beginning; {@link #restart} has to follow.
   *
   * @param state begins with the kernel's states; what stands behind them is the caller's
   * @return false when the kernel cannot solve its exact states well with these inputs
   */
  boolean begin(double at, double[] state, double[] inputs) {
    Areas areas = kernel.areas();
    time = at;
    steps = 0;
    rejected = 0;
    proposed = 0;
    for (int i = 0; i < kernel.states(); i++) {
      set(areas.y() + i, state[i]);
      set(areas.u() + i, state[i]);
      if (areas.rate()[i] >= 0) {
        set(areas.rate()[i], 0);
      }
    }
    for (int i = 0; i < inputs.length; i++) {
      set(areas.input() + i, inputs[i]);
    }
    return kernel.prologue(memory, lanes, lane);
  }

  /** To be called when inputs have changed. */
  void inputsChanged() {
    kernel.prologue(memory, lanes, lane);
  }

  /**
   * Goes on after a start or a discontinuity.
   *
   * @param guess a step that did well after an earlier discontinuity of this kind; 0 for none
   * @return false when the algebraic equations have no solution near the state
   */
  boolean restart(double guess) {
    set(Slot.OLD_LOG_ERROR, 0);
    first = true;
    afterRejection = false;
    boolean known = guess > 0;
    if (!known || kernel.hasAlgebraic()) {
      preparation.load(memory, lanes, lane, time);
      if (kernel.hasAlgebraic()) {
        if (!preparation.makeConsistent()) {
          return false;
        }
        for (int i = 0; i < kernel.states(); i++) {
          setState(i, preparation.state(i));
        }
      }
      if (!known) {
        guess = preparation.firstStep();
      }
    }
    proposed = guess;
    return true;
  }

  /**
   * Chooses the step to attempt: the proposal, shortened to meet the limit.
   *
   * @param limit time of the next discontinuity, or infinity
   * @return false when the step is too small for the time to advance
   */
  boolean propose(double limit) {
    double h = Math.min(proposed, largestStep);
    double left = limit - time;
    clipped = left <= STRETCH * h;
    if (clipped) {
      h = left;
      stepEnd = limit;
    } else {
      if (left < 2 * h) {
        h = left / 2;
      }
      stepEnd = time + h;
      h = stepEnd - time;
    }
    set(Slot.STEP_TIME, time);
    set(Slot.STEP, h);
    return h > LEAST_STEP * Math.abs(time) && h > 1e-280;
  }

  /** Judges the step that was attempted and proposes the next. */
  boolean judge() {
    double error = get(Slot.ERROR);
    double factor = get(Slot.FACTOR);
    double h = get(Slot.STEP);
    accepted = error <= 1;
    if (accepted) {
      steps++;
      factor = Math.min(Math.max(factor, LEAST_FACTOR), afterRejection ? 1 : MOST_FACTOR);
      // A step cut short by a stop says little about a longer one.
      proposed = clipped ? Math.max(h * factor, Math.min(proposed, h * MOST_FACTOR)) : h * factor;
      afterRejection = false;
    } else {
      rejected++;
      proposed = h * (factor >= LEAST_FACTOR ? Math.min(factor, 0.9) : LEAST_FACTOR);
      if (!(Math.abs(error) < Double.POSITIVE_INFINITY)) {
        proposed = h * 0.1;
      }
      afterRejection = true;
    }
    return accepted;
  }

  /** Whether the step just accepted was the first after a restart. */
  boolean endsFirstStep() {
    boolean was = first;
    first = false;
    return was;
  }

  /** The step that a repetition of the restart would do well to begin with. */
  double goodRestart() {
    return proposed < get(Slot.STEP) * 2 ? proposed : get(Slot.STEP) * 2;
  }

  /** Moves to the end of the accepted step. */
  void advance() {
    time = stepEnd;
  }
}
