package org.marrow.workbench.figure;

import java.util.List;

/**
 * Numbers below the x axis, each under its place on the axis, as the risk table of a Kaplan-Meier
 * figure.
 *
 * @param title heading of the block
 * @param at places on the x axis
 * @param rows the rows from above
 */
public record AlignedTable(String title, List<Double> at, List<Row> rows) {
  public AlignedTable {
    at = List.copyOf(at);
    rows = List.copyOf(rows);
    for (Row row : rows) {
      if (!row.cells().isEmpty() && row.cells().size() != at.size()) {
        throw new IllegalArgumentException(
            "row " + row.label() + " needs " + at.size() + " cells, got " + row.cells().size());
      }
    }
  }

  /**
   * One row.
   *
   * @param label its name at the left
   * @param series colour of the series it belongs to, or -1 for none
   * @param cells one text a place; empty for a heading
   */
  public record Row(String label, int series, List<String> cells) {
    public Row {
      cells = List.copyOf(cells);
    }

    /** A heading in the colour of a series. */
    public static Row heading(String label, int series) {
      return new Row(label, series, List.of());
    }
  }
}
