package org.marrow.kinetics.estimation;

/** How measured values scatter about the model's. Under each, least squares is most likely. */
public enum ErrorModel {
  /** Normal with the standard error that each observation gives. */
  GIVEN,
  /** Normal with one standard deviation for all, estimated. */
  CONSTANT,
  /** The logarithm is normal with one standard deviation for all, estimated: relative errors. */
  RELATIVE
}
