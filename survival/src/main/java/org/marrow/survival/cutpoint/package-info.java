/**
 * Searched cut points of a continuous marker, told honestly.
 *
 * <ul>
 *   <li>{@link org.marrow.survival.cutpoint.CutPoint}: the best cut, its corrected p value, the
 *       interval of the cut. There is no way to get the uncorrected p value from it.
 *   <li>{@link org.marrow.survival.cutpoint.CutEffect}: the hazard ratio at the cut, shrunken, with
 *       the model of the continuous marker beside it.
 * </ul>
 *
 * <pre>{@code
 * var cut = CutPoint.fit(data, crp, CutPointSettings.standard(new Streams(7)));
 * double p = cut.p(); // corrected for the search
 * }</pre>
 */
@NullMarked
package org.marrow.survival.cutpoint;

import org.jspecify.annotations.NullMarked;
