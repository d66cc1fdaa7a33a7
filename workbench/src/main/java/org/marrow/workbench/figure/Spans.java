package org.marrow.workbench.figure;

/**
 * Lying bars, each from one value to another: treatments over time, effects around a base line.
 * Series differ in colour and in their hatching.
 *
 * @param name name in the legend, or the empty string
 * @param style colour; its series also chooses the hatching
 * @param at rows they lie in, on the vertical axis
 * @param from left ends, as many as {@code at}
 * @param to right ends, as many as {@code at}
 * @param thickness height of a bar in units of the vertical axis, above 0
 */
@SuppressWarnings("ArrayRecordComponent") // compared nowhere; copied on the way in
public record Spans(
    String name, Style style, double[] at, double[] from, double[] to, double thickness)
    implements Mark {
  public Spans {
    Lengths.same("spans " + name, at, from, to);
    if (!(thickness > 0)) {
      throw new IllegalArgumentException("spans need a thickness above 0, got " + thickness);
    }
    at = at.clone();
    from = from.clone();
    to = to.clone();
  }
}
