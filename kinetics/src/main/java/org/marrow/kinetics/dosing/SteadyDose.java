package org.marrow.kinetics.dosing;

/**
 * A dose that has been given at an interval for as long as it takes to come to a periodic steady
 * state, and now once more: NONMEM's SS and II.
 *
 * @param dose this dose, which the steady state comes before
 * @param interval time between two doses so far
 * @param added whether the steady state is added to what is there (SS=2) or takes its place (SS=1),
 *     in which case infusions that still run end
 */
public record SteadyDose(Dose dose, double interval, boolean added) implements Entry {
  public SteadyDose {
    if (!(interval > 0 && interval < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "a steady state needs an interval above 0, got " + interval);
    }
  }

  @Override
  public double time() {
    return dose.time();
  }
}
