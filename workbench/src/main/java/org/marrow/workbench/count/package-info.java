/**
 * Counting in a study: a sheet of samples in, counts with intervals, quality and controls out.
 *
 * <p>{@link org.marrow.workbench.count.SampleSheet} says which file belongs to which patient and
 * visit, and which tubes are controls. {@link org.marrow.workbench.count.SampleCounter} counts the
 * study's definitions in them, real files and virtual patients' files alike. {@link
 * org.marrow.workbench.count.CountStudy} turns the counts into parts of a report, and {@link
 * org.marrow.workbench.count.CountColumns} into columns that are joined to the patients.
 */
@NullMarked
package org.marrow.workbench.count;

import org.jspecify.annotations.NullMarked;
