package org.marrow.survival.validation;

/**
 * Patients of similar predicted risk.
 *
 * @param n patients
 * @param predicted mean predicted risk
 * @param observed one less Kaplan-Meier
 * @param standardError of the observed risk (Greenwood); NaN where everybody failed
 */
public record CalibrationGroup(int n, double predicted, double observed, double standardError) {}
