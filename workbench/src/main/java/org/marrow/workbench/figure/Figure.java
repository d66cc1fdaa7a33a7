package org.marrow.workbench.figure;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
  private static final Pattern LABELLED = Pattern.compile("aria-labelledby=\"([^\"]*)\"");

  public Figure {
    if (caption.isBlank()) {
      throw new IllegalArgumentException("figure " + id + " needs a caption");
    }
  }

  /**
   * The picture with a prefix before every id in it, so that it can stand in a page that shows it
   * twice.
   *
   * @param prefix letters, digits and hyphens
   */
  public String svgNamed(String prefix) {
    String ids = svg.replace(" id=\"", " id=\"" + prefix).replace("url(#", "url(#" + prefix);
    Matcher labelled = LABELLED.matcher(ids);
    return labelled.replaceAll(
        match -> "aria-labelledby=\"" + prefix + match.group(1).replace(" ", " " + prefix) + "\"");
  }

  /** The figure of one plot. */
  public static Figure of(Plot plot, String caption, Table data) {
    return new Figure(plot.id(), plot.title(), caption, plot.svg(), data);
  }
}
