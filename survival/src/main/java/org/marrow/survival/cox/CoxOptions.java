package org.marrow.survival.cox;

import org.marrow.survival.distribution.Normal;

/**
 * How a Cox model is fitted.
 *
 * @param ties treatment of tied events
 * @param robust whether standard errors come from the sandwich of Lin and Wei 1989; always so when
 *     the data have clusters
 * @param ridge penalty theta of theta / 2 * sum of variance(x) beta^2 (the scaled {@code ridge} of
 *     survival); 0 for none
 * @param firth whether to add Firth's penalty and take profile-likelihood limits
 * @param confidence coverage of intervals, between 0 and 1
 * @param tolerance relative change of the log likelihood at which the iteration stops
 * @param maxIterations most steps of Newton's method
 */
public record CoxOptions(
    Ties ties,
    boolean robust,
    double ridge,
    boolean firth,
    double confidence,
    double tolerance,
    int maxIterations) {

  public CoxOptions {
    if (!(confidence > 0 && confidence < 1)) {
      throw new IllegalArgumentException(
          "confidence lies between 0 and 1, for example 0.95; got " + confidence);
    }
    if (!(ridge >= 0 && ridge < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("the ridge penalty must be 0 or more, got " + ridge);
    }
    if (!(tolerance > 0)) {
      throw new IllegalArgumentException("the tolerance must be above 0, got " + tolerance);
    }
    if (maxIterations < 0) {
      throw new IllegalArgumentException("iterations must be 0 or more, got " + maxIterations);
    }
    if (firth && (ridge > 0 || robust || ties == Ties.EXACT)) {
      throw new IllegalArgumentException(
          "Firth's penalty goes with Breslow's or Efron's ties, without ridge and robust variance");
    }
    if (ties == Ties.EXACT && (ridge > 0 || robust)) {
      throw new IllegalArgumentException(
          "exact ties go without ridge and robust variance; take Efron's ties");
    }
  }

  /** Efron's ties, model-based variance, 95 % intervals, and coxph's rule of convergence. */
  public static CoxOptions standard() {
    return new CoxOptions(Ties.EFRON, false, 0, false, 0.95, 1e-9, 20);
  }

  /** Firth's penalty with Breslow's ties and profile limits, as package coxphf has it. */
  public static CoxOptions firthPenalty() {
    return new CoxOptions(Ties.BRESLOW, false, 0, true, 0.95, 1e-9, 20);
  }

  /** The same with other ties. */
  public CoxOptions withTies(Ties other) {
    return new CoxOptions(other, robust, ridge, firth, confidence, tolerance, maxIterations);
  }

  /** The same with or without the robust variance. */
  public CoxOptions withRobust(boolean sandwich) {
    return new CoxOptions(ties, sandwich, ridge, firth, confidence, tolerance, maxIterations);
  }

  /** The same with a ridge penalty. */
  public CoxOptions withRidge(double theta) {
    return new CoxOptions(ties, robust, theta, firth, confidence, tolerance, maxIterations);
  }

  /** The same with intervals of another coverage. */
  public CoxOptions withConfidence(double coverage) {
    return new CoxOptions(ties, robust, ridge, firth, coverage, tolerance, maxIterations);
  }

  /** Half width of intervals in standard errors. */
  double halfWidth() {
    return Normal.critical(confidence);
  }
}
