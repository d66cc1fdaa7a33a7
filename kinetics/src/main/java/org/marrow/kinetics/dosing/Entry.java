package org.marrow.kinetics.dosing;

/** One thing that happens at a known time. */
public sealed interface Entry permits Dose, SteadyDose, Setting, Reset {
  /** When, in the model's unit of time. */
  double time();

  /** Checks a time. */
  static void requireTime(double time) {
    if (!Double.isFinite(time)) {
      throw new IllegalArgumentException("the time of an entry must be finite, got " + time);
    }
  }
}
