package org.marrow.kinetics.ode;

/**
 * How a run ended.
 *
 * @param status whether it reached its end
 * @param time time reached
 * @param steps accepted steps
 * @param rejected rejected steps
 */
public record Outcome(Status status, double time, long steps, long rejected) {
  /** Why a run ended. */
  public enum Status {
    /** It reached its end. */
    DONE("done"),
    /** The limit of steps was reached. */
    TOO_MANY_STEPS("the limit of steps was reached; loosen the tolerance or raise the limit"),
    /** The step became too small for the time to advance. */
    STEP_TOO_SMALL(
        "the step became too small: the solution grows without bound, or a rate is not a number"),
    /** A rate or a rule has no value that the method can use. */
    INVALID("a rate, a stoichiometry or an event has no value that can be used"),
    /** Algebraic equations have no solution near the start. */
    INCONSISTENT("the algebraic equations have no solution near the given state");

    private final String meaning;

    Status(String meaning) {
      this.meaning = meaning;
    }

    /** In words, with what to do. */
    public String meaning() {
      return meaning;
    }
  }

  /** Whether the run reached its end. */
  public boolean isDone() {
    return status == Status.DONE;
  }
}
