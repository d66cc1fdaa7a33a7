package org.marrow.workbench.figure;

/**
 * Error bars: one interval at each place.
 *
 * @param name name in the legend, or the empty string
 * @param style colour
 * @param at places on the other axis
 * @param low lower ends, as many as {@code at}
 * @param high upper ends, as many as {@code at}
 * @param horizontal whether the intervals lie along x (as in a forest plot) instead of y
 */
@SuppressWarnings("ArrayRecordComponent") // compared nowhere; copied on the way in
public record Intervals(
    String name, Style style, double[] at, double[] low, double[] high, boolean horizontal)
    implements Mark {
  public Intervals {
    Lengths.same("intervals " + name, at, low, high);
    at = at.clone();
    low = low.clone();
    high = high.clone();
  }
}
