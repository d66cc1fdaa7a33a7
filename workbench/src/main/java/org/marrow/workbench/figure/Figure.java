package org.marrow.workbench.figure;

import org.marrow.foundation.table.Table;

/**
 * A picture and the table of its numbers: what a report, a page or a command shows.
 *
 * @param id short name in lower case with hyphens; also the name of its files
 * @param title title
 * @param caption what is to be seen and how it was computed, for every reader
 * @param svg the picture, a complete SVG document
 * @param data every number that was drawn
 */
public record Figure(String id, String title, String caption, String svg, Table data) {
  public Figure {
    if (caption.isBlank()) {
      throw new IllegalArgumentException("figure " + id + " needs a caption");
    }
  }

  /** The figure of one plot. */
  public static Figure of(Plot plot, String caption, Table data) {
    return new Figure(plot.id(), plot.title(), caption, plot.svg(), data);
  }
}
