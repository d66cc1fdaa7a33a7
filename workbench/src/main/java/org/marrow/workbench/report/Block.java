package org.marrow.workbench.report;

import org.marrow.workbench.figure.Figure;

/** A piece of a section. */
public sealed interface Block {
  /**
   * Running text.
   *
   * @param text plain text
   */
  record Paragraph(String text) implements Block {}

  /**
   * Small print, for example how files name what the text calls in words.
   *
   * @param text plain text
   */
  record Note(String text) implements Block {}

  /**
   * A figure with its numbers.
   *
   * @param figure the figure
   */
  record Shown(Figure figure) implements Block {}

  /**
   * A table.
   *
   * @param table the table
   */
  record Tabulated(ReportTable table) implements Block {}

  /**
   * A table too long to print, as a file beside the report.
   *
   * @param table the table; its printed rows are not used
   */
  record Download(ReportTable table) implements Block {}

  /**
   * A figure that is a file beside the report and no picture in it, where many are alike.
   *
   * @param figure the figure
   */
  record Attached(Figure figure) implements Block {}
}
