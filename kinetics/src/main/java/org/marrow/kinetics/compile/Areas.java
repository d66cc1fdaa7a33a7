package org.marrow.kinetics.compile;

/**
 * Where a kernel's vectors stand, as first slots.
 *
 * @param states number n of states
 * @param inputs number of inputs
 * @param y state at the start of the step
 * @param u state of a stage, in the end the new state
 * @param s sum that the mass matrix multiplies in a stage
 * @param x solution of the last stage
 * @param k increments of the stages, n for each
 * @param input inputs
 * @param rate zero-order infusion into each state that takes one; -1 for the others
 * @param derivative dx/dt of the last evaluation (residual for algebraic states)
 * @param solved the states that the integration method solves
 * @param exact the states whose exact solution is known, see {@link Kernel#exactStates}
 * @param forcing first slot of the exact states in the stages after the first: all of them for a
 *     stage, then for the next, the last being the end of the step
 * @param jacobian slot of each entry of -df/dy, row by row, column by column as {@code entries} has
 *     them; entries that inputs alone determine are in the prologue's slots
 */
public record Areas(
    int states,
    int inputs,
    int y,
    int u,
    int s,
    int x,
    int k,
    int input,
    int[] rate,
    int derivative,
    int slope,
    int[] solved,
    int[] exact,
    int forcing,
    java.util.List<Entry> jacobian) {
  public Areas {
    jacobian = java.util.List.copyOf(jacobian);
  }

  /**
   * An entry of -df/dy.
   *
   * @param slot where it stands, or -1 when it is the number {@code value}
   */
  public record Entry(int row, int column, int slot, double value) {}
}
