/**
 * Survival curves without a model.
 *
 * <ul>
 *   <li>{@link org.marrow.survival.curves.KaplanMeier}: one {@link
 *       org.marrow.survival.curves.Curve} a group, with limits, quantiles and delayed entry.
 *   <li>{@link org.marrow.survival.curves.NelsonAalen}: the cumulative hazard.
 *   <li>{@link org.marrow.survival.curves.RiskTable}: at risk, events, censored; they add up.
 * </ul>
 *
 * <pre>{@code
 * var curves = KaplanMeier.fit(data, groups);
 * var median = curves.curve("bortezomib").median();
 * }</pre>
 */
@NullMarked
package org.marrow.survival.curves;

import org.jspecify.annotations.NullMarked;
