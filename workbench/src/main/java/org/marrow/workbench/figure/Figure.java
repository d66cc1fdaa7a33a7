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
 * @param narrow the same picture for a phone or for half a page, with ids of its own
 * @param data every number that was drawn
 */
public record Figure(
    String id, String title, String caption, String svg, String narrow, Table data) {
  private static final Pattern SIZE = Pattern.compile("viewBox=\"0 0 ([0-9.]+) ([0-9.]+)\"");
  private static final double TALL = 1.3;
  private static final Pattern LABELLED = Pattern.compile("aria-labelledby=\"([^\"]*)\"");

  public Figure {
    if (caption.isBlank()) {
      throw new IllegalArgumentException("figure " + id + " needs a caption");
    }
  }

  /** The figure of one picture. */
  public static Figure of(Picture picture, String caption, Table data) {
    return new Figure(
        picture.id(),
        picture.title(),
        caption,
        picture.svg(),
        named("narrow-", picture.svg(Picture.NARROW)),
        data);
  }

  /** The same with another caption. */
  public Figure captioned(String words) {
    return new Figure(id, title, words, svg, narrow, data);
  }

  /** The narrow picture once more in the same page: its ids differ from all others. */
  public String narrowAgain() {
    return named("again-", narrow);
  }

  /** The wide picture once more in the same page. */
  public String wideAgain() {
    return named("again-wide-", svg);
  }

  /** Whether the narrow picture is much higher than wide, as a forest of many rows is. */
  public boolean isTall() {
    Matcher size = SIZE.matcher(narrow);
    return size.find()
        && Double.parseDouble(size.group(2)) > TALL * Double.parseDouble(size.group(1));
  }

  /** The picture with a prefix before every id in it. */
  private static String named(String prefix, String svg) {
    String ids = svg.replace(" id=\"", " id=\"" + prefix).replace("url(#", "url(#" + prefix);
    Matcher labelled = LABELLED.matcher(ids);
    return labelled.replaceAll(
        match -> "aria-labelledby=\"" + prefix + match.group(1).replace(" ", " " + prefix) + "\"");
  }
}
