/**
 * An over-clustered self-organising map as an independent look at a sample: it knows no gate.
 * {@link org.marrow.cytometry.cluster.SelfOrganisingMap} is FlowSOM's first step (Van Gassen 2015,
 * Cytometry A 87:636); {@link org.marrow.cytometry.cluster.ClusterCheck} compares it with a
 * template's population; {@link org.marrow.cytometry.cluster.Matching} scores clusters against
 * labels with one-to-one Hungarian matching.
 *
 * <pre>{@code
 * SelfOrganisingMap map = SelfOrganisingMap.train(columns, MapSettings.standard(seed));
 * int[] node = map.nodes();
 * }</pre>
 */
@NullMarked
package org.marrow.cytometry.cluster;

import org.jspecify.annotations.NullMarked;
