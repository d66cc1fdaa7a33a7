package org.marrow.workbench.figure;

/**
 * A field on a grid in the viridis colours, with a colour bar beside the plot.
 *
 * @param name what the colour shows, for the colour bar
 * @param unit its unit, or the empty string
 * @param x edges of the columns, increasing; one more than there are columns
 * @param y edges of the rows from below, increasing; one more than there are rows
 * @param values row by row from below; NaN is drawn as grey
 * @param min value of the darkest colour
 * @param max value of the brightest colour, above {@code min}
 */
@SuppressWarnings("ArrayRecordComponent") // compared nowhere; copied on the way in
public record HeatMap(
    String name, String unit, double[] x, double[] y, double[][] values, double min, double max)
    implements Mark {
  public HeatMap {
    if (values.length != y.length - 1 || !(min < max)) {
      throw new IllegalArgumentException(
          "heat map " + name + " needs one row of values between two edges and min below max");
    }
    x = x.clone();
    y = y.clone();
    values = values.clone();
    for (int row = 0; row < values.length; row++) {
      if (values[row].length != x.length - 1) {
        throw new IllegalArgumentException(
            "heat map " + name + " row " + row + " needs " + (x.length - 1) + " values");
      }
      values[row] = values[row].clone();
    }
  }
}
