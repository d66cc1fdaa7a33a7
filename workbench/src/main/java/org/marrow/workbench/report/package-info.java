/**
 * What comes out of a study: a {@link org.marrow.workbench.report.Report} of sections, figures,
 * tables and findings, and {@link org.marrow.workbench.report.ReportFiles} that writes it as one
 * page that prints, as CSV, SVG and JSON. The same report gives the same bytes.
 */
@NullMarked
package org.marrow.workbench.report;

import org.jspecify.annotations.NullMarked;
