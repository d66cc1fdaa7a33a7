package org.marrow.kinetics.lanes;

/** The slots that every kernel's memory begins with. */
public final class Slot {
  private Slot() {}

  /** Time of the evaluation. */
  public static final int TIME = 0;

  /** Time at the start of the step. */
  public static final int STEP_TIME = 1;

  /** Step size h. */
  public static final int STEP = 2;

  /** 1 / h. */
  public static final int INVERSE_STEP = 3;

  /** 1 / (h gamma), gamma of the Rosenbrock method. */
  public static final int INVERSE_STEP_GAMMA = 4;

  /** h times the stage's weight of the time derivative. */
  public static final int TIME_WEIGHT = 5;

  /** The largest relative loss among the pivots of the last factorisation. */
  public static final int PIVOT_LOSS = 6;

  /** Weighted root-mean-square error of the last step; 1 is the tolerance. */
  public static final int ERROR = 7;

  /** Natural logarithm of the error. */
  public static final int LOG_ERROR = 8;

  /** Logarithm of the error of the last accepted step. */
  public static final int OLD_LOG_ERROR = 9;

  /** What the controller would multiply the step by. */
  public static final int FACTOR = 10;

  /** How many there are. */
  public static final int COUNT = 11;
}
