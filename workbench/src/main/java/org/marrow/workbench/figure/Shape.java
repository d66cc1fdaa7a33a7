package org.marrow.workbench.figure;

/** Symbol of a point, the second cue beside colour. */
public enum Shape {
  /** Filled circle. */
  CIRCLE,
  /** Filled square. */
  SQUARE,
  /** Filled triangle. */
  TRIANGLE,
  /** Filled diamond. */
  DIAMOND,
  /** Diagonal cross. */
  CROSS,
  /** Upright tick, as for censored observations. */
  TICK,
  /** Arrow to the right, as for what goes on beyond the observation. */
  ARROW,
  /** A small circle, for hundreds of points. */
  DOT,
  /** No symbol. */
  NONE
}
