package org.marrow.kinetics.event;

/** Receives the state at each output time of a run, in order. */
@FunctionalInterface
public interface Output {
  /** State and inputs at output number {@code index}; the arrays are valid during the call only. */
  void at(int index, double t, double[] x, double[] p);
}
