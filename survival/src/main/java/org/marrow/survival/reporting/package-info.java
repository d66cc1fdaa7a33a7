/**
 * What a paper must say, filled from what was really done: {@link
 * org.marrow.survival.reporting.ReportingList} for REMARK and TRIPOD+AI, {@link
 * org.marrow.survival.reporting.MethodsParagraph} for the statistical methods, {@link
 * org.marrow.survival.reporting.MarkerStudy}, the analysis of one prognostic marker that fills
 * REMARK and the methods, and {@link org.marrow.survival.reporting.PredictionReport}, which fills
 * TRIPOD+AI from a development or an evaluation.
 */
@NullMarked
package org.marrow.survival.reporting;

import org.jspecify.annotations.NullMarked;
