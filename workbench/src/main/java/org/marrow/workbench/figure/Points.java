package org.marrow.workbench.figure;

/**
 * Points with the symbol of their style.
 *
 * @param name name in the legend, or the empty string
 * @param style colour and symbol
 * @param x abscissas
 * @param y ordinates, as many as {@code x}
 */
@SuppressWarnings("ArrayRecordComponent") // compared nowhere; copied on the way in
public record Points(String name, Style style, double[] x, double[] y) implements Mark {
  public Points {
    Lengths.same("points " + name, x, y);
    x = x.clone();
    y = y.clone();
  }
}
