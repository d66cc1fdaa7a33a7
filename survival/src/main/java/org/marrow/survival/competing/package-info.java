/**
 * Several kinds of events of which only the first is seen.
 *
 * <ul>
 *   <li>{@link org.marrow.survival.competing.AalenJohansen}: cumulative incidence of each cause.
 *   <li>{@link org.marrow.survival.competing.GrayTest}: do the groups have the same incidence?
 * </ul>
 *
 * <pre>{@code
 * var incidence = AalenJohansen.fit(data).at(120, 1); // probability of cause 1 by month 120
 * }</pre>
 */
@NullMarked
package org.marrow.survival.competing;

import org.jspecify.annotations.NullMarked;
