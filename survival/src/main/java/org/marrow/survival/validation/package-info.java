/**
 * How good predictions are: {@link org.marrow.survival.validation.Performance} measures
 * discrimination, overall error, calibration and net benefit of given risks in given patients;
 * {@link org.marrow.survival.validation.Validation} puts apparent, optimism-corrected and external
 * performance side by side; {@link org.marrow.survival.validation.FrozenModel} carries a model to
 * other cohorts and refuses where it does not fit.
 */
@NullMarked
package org.marrow.survival.validation;

import org.jspecify.annotations.NullMarked;
