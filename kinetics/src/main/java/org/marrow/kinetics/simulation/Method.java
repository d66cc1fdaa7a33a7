package org.marrow.kinetics.simulation;

/** How a model is read. */
public enum Method {
  /** Ordinary differential equations: amounts are real numbers. */
  ODE,
  /** Exact stochastic simulation: every reaction is an event. */
  SSA,
  /** Tau-leaping: many reactions of a kind in one stochastic step. */
  TAU,
  /** Small populations stochastic, large ones by differential equations. */
  HYBRID
}
