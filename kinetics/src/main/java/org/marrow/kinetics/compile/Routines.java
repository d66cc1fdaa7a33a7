package org.marrow.kinetics.compile;

/** The routines of a kernel for some number of lanes; each works in place on the memory. */
public interface Routines {
  /** Number of lanes W; slot s is the W doubles from s W on. */
  int lanes();

  /** The exact states in all stages of a step; nothing where there are none. */
  default void exact(double[] memory) {}

  /** f(t, u) into the derivative slots. */
  void derivative(double[] memory);

  /**
   * At the start of a step: f(t, y), the varying entries of -df/dy, and df/dt along the exact
   * states.
   */
  void linearise(double[] memory);

  /** Factors M / (h gamma) - df/dy and solves for the first stage. */
  void begin(double[] memory);

  /** f(t, u) and the solution for a later stage. */
  void stage(double[] memory);
}
