/**
 * Virtual patients of a study: drawn from the niche's population, treated, sampled, measured. All
 * of it is simulated, and says so.
 *
 * <p>{@link org.marrow.workbench.virtual.VirtualCohort} simulates the patients' courses. {@link
 * org.marrow.workbench.virtual.MarrowTube} makes the events of an aspirate from the state of a
 * niche, with everything that spoils a real one, and writes them as an FCS file; the study counts
 * these files by the same code as real ones. What the assay cannot know, the truth, is kept aside
 * and set against the estimate at the end.
 */
@NullMarked
package org.marrow.workbench.virtual;

import org.jspecify.annotations.NullMarked;
