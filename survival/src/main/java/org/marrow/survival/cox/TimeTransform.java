package org.marrow.survival.cox;

/** The function of time against which a coefficient may change. */
public enum TimeTransform {
  /** One less the Kaplan-Meier estimate just before the time; the default of {@code cox.zph}. */
  KM,
  /** The time itself. */
  IDENTITY,
  /** Logarithm of the time, which must be positive. */
  LOG,
  /** Rank of the time among all rows. */
  RANK
}
