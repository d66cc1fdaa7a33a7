package org.marrow.kinetics.event;

import org.marrow.kinetics.model.Equations;

/** Brings the states that algebraic equations determine in line with all others. */
@FunctionalInterface
public interface Projection {
  /** No algebraic equations. */
  Projection NONE = (t, x, p) -> {};

  /** The projection of a system; {@link #NONE} when it has no algebraic equations. */
  static Projection of(Equations equations) {
    return equations.system().algebraic().isEmpty() ? NONE : new AlgebraicProjection(equations);
  }

  /** Changes the algebraic states in {@code x} so that every residual is zero. */
  void project(double t, double[] x, double[] p);
}
