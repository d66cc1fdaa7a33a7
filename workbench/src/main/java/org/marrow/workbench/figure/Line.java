package org.marrow.workbench.figure;

/**
 * A line through points.
 *
 * @param name name in the legend, or the empty string
 * @param style colour and dash
 * @param x abscissas
 * @param y ordinates, as many as {@code x}
 */
@SuppressWarnings("ArrayRecordComponent") // compared nowhere; copied on the way in
public record Line(String name, Style style, double[] x, double[] y) implements Mark {
  public Line {
    Lengths.same("line " + name, x, y);
    x = x.clone();
    y = y.clone();
  }
}
