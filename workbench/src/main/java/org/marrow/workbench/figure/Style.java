package org.marrow.workbench.figure;

/**
 * How a series looks.
 *
 * @param series index of its colour, from 0
 * @param dash SVG dash pattern, or the empty string for a solid line
 * @param shape symbol of its points
 * @param width width of its line, in pixels of the drawing
 * @param opacity above 0 (not to be seen) to 1 (covers what lies below)
 */
public record Style(int series, String dash, Shape shape, double width, double opacity) {
  /** Series that is drawn in ink: black on paper, white on a dark screen. */
  private static final int INK = 4;

  private static final String[] DASHES = {
    "", "8 3", "2 2.5", "9 3 2 3", "5 2 1 2 1 2", "12 3", "4 4"
  };
  private static final Shape[] SHAPES = {
    Shape.CIRCLE, Shape.SQUARE, Shape.TRIANGLE, Shape.DIAMOND, Shape.CROSS
  };

  public Style {
    if (series < 0 || !(width > 0) || !(opacity > 0 && opacity <= 1)) {
      throw new IllegalArgumentException(
          "a style needs a series from 0, a width above 0 and an opacity to 1, got "
              + series
              + ", "
              + width
              + " and "
              + opacity);
    }
  }

  /** The usual style of the i-th series: its own colour, dash and symbol. */
  public static Style of(int i) {
    return new Style(i, DASHES[i % DASHES.length], SHAPES[i % SHAPES.length], 2, 1);
  }

  /** Ink that covers what lies below: a solid line, a circle. */
  public static Style ink() {
    return new Style(INK, "", Shape.CIRCLE, 2, 1);
  }

  /** The same colour with a solid line. */
  public Style solid() {
    return new Style(series, "", shape, width, opacity);
  }

  /** The same with another symbol. */
  public Style with(Shape other) {
    return new Style(series, dash, other, width, opacity);
  }

  /** The same with another line width. */
  public Style wide(double pixels) {
    return new Style(series, dash, shape, pixels, opacity);
  }

  /** The same, so that what lies below shines through. */
  public Style faint(double share) {
    return new Style(series, dash, shape, width, share);
  }

  /** The opacity as an attribute; empty for what covers. */
  String opacityText() {
    return opacity == 1 ? "" : Svg.number(opacity);
  }

  String colour() {
    return Palette.category(series);
  }

  String strokeClass() {
    return "f-s" + Math.floorMod(series, Palette.OKABE_ITO.size());
  }

  String fillClass() {
    return "f-f" + Math.floorMod(series, Palette.OKABE_ITO.size());
  }
}
