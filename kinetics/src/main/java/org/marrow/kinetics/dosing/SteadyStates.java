package org.marrow.kinetics.dosing;

/** Finds the state that repeating a dose for ever leads to. */
@FunctionalInterface
public interface SteadyStates {
  /** For calendars in which no dose asks for one. */
  SteadyStates NONE =
      (dose, inputs, start) -> {
        throw new IllegalArgumentException("no steady states were expected");
      };

  /**
   * The state just before the next of the doses.
   *
   * @param dose the dose, its amount as far as it is available
   * @param inputs the inputs in force
   * @param start the state that repeating begins from
   * @throws org.marrow.foundation.findings.InvalidInput when it leads nowhere
   */
  double[] before(SteadyDose dose, double[] inputs, double[] start);
}
