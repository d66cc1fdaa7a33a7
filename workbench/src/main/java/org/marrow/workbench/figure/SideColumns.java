package org.marrow.workbench.figure;

import java.util.Comparator;
import java.util.List;

/**
 * Columns of words to the right of a plot, each word beside its place on the y axis, as the
 * estimates of a forest plot.
 *
 * @param at places on the y axis
 * @param columns from left to right
 */
public record SideColumns(List<Double> at, List<Column> columns) {
  public SideColumns {
    at = List.copyOf(at);
    columns = List.copyOf(columns);
    for (Column column : columns) {
      if (column.cells().size() != at.size()) {
        throw new IllegalArgumentException(
            "column " + column.heading() + " needs " + at.size() + " cells, got " + column.cells());
      }
    }
  }

  /**
   * The widest column alone, which is the estimate with its limits: what a narrow picture shows.
   */
  SideColumns narrow() {
    Column widest =
        columns.stream()
            .max(Comparator.comparingDouble(Column::width))
            .orElseThrow(() -> new IllegalStateException("no columns"));
    return new SideColumns(at, List.of(widest));
  }

  /**
   * One column.
   *
   * @param heading words above it
   * @param cells one text a place
   */
  public record Column(String heading, List<String> cells) {
    private static final double FONT = 13;

    public Column {
      cells = List.copyOf(cells);
    }

    /** Room of its longest words, in pixels of the drawing. */
    double width() {
      double widest = Svg.width(heading, FONT);
      for (String cell : cells) {
        widest = Math.max(widest, Svg.width(cell, FONT));
      }
      return widest + 14;
    }
  }
}
