package org.marrow.workbench.figure.cytometry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.marrow.cytometry.template.MarkerTable;
import org.marrow.cytometry.template.Threshold;
import org.marrow.foundation.number.NumberText;
import org.marrow.foundation.table.NumberColumn;
import org.marrow.foundation.table.Table;
import org.marrow.foundation.table.TextColumn;
import org.marrow.workbench.figure.Figure;
import org.marrow.workbench.figure.Line;
import org.marrow.workbench.figure.Mark;
import org.marrow.workbench.figure.Plot;
import org.marrow.workbench.figure.Points;
import org.marrow.workbench.figure.Reference;
import org.marrow.workbench.figure.Shape;
import org.marrow.workbench.figure.Style;

/** Two markers of one population: contours, outliers, thresholds, and cells gated further down. */
public final class BiaxialPlot {
  private static final double[] SHARES = {0.95, 0.8, 0.6, 0.4, 0.2};
  private static final int MOST_POINTS = 800;

  private BiaxialPlot() {}

  /**
   * The picture and its table.
   *
   * @param id short name in lower case with hyphens
   * @param title title above the plot
   * @param table the events
   * @param parent events drawn as contours and outliers
   * @param x marker of the horizontal axis
   * @param y marker of the vertical axis
   * @param thresholds thresholds of these markers, drawn across; others are left out
   * @param cells events shown on top (the population inside, or back-gated descendants)
   * @param cellsName what they are called in the legend
   */
  public static Figure of(
      String id,
      String title,
      MarkerTable table,
      BitSet parent,
      String x,
      String y,
      List<Threshold> thresholds,
      BitSet cells,
      String cellsName) {
    Plot plot = plot(id, title, table, parent, x, y, thresholds, cells, cellsName);
    List<Threshold> drawn =
        thresholds.stream().filter(t -> t.marker().equals(x) || t.marker().equals(y)).toList();
    Table data =
        Table.of(
            id,
            List.of(
                TextColumn.of("threshold", drawn.stream().map(Threshold::key).toList()),
                new NumberColumn("raw_value", drawn.stream().mapToDouble(Threshold::raw).toArray()),
                TextColumn.of("source", drawn.stream().map(t -> t.source().words()).toList())));
    return Figure.of(
        plot,
        "Lines hold 20, 40, 60, 80 and 95 % of "
            + NumberText.ENGLISH.count(parent.cardinality())
            + " events; dots are events outside the last line (at most "
            + MOST_POINTS
            + "). Grey lines are the thresholds of the table.",
        data);
  }

  static Plot plot(
      String id,
      String title,
      MarkerTable table,
      BitSet parent,
      String x,
      String y,
      List<Threshold> thresholds,
      BitSet cells,
      String cellsName) {
    MarkerAxis horizontal = MarkerAxis.of(table, x, parent);
    MarkerAxis vertical = MarkerAxis.of(table, y, parent);
    double[] atX = horizontal.places(table.raw(x, parent));
    double[] atY = vertical.places(table.raw(y, parent));
    Contours contours = new Contours(horizontal.axis(), vertical.axis(), atX, atY);
    List<Mark> marks = new ArrayList<>();
    marks.add(outliers(contours, atX, atY));
    double[][] shown =
        sampled(horizontal.places(table.raw(x, cells)), vertical.places(table.raw(y, cells)));
    if (shown[0].length > 0) {
      marks.add(
          new Points(
              cellsName + " (" + NumberText.ENGLISH.count(cells.cardinality()) + ")",
              Style.of(1).with(Shape.DOT),
              shown[0],
              shown[1]));
    }
    if (atX.length > 0) {
      for (double share : SHARES) {
        double[][] lines = contours.lines(contours.level(share));
        marks.add(new Line("", Style.of(0).solid().wide(1.2), lines[0], lines[1]));
      }
    }
    for (Threshold t : thresholds) {
      if (t.marker().equals(x)) {
        marks.add(new Reference("", horizontal.place().applyAsDouble(t.raw()), true));
      } else if (t.marker().equals(y)) {
        marks.add(new Reference("", vertical.place().applyAsDouble(t.raw()), false));
      }
    }
    return Plot.of(
            id,
            title,
            NumberText.ENGLISH.count(parent.cardinality())
                + " events by "
                + x
                + " and "
                + y
                + ", "
                + NumberText.ENGLISH.count(cells.cardinality())
                + " of them "
                + cellsName
                + ".",
            horizontal.axis(),
            vertical.axis())
        .with(marks.toArray(Mark[]::new))
        .tall(360);
  }

  private static Points outliers(Contours contours, double[] atX, double[] atY) {
    double outside = contours.level(SHARES[0]);
    double[] xs = new double[atX.length];
    double[] ys = new double[atX.length];
    int n = 0;
    for (int e = 0; e < atX.length; e++) {
      if (contours.isBelow(atX[e], atY[e], outside)) {
        xs[n] = atX[e];
        ys[n++] = atY[e];
      }
    }
    double[][] shown = sampled(Arrays.copyOf(xs, n), Arrays.copyOf(ys, n));
    return new Points("", Style.of(4).with(Shape.DOT), shown[0], shown[1]);
  }

  /** Evenly through the file, so that a picture of any file is small and the same each time. */
  private static double[][] sampled(double[] xs, double[] ys) {
    int kept = Math.min(MOST_POINTS, xs.length);
    double[][] shown = new double[2][kept];
    for (int i = 0; i < kept; i++) {
      int e = (int) ((long) i * xs.length / kept);
      shown[0][i] = xs[e];
      shown[1][i] = ys[e];
    }
    return shown;
  }
}
