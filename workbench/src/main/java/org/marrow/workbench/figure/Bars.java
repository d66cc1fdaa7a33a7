package org.marrow.workbench.figure;

/**
 * Upright bars from a base line.
 *
 * @param name name in the legend, or the empty string
 * @param style colour
 * @param x middles of the bars
 * @param y their tops (or bottoms below the base)
 * @param base where they stand, usually 0
 * @param width width of a bar in units of x, above 0
 */
@SuppressWarnings("ArrayRecordComponent") // compared nowhere; copied on the way in
public record Bars(String name, Style style, double[] x, double[] y, double base, double width)
    implements Mark {
  public Bars {
    Lengths.same("bars " + name, x, y);
    if (!(width > 0)) {
      throw new IllegalArgumentException("bars need a width above 0, got " + width);
    }
    x = x.clone();
    y = y.clone();
  }
}
