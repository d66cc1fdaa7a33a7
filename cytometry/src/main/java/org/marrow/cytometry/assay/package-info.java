/**
 * A definition counted in a sample, from events to a count one can sign: {@link
 * org.marrow.cytometry.assay.Assay} finds the markers, controls the quality, gates by the template,
 * checks by the map, counts against the declared denominator and says what changes under the
 * alternative definitions.
 *
 * <pre>{@code
 * Assay assay = Assay.of(Definitions.shipped(), "m1-like-mouse-bmdm").withControls(tubes);
 * AssayResult result = assay.count(FcsReader.read(file));
 * result.count().orElseThrow().describe();
 * }</pre>
 */
@NullMarked
package org.marrow.cytometry.assay;

import org.jspecify.annotations.NullMarked;
