/**
 * Pictures of cytometry: {@link org.marrow.workbench.figure.cytometry.BiaxialPlot} with contours,
 * outliers, gate and back-gated cells, {@link
 * org.marrow.workbench.figure.cytometry.ControlHistogram} against controls, {@link
 * org.marrow.workbench.figure.cytometry.AncestryStrip} of all gates of a population, {@link
 * org.marrow.workbench.figure.cytometry.StarChart} of a map, {@link
 * org.marrow.workbench.figure.cytometry.BeforeAfterPlot} and {@link
 * org.marrow.workbench.figure.cytometry.DriftPlot}. The size of a picture does not grow with the
 * number of events: densities are drawn as contours, single events up to a fixed number.
 */
@NullMarked
package org.marrow.workbench.figure.cytometry;

import org.jspecify.annotations.NullMarked;
