package org.marrow.survival.validation;

/**
 * A point of a calibration curve.
 *
 * @param predicted predicted risk
 * @param observed smoothed observed risk of patients with that prediction
 * @param lower lower limit of the observed risk
 * @param upper upper limit of the observed risk
 */
public record CalibrationPoint(double predicted, double observed, double lower, double upper) {}
