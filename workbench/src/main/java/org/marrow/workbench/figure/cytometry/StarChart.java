package org.marrow.workbench.figure.cytometry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.marrow.cytometry.cluster.SelfOrganisingMap;
import org.marrow.foundation.number.NumberText;
import org.marrow.foundation.table.Column;
import org.marrow.foundation.table.NumberColumn;
import org.marrow.foundation.table.Table;
import org.marrow.workbench.figure.Axis;
import org.marrow.workbench.figure.Figure;
import org.marrow.workbench.figure.Line;
import org.marrow.workbench.figure.Mark;
import org.marrow.workbench.figure.Plot;
import org.marrow.workbench.figure.Style;

/**
 * A map as stars: each node a circle by its share of the events, each marker a ray as long as the
 * node's code stands between the lowest and the highest node.
 */
public final class StarChart {
  private static final double LONGEST = 0.48;
  private static final int CORNERS = 24;

  private StarChart() {}

  /**
   * The picture and its table.
   *
   * @param markers names of the channels of the map, in its order
   */
  public static Figure of(String id, String title, SelfOrganisingMap map, List<String> markers) {
    int width = map.settings().width();
    // The maps of rare cells stand above those of all cells.
    int height = map.sizes().length / width;
    int[] sizes = map.sizes();
    double largest = Arrays.stream(sizes).max().orElse(1);
    List<Mark> marks = new ArrayList<>();
    double[] circleX = new double[sizes.length * (CORNERS + 2)];
    double[] circleY = new double[circleX.length];
    int at = 0;
    for (int node = 0; node < sizes.length; node++) {
      double radius = LONGEST * Math.sqrt(sizes[node] / Math.max(1, largest));
      for (int i = 0; i <= CORNERS; i++) {
        double angle = 2 * Math.PI * i / CORNERS;
        circleX[at] = node % width + radius * StrictMath.cos(angle);
        circleY[at++] = node / width + radius * StrictMath.sin(angle);
      }
      circleX[at] = Double.NaN;
      circleY[at++] = Double.NaN;
    }
    marks.add(new Line("events", Style.of(4).solid().wide(0.6), circleX, circleY));
    double[][] codes = new double[sizes.length][];
    for (int node = 0; node < sizes.length; node++) {
      codes[node] = map.code(node);
    }
    for (int m = 0; m < markers.size(); m++) {
      marks.add(ray(map, markers, codes, m, width));
    }
    List<Column> columns = new ArrayList<>();
    double[] numbers = new double[sizes.length];
    Arrays.setAll(numbers, i -> i);
    columns.add(new NumberColumn("node", numbers));
    columns.add(new NumberColumn("events", Arrays.stream(sizes).asDoubleStream().toArray()));
    for (int m = 0; m < markers.size(); m++) {
      int marker = m;
      columns.add(
          new NumberColumn(
              markers.get(m), Arrays.stream(codes).mapToDouble(code -> code[marker]).toArray()));
    }
    Plot plot =
        Plot.of(
                id,
                title,
                width
                    + " by "
                    + height
                    + " nodes, "
                    + NumberText.ENGLISH.count(Arrays.stream(sizes).asLongStream().sum())
                    + " events.",
                Axis.linear("Column of the map", "", -0.7, width - 0.3),
                Axis.linear("Row of the map", "", -0.7, height - 0.3))
            .with(marks.toArray(Mark[]::new))
            .tall(560 * height / width);
    return Figure.of(
        plot,
        "The area of a circle is the share of the events on its node; a ray is as long as its marker"
            + " is high there. Neighbouring nodes hold similar cells. Above row "
            + (map.settings().height() - 1)
            + " further maps hold the cells that are unlike those of the first.",
        Table.of(id, columns));
  }

  private static Line ray(
      SelfOrganisingMap map, List<String> markers, double[][] codes, int m, int width) {
    int[] sizes = map.sizes();
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (double[] code : codes) {
      low = Math.min(low, code[m]);
      high = Math.max(high, code[m]);
    }
    double angle = Math.PI / 2 - 2 * Math.PI * m / markers.size();
    double[] x = new double[codes.length * 3];
    double[] y = new double[x.length];
    for (int node = 0; node < codes.length; node++) {
      double length =
          sizes[node] == 0 || high <= low ? 0 : LONGEST * (codes[node][m] - low) / (high - low);
      x[3 * node] = node % width;
      y[3 * node] = node / width;
      x[3 * node + 1] = node % width + length * StrictMath.cos(angle);
      y[3 * node + 1] = node / width + length * StrictMath.sin(angle);
      x[3 * node + 2] = Double.NaN;
      y[3 * node + 2] = Double.NaN;
    }
    return new Line(markers.get(m), Style.of(m).solid().wide(2.4), x, y);
  }
}
