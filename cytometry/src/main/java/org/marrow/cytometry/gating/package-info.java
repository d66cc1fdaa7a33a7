/**
 * Gates: {@link org.marrow.cytometry.gating.GatingTree} holds {@link
 * org.marrow.cytometry.gating.Gate}s with the scales, ratios and matrices they use, and says which
 * events lie in which ({@link org.marrow.cytometry.gating.Membership}); {@link
 * org.marrow.cytometry.gating.GatingMl} reads and writes Gating-ML 2.0.
 *
 * <pre>{@code
 * GatingTree tree = GatingMl.read(Path.of("gates.xml"));
 * Membership inside = tree.apply(FcsReader.read(Path.of("marrow.fcs")));
 * long monocytes = inside.count("Monocytes");
 * }</pre>
 *
 * Source: Gating-ML 2.0, Spidlen et al. 2015, Cytometry A 87:683.
 */
@NullMarked
package org.marrow.cytometry.gating;

import org.jspecify.annotations.NullMarked;
