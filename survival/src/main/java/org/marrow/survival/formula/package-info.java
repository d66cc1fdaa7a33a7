/**
 * Model formulas as people who come from R write them. {@link
 * org.marrow.survival.formula.Formula#parse} reads {@code Surv(entry, time, event) ~ age +
 * factor(stage) + rcs(crp, 4) + strata(centre)}; {@link org.marrow.survival.formula.ModelFrame}
 * applies it to a table and gives the {@link org.marrow.survival.cox.CoxData} to fit; {@link
 * org.marrow.survival.formula.Design} keeps levels and knots so that another table is coded the
 * same way.
 */
@NullMarked
package org.marrow.survival.formula;

import org.jspecify.annotations.NullMarked;
