package org.marrow.kinetics.ode;

/**
 * Something that happens to a run at a known time: a dose, the start or end of an infusion, a
 * scheduled change.
 *
 * @param time when, in the model's unit of time
 * @param target what changes
 * @param index which state or input
 * @param value by how much, or to what
 */
public record Change(double time, Target target, int index, double value) {
  /** What a change changes. */
  public enum Target {
    /** Adds the value to a state: a bolus. */
    ADD_TO_STATE,
    /** Gives a state the value. */
    SET_STATE,
    /** Gives an input the value. */
    SET_INPUT,
    /**
     * Adds the value to the rate of infusion into a state; an infusion ends with minus its rate.
     */
    ADD_TO_RATE
  }

  public Change {
    if (!Double.isFinite(time) || !Double.isFinite(value)) {
      throw new IllegalArgumentException(
          "a change needs a finite time and value, got " + value + " at " + time);
    }
    if (index < 0) {
      throw new IllegalArgumentException("the index must not be negative, got " + index);
    }
  }
}
