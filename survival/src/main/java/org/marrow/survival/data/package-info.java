/**
 * Patients on a time axis.
 *
 * <ul>
 *   <li>{@link org.marrow.survival.data.SurvivalData}: rows (entry, exit, event) with covariates;
 *       what every curve, test and model of this module takes.
 *   <li>{@link org.marrow.survival.data.Covariate}: a named column, numeric or categorical, that
 *       knows when it was {@link org.marrow.survival.data.Measured measured}.
 *   <li>{@link org.marrow.survival.data.Factor}: labels of rows (groups, strata, clusters).
 * </ul>
 *
 * <pre>{@code
 * var data = SurvivalData.of(exit, event)
 *     .entry(referral)
 *     .strata(Factor.of(centre))
 *     .covariate(Covariate.numeric("age", age))
 *     .build();
 * }</pre>
 */
@NullMarked
package org.marrow.survival.data;

import org.jspecify.annotations.NullMarked;
