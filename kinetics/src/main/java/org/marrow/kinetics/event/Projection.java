package org.marrow.kinetics.event;

/** Brings the states that algebraic equations determine in line with all others. */
@FunctionalInterface
public interface Projection {
  /** No algebraic equations. */
  Projection NONE = (t, x, p) -> {};

  /** Changes the algebraic states in {@code x} so that every residual is zero. */
  void project(double t, double[] x, double[] p);
}
