/**
 * Event files: {@link org.marrow.cytometry.fcs.Sample} holds the events of one data set as columns
 * of raw values, with {@link org.marrow.cytometry.fcs.Channel}s and {@link
 * org.marrow.cytometry.fcs.Keywords}.
 *
 * <pre>{@code
 * Sample sample = FcsReader.read(Path.of("marrow.fcs"));
 * double[] cd138 = sample.doubles(sample.find("CD138").orElseThrow());
 * }</pre>
 *
 * Sources: Data File Standard for Flow Cytometry, versions FCS 2.0 (Cytometry 1990;11:323), FCS 3.0
 * (Cytometry 1997;28:118), FCS 3.1 (Cytometry A 2010;77:97), FCS 3.2 (Cytometry A 2021;99:100).
 */
@NullMarked
package org.marrow.cytometry.fcs;

import org.jspecify.annotations.NullMarked;
