/**
 * The proportional hazards model of Cox 1972: {@link org.marrow.survival.cox.CoxModel} fits {@link
 * org.marrow.survival.cox.CoxData} under {@link org.marrow.survival.cox.CoxOptions}.
 *
 * <pre>{@code
 * CoxData data = CoxData.of(months, died).covariate("age", age).covariate("male", male).build();
 * CoxModel model = CoxModel.fit(data, CoxOptions.standard());
 * for (CoxTerm term : model.terms()) {
 *   term.name();
 *   term.hazardRatio();
 *   term.p();
 * }
 * }</pre>
 *
 * Results are those of {@code coxph} in R's package survival (3.5): the same treatment of ties, of
 * nearly equal times, of convergence and of columns that are linear combinations of others.
 */
@NullMarked
package org.marrow.survival.cox;

import org.jspecify.annotations.NullMarked;
