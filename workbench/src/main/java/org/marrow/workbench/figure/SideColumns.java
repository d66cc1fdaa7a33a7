package org.marrow.workbench.figure;

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
   * One column.
   *
   * @param heading words above it
   * @param cells one text a place
   */
  public record Column(String heading, List<String> cells) {
    public Column {
      cells = List.copyOf(cells);
    }
  }
}
