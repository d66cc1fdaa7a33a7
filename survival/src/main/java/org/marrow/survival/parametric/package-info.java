/**
 * Accelerated failure time models: {@link org.marrow.survival.parametric.ParametricModel} fits
 * exponential, Weibull, log-normal and log-logistic times with right, left or interval censoring
 * and delayed entry.
 *
 * <pre>{@code
 * var model = ParametricModel.fit(TimeDistribution.WEIBULL, TimeIntervals.of(data), covariates);
 * double median = model.quantile(0.5, row); // of a patient with these covariate values
 * }</pre>
 */
@NullMarked
package org.marrow.survival.parametric;

import org.jspecify.annotations.NullMarked;
