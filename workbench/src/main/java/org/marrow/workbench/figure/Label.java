package org.marrow.workbench.figure;

/**
 * Words at a point of the plot.
 *
 * @param x abscissa
 * @param y ordinate
 * @param text the words
 */
public record Label(double x, double y, String text) implements Mark {
  /** A label is never in the legend. */
  @Override
  public String name() {
    return "";
  }
}
