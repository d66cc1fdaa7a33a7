/**
 * The study file: what a laboratory asks, of which data, by which plan.
 *
 * <p>{@link org.marrow.workbench.study.StudyFormat} describes every key once; the reader, the
 * faults and the JSON Schema for editors all follow from it. {@link
 * org.marrow.workbench.study.StudyReader} turns {@code study.yaml} into a checked {@link
 * org.marrow.workbench.study.Study}, or says every fault at once with its line.
 */
@NullMarked
package org.marrow.workbench.study;

import org.jspecify.annotations.NullMarked;
