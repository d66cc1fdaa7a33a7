package org.marrow.workbench.figure;

import java.util.ArrayList;
import java.util.List;

/** Writes SVG text: elements, escaped words, numbers of two decimals that never vary. */
final class Svg {
  static final String INK = "#222222";

  /** Width of an average letter as a share of the font size, for room to leave. */
  private static final double LETTER = 0.56;

  private final StringBuilder text = new StringBuilder();

  /** Begins a picture with its title, its description and its paper. */
  Svg document(String id, String title, String description, double width, double height) {
    String titleId = id + "-title";
    String descriptionId = id + "-description";
    start(
        "svg",
        "xmlns",
        "http://www.w3.org/2000/svg",
        "viewBox",
        "0 0 " + number(width) + " " + number(height),
        "width",
        number(width),
        "height",
        number(height),
        "role",
        "img",
        "aria-labelledby",
        titleId + " " + descriptionId,
        "font-family",
        "Helvetica, Arial, 'Liberation Sans', sans-serif");
    raw("<title id=\"" + titleId + "\">" + escape(title) + "</title>\n");
    raw("<desc id=\"" + descriptionId + "\">" + escape(description) + "</desc>\n");
    return element(
        "rect",
        "class",
        "f-paper",
        "width",
        number(width),
        "height",
        number(height),
        "fill",
        "#ffffff");
  }

  /**
   * Words in ink.
   *
   * @param anchor {@code start}, {@code middle} or {@code end}: where of the words x is
   */
  Svg ink(String content, double x, double y, String anchor, double size, boolean bold) {
    return words(
        content,
        "x",
        number(x),
        "y",
        number(y),
        "text-anchor",
        anchor.equals("start") ? "" : anchor,
        "font-weight",
        bold ? "bold" : "",
        "class",
        "f-ink",
        "fill",
        INK,
        "font-size",
        number(size));
  }

  /** A line in a style; width and dash may differ from the style's own. */
  Svg stroke(String d, Style style, double width, String dash) {
    return element(
        "path",
        "d",
        d,
        "class",
        style.strokeClass(),
        "fill",
        "none",
        "stroke",
        style.colour(),
        "stroke-width",
        number(width),
        "stroke-opacity",
        style.opacityText(),
        "stroke-dasharray",
        dash,
        "stroke-linejoin",
        "round");
  }

  /** A thin dashed line of no series: a reference. */
  Svg reference(String d) {
    return element(
        "path",
        "d",
        d,
        "class",
        "f-line",
        "stroke",
        "#555555",
        "stroke-width",
        "1",
        "stroke-dasharray",
        "3 3");
  }

  /**
   * A filled box.
   *
   * @param opacity as an attribute; empty for a box that covers
   */
  Svg box(Style style, double x, double y, double width, double height, String opacity) {
    return element(
        "rect",
        "x",
        number(x),
        "y",
        number(y),
        "width",
        number(width),
        "height",
        number(height),
        "class",
        style.fillClass(),
        "fill",
        style.colour(),
        "fill-opacity",
        opacity);
  }

  /** Opens or writes an element; attributes alternate names and values. */
  Svg element(String name, String... attributes) {
    open(name, attributes, "/>");
    return this;
  }

  Svg start(String name, String... attributes) {
    open(name, attributes, ">");
    return this;
  }

  Svg end(String name) {
    text.append("</").append(name).append(">\n");
    return this;
  }

  Svg words(String content, String... attributes) {
    text.append("<text");
    attributes(attributes);
    text.append('>').append(escape(content)).append("</text>\n");
    return this;
  }

  Svg raw(String content) {
    text.append(content);
    return this;
  }

  private void open(String name, String[] attributes, String close) {
    text.append('<').append(name);
    attributes(attributes);
    text.append(close).append('\n');
  }

  private void attributes(String[] attributes) {
    for (int i = 0; i < attributes.length; i += 2) {
      if (!attributes[i + 1].isEmpty()) {
        text.append(' ').append(attributes[i]).append("=\"");
        text.append(escape(attributes[i + 1])).append('"');
      }
    }
  }

  /** A coordinate with at most two decimals. */
  static String number(double value) {
    if (!Double.isFinite(value) || Math.abs(value) > 1e12) {
      throw new IllegalArgumentException("not a coordinate: " + value);
    }
    long hundredths = Math.round(value * 100);
    StringBuilder out = new StringBuilder();
    if (hundredths < 0) {
      out.append('-');
      hundredths = -hundredths;
    }
    out.append(hundredths / 100);
    long rest = hundredths % 100;
    if (rest != 0) {
      out.append('.').append(rest / 10);
      if (rest % 10 != 0) {
        out.append(rest % 10);
      }
    }
    return out.toString();
  }

  static double width(String words, double fontSize) {
    return words.codePointCount(0, words.length()) * LETTER * fontSize;
  }

  /** Words in lines that fit a width; one word that is wider alone keeps a line of its own. */
  static List<String> lines(String words, double fontSize, double width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : words.split(" ", -1)) {
      if (!line.isEmpty() && width(line + " " + word, fontSize) > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }

  static String escape(String content) {
    StringBuilder out = new StringBuilder(content.length());
    content
        .codePoints()
        .forEach(c -> {
          switch (c) {
            case '<' -> out.append("&lt;");
            case '>' -> out.append("&gt;");
            case '&' -> out.append("&amp;");
            case '"' -> out.append("&quot;");
            // Other control characters are not allowed in XML at all.
            default -> out.appendCodePoint(c < 32 && c != '\n' && c != '\t' ? ' ' : c);
          }
        });
    return out.toString();
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
