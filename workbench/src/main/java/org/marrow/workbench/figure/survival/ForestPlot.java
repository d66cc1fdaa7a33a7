package org.marrow.workbench.figure.survival;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.marrow.foundation.table.Table;
import org.marrow.foundation.table.TextColumn;
import org.marrow.workbench.figure.Axis;
import org.marrow.workbench.figure.Figure;
import org.marrow.workbench.figure.Intervals;
import org.marrow.workbench.figure.Plot;
import org.marrow.workbench.figure.Points;
import org.marrow.workbench.figure.Reference;
import org.marrow.workbench.figure.Shape;
import org.marrow.workbench.figure.SideColumns;
import org.marrow.workbench.figure.Style;

/**
 * Ratios with their intervals on a log axis, one row an estimate, with the rows behind it and the
 * estimate in figures at the right; reference categories have a row of their own.
 */
public final class ForestPlot {
  /** Beyond a factor of this, the axis ends; the words at the right still hold the limits. */
  private static final double WIDEST = 50;

  private ForestPlot() {}

  /**
   * A row.
   *
   * @param label what the ratio is of
   * @param n rows behind it, or empty text
   * @param estimate the ratio; NaN in a heading
   * @param lower lower limit, NaN where there is none
   * @param upper upper limit, NaN where there is none
   * @param p p value, NaN where there is none; in a heading that of the interaction
   * @param reference whether the row is a reference category, whose ratio is 1
   */
  public record Row(
      String label,
      String n,
      double estimate,
      double lower,
      double upper,
      double p,
      boolean reference) {
    /** An estimate. */
    public static Row of(
        String label, String n, double estimate, double lower, double upper, double p) {
      return new Row(label, n, estimate, lower, upper, p, false);
    }

    /** A reference category. */
    public static Row reference(String label, String n) {
      return new Row(label, n, 1, Double.NaN, Double.NaN, Double.NaN, true);
    }

    /** A heading over the rows that follow, with a p value of their difference if there is one. */
    public static Row heading(String label, double p) {
      return new Row(label, "", Double.NaN, Double.NaN, Double.NaN, p, false);
    }

    private boolean isHeading() {
      return Double.isNaN(estimate);
    }

    private String words() {
      if (isHeading()) {
        return "";
      }
      return reference ? "1 (reference)" : FigureText.with(estimate, lower, upper);
    }

    private String pText() {
      return Double.isNaN(p) ? "" : FigureText.pCell(p);
    }
  }

  /**
   * The picture and its table.
   *
   * @param measure what the ratios are, for example {@code Hazard ratio}
   * @param limits what the limits are, for example {@code 95 %}
   * @param counted what {@code n} counts, for example {@code n (events)}
   * @param rows from above, at least one
   */
  public static Figure of(
      String id,
      String title,
      String measure,
      String limits,
      String counted,
      List<Row> rows,
      List<String> notes) {
    List<String> labels = new ArrayList<>();
    List<Double> at = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      labels.addFirst(rows.get(i).label());
      at.add((double) rows.size() - 1 - i);
    }
    List<Row> drawn = rows.stream().filter(row -> !row.isHeading() && !row.reference()).toList();
    double[] range = range(drawn);
    double[] y = drawn.stream().mapToDouble(row -> rows.size() - 1.0 - rows.indexOf(row)).toArray();
    Style style = Style.of(0).solid().with(Shape.SQUARE);
    Plot plot =
        Plot.of(
                id,
                title,
                says(measure, drawn),
                Axis.log(measure + ", log scale", "", range[0], range[1]),
                Axis.categories("Covariate", labels))
            .with(
                new Reference("", 1, true),
                new Intervals("", style, y, all(drawn, Row::lower), all(drawn, Row::upper), true),
                new Points("", style, all(drawn, Row::estimate), y),
                new Points(
                    "",
                    Style.of(4).with(Shape.DIAMOND),
                    rows.stream().filter(Row::reference).mapToDouble(Row::estimate).toArray(),
                    rows.stream()
                        .filter(Row::reference)
                        .mapToDouble(row -> rows.size() - 1.0 - rows.indexOf(row))
                        .toArray()))
            .withBeside(
                new SideColumns(
                    at,
                    List.of(
                        new SideColumns.Column(counted, rows.stream().map(Row::n).toList()),
                        new SideColumns.Column(
                            measure + " (" + limits + ")", rows.stream().map(Row::words).toList()),
                        new SideColumns.Column("p", rows.stream().map(Row::pText).toList()))))
            .withNotes(notes)
            .tall(Math.max(60, 26.0 * rows.size()));
    return Figure.of(
        plot,
        "Squares are estimates, lines their limits on a log axis; the dashed line is no association."
            + " Diamonds are reference categories.",
        table(id, rows));
  }

  private static double[] all(List<Row> rows, ToDoubleFunction<Row> value) {
    return rows.stream().mapToDouble(value).toArray();
  }

  /** Wide enough for every interval, up to a factor of fifty either way; 1 is always inside. */
  private static double[] range(List<Row> rows) {
    double low = -0.1;
    double high = 0.1;
    for (Row row : rows) {
      for (double value : new double[] {row.lower(), row.estimate(), row.upper()}) {
        if (Double.isFinite(value) && value > 0) {
          low = Math.min(low, StrictMath.log(value));
          high = Math.max(high, StrictMath.log(value));
        }
      }
    }
    double room = 0.06 * (high - low);
    return new double[] {
      StrictMath.exp(Math.max(low - room, -StrictMath.log(WIDEST))),
      StrictMath.exp(Math.min(high + room, StrictMath.log(WIDEST)))
    };
  }

  private static String says(String measure, List<Row> rows) {
    List<String> words = new ArrayList<>();
    for (Row row : rows) {
      words.add(row.label() + " " + row.words());
    }
    return measure + " of " + String.join("; ", words) + ".";
  }

  private static Table table(String id, List<Row> rows) {
    return Table.of(
        id,
        List.of(
            TextColumn.of("row", rows.stream().map(Row::label).toList()),
            TextColumn.of("n", rows.stream().map(Row::n).toList()),
            FigureText.column("estimate", all(rows, Row::estimate)),
            FigureText.column("lower", all(rows, Row::lower)),
            FigureText.column("upper", all(rows, Row::upper)),
            FigureText.column("p", all(rows, Row::p))));
  }
}
