/**
 * Counts one can sign. A {@link org.marrow.cytometry.count.Count} says how many of how many, of
 * which declared denominator, with the exact interval and its standing against the limits of blank,
 * detection and quantification; below the limit of detection it never shows a bare percentage. A
 * {@link org.marrow.cytometry.count.PairedChange} compares two samples of one patient by the exact
 * conditional binomial interval of the ratio, widened by what tubes vary beyond counting.
 *
 * <pre>{@code
 * Count count = Count.of("visit 1", "plasma cells", "plasma-cells-human@1", 10, 82_810,
 *     "nucleated cells", DetectionLimits.euroFlow());
 * count.describe();  // 10 of 82,810, below the limit of detection (20)
 * }</pre>
 */
@NullMarked
package org.marrow.cytometry.count;

import org.jspecify.annotations.NullMarked;
