package org.marrow.kinetics.lanes;

/**
 * Where a kernel keeps what the steps of a Rosenbrock method combine, and the method's
 * coefficients.
 *
 * @param states number n of states
 * @param runs the states that the method solves, as runs of neighbours: from, to (exclusive), from,
 *     to, and so on; the others are known at every time
 * @param y first slot of the state at the start of the step
 * @param u first slot of the state of the stage; of the new state after the last stage
 * @param s first slot of the sum that the mass matrix multiplies
 * @param x first slot of the last solution
 * @param k first slot of the increments, n for each stage
 * @param a row i: weights of the increments in the state of stage i
 * @param c row i: weights of the increments in the sum of stage i
 * @param nodes time of each stage in steps
 * @param timeWeights weight of the time derivative of each stage
 * @param inverseGamma 1 / gamma
 */
public record StepPlan(
    int states,
    int[] runs,
    int y,
    int u,
    int s,
    int x,
    int k,
    double[][] a,
    double[][] c,
    double[] nodes,
    double[] timeWeights,
    double inverseGamma) {
  /**
   * Whether the state of a stage is that of the stage before plus its last increment, as in the
   * last two stages of the stiffly accurate method of 8 stages.
   */
  boolean accumulates(int stage) {
    return stage >= 6;
  }

  /** Number of stages. */
  public int stages() {
    return nodes.length;
  }
}
