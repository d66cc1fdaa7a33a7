package org.marrow.survival.cox;

/** A log likelihood with its first derivative and its information, on centred, scaled columns. */
interface Likelihood {

  /** Number of parameters. */
  int parameters();

  /**
   * The log likelihood at a point.
   *
   * @param score receives the first derivatives
   * @param information receives the negative second derivatives, n x n, symmetric
   */
  double evaluate(double[] beta, double[] score, double[] information);
}
