package org.marrow.kinetics.event;

/** An integrator that takes one accepted step at a time and can look back into its last step. */
public interface Stepper {
  /** Starts, or starts again after a discontinuity. Arrays are copied. */
  void start(double t, double[] x, double[] p);

  /**
   * Takes one step and returns the time reached, which is not after {@code stop}.
   *
   * @throws IllegalStateException when no step of a reasonable size meets the tolerance
   */
  double step(double stop);

  /** Writes the state at a time inside the last step. */
  void at(double t, double[] x);
}
