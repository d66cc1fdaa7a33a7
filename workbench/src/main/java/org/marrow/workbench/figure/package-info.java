/**
 * Figures: pure functions from data to SVG text. The same data give the same bytes.
 *
 * <p>A {@link org.marrow.workbench.figure.Plot} has two {@link org.marrow.workbench.figure.Axis
 * axes} with units and {@link org.marrow.workbench.figure.Mark marks} drawn in order: {@code Line},
 * {@code Steps}, {@code Band}, {@code Points}, {@code Intervals}, {@code Bars}, {@code HeatMap},
 * {@code Reference}, {@code Label}. {@code Plot.svg()} is the picture. A {@link
 * org.marrow.workbench.figure.Figure} is the picture with the table of its numbers, which is what a
 * report shows.
 *
 * <pre>{@code
 * String svg =
 *     Plot.of("dose", "Survival of cells by dose", "One dose-response curve.",
 *             Axis.log("Bortezomib", "nM", 1, 1000), Axis.linear("Viable cells", "%", 0, 100))
 *         .with(new Line("RPMI-8226", Style.of(0), doses, viable))
 *         .svg();
 * }</pre>
 *
 * <p>Colours are Okabe and Ito's for categories and viridis for fields; every series also differs
 * in dash or shape. Colours are attributes, so a saved file looks the same everywhere; elements
 * bear classes ({@code f-ink}, {@code f-grid}, {@code f-paper}, {@code f-s0} ... stroke, {@code
 * f-f0} ... fill) so that a page may restyle them for a dark screen.
 */
@NullMarked
package org.marrow.workbench.figure;

import org.jspecify.annotations.NullMarked;
