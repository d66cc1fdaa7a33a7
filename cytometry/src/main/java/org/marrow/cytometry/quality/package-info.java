/**
 * Quality of an acquisition: what is wrong with a run, and which events it costs. {@link
 * org.marrow.cytometry.quality.QualityControl} looks at time drift, event rate, margin events,
 * doublets and dead cells; every {@link org.marrow.cytometry.quality.Removal} has a reason and the
 * events it removes, so that removed events can be counted, looked at and written out. It reads the
 * run block by block: a file need not fit into memory. {@link
 * org.marrow.cytometry.quality.Haemodilution} tells an aspirate diluted with blood.
 *
 * <pre>{@code
 * QualityReport report = QualityControl.run(sample, QualitySettings.standard());
 * Sample clean = sample.select(report.passed());
 * Sample removed = sample.select(report.removed());
 * }</pre>
 */
@NullMarked
package org.marrow.cytometry.quality;

import org.jspecify.annotations.NullMarked;
