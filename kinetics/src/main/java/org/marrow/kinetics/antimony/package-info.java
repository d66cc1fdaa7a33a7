/**
 * Antimony, the readable notation for reaction networks, in and out.
 *
 * <p>{@link org.marrow.kinetics.antimony.Antimony} reads text into a {@link
 * org.marrow.kinetics.model.Network} and writes a network as text. Where a number comes from is
 * kept in structured comments, which other programs skip; see {@link
 * org.marrow.kinetics.antimony.ProvenanceComment}.
 */
@NullMarked
package org.marrow.kinetics.antimony;

import org.jspecify.annotations.NullMarked;
