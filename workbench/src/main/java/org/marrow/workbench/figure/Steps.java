package org.marrow.workbench.figure;

/**
 * A step function, continuous from the right: it has the value {@code y[i]} from {@code x[i]} on
 * until {@code x[i + 1]}, as a Kaplan-Meier curve has.
 *
 * @param name name in the legend, or the empty string
 * @param style colour and dash
 * @param x where the steps are, not decreasing
 * @param y value from there on, as many as {@code x}
 */
@SuppressWarnings("ArrayRecordComponent") // compared nowhere; copied on the way in
public record Steps(String name, Style style, double[] x, double[] y) implements Mark {
  public Steps {
    Lengths.same("steps " + name, x, y);
    x = x.clone();
    y = y.clone();
  }
}
