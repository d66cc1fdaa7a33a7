package org.marrow.survival.cox;

/** How events at the same time enter the partial likelihood. */
public enum Ties {
  /** Efron 1977: the tied events leave the risk set one after the other, on average. */
  EFRON,
  /** Breslow 1974: all tied events are compared with the whole risk set. */
  BRESLOW,
  /**
   * The exact (discrete) partial likelihood of Cox 1972: the probability that just these members of
   * the risk set fail, among all sets of that size. For truly discrete times.
   */
  EXACT
}
