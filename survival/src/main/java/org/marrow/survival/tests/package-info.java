/**
 * Tests that compare survival between groups.
 *
 * <ul>
 *   <li>{@link org.marrow.survival.tests.LogRank}: K groups, strata, trend, any {@link
 *       org.marrow.survival.tests.Weighting} (Peto, Gehan, Fleming-Harrington, modestly weighted).
 *   <li>{@link org.marrow.survival.tests.MaxCombo}: the best of several weightings, corrected.
 * </ul>
 *
 * <pre>{@code
 * double p = LogRank.fit(data, arms).p();
 * double late = LogRank.fit(data, arms, Weighting.modestlyWeighted(6)).p();
 * }</pre>
 */
@NullMarked
package org.marrow.survival.tests;

import org.jspecify.annotations.NullMarked;
