package org.marrow.workbench.figure;

/**
 * A band between two curves, for example a confidence band.
 *
 * @param name name in the legend, or the empty string
 * @param style colour
 * @param x abscissas, not decreasing
 * @param low lower edge, as many as {@code x}
 * @param high upper edge, as many as {@code x}
 * @param stepped whether the edges are step functions like {@link Steps}
 */
@SuppressWarnings("ArrayRecordComponent") // compared nowhere; copied on the way in
public record Band(
    String name, Style style, double[] x, double[] low, double[] high, boolean stepped)
    implements Mark {
  public Band {
    Lengths.same("band " + name, x, low, high);
    x = x.clone();
    low = low.clone();
    high = high.clone();
  }
}
