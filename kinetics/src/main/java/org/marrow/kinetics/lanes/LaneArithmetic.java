package org.marrow.kinetics.lanes;

/**
 * What a step needs beside the generated kernel: elementary functions from memory to memory, and
 * the linear combinations of the stages. Offsets are into the memory array, that is slot times
 * lanes. Every implementation gives the same bits.
 */
public interface LaneArithmetic {
  /** Number of lanes W. */
  int lanes();

  /** result = e^a. */
  void exp(double[] memory, int a, int result);

  /** result = e^a for neighbouring slots. */
  default void exp(double[] memory, int a, int result, int count) {
    for (int i = 0; i < count; i++) {
      exp(memory, a + i * lanes(), result + i * lanes());
    }
  }

  /** result = ln a. */
  void log(double[] memory, int a, int result);

  /** result = log10 a. */
  void log10(double[] memory, int a, int result);

  /** result = a^b. */
  void pow(double[] memory, int a, int b, int result);

  /** Begins a step of size h: 1 / h, 1 / (h gamma) and the weight of the time derivative. */
  void begin(double[] memory, StepPlan plan);

  /**
   * Copies neighbouring slots to places of their own.
   *
   * @param from offset of the first
   * @param to first offset of the places
   * @param places in slots from there
   */
  void copy(double[] memory, int from, int to, int[] places);

  /**
   * Prepares a stage of a Rosenbrock method: keeps the last solution as the increment of the stage
   * before, then u = y + sum a_j k_j, s = sum c_j k_j, the stage's time and the weight of the time
   * derivative.
   *
   * @param plan where things are
   * @param stage number of the stage to prepare, from 1
   */
  void prepare(double[] memory, StepPlan plan, int stage);

  /**
   * Ends a step: the new state in u, the error estimate and the controller's factor.
   *
   * @param absolute absolute tolerance of each state
   * @param relative relative tolerance
   */
  void finish(double[] memory, StepPlan plan, double[] absolute, double relative);

  /** y = u in the lanes whose error is at most 1. */
  void accept(double[] memory, StepPlan plan);

  /** From the error its logarithm and the factor for the next step. */
  default void control(double[] memory) {
    Controller.next(this, memory);
  }
}
