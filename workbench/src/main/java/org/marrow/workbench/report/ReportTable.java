package org.marrow.workbench.report;

import java.util.ArrayList;
import java.util.List;
import org.marrow.foundation.number.NumberText;
import org.marrow.foundation.table.Column;
import org.marrow.foundation.table.NumberColumn;
import org.marrow.foundation.table.Table;

/**
 * A table for people and for programs.
 *
 * @param id short name; also the name of its CSV file
 * @param title title
 * @param caption what the numbers are and how they were computed
 * @param head headings of the printed columns
 * @param rows printed cells, row by row
 * @param data the same numbers in full, as CSV has them
 */
public record ReportTable(
    String id,
    String title,
    String caption,
    List<String> head,
    List<List<String>> rows,
    Table data) {
  private static final int DIGITS = 4;

  public ReportTable {
    head = List.copyOf(head);
    rows = List.copyOf(rows);
    for (List<String> row : rows) {
      if (row.size() != head.size()) {
        throw new IllegalArgumentException(
            "table " + id + " has " + head.size() + " headings but a row of " + row.size());
      }
    }
  }

  /**
   * A table that prints its data, numbers with four significant digits, under the names of its
   * columns with blanks for underscores.
   */
  public static ReportTable of(String id, String title, String caption, Table data) {
    NumberText numbers = new NumberText(java.util.Locale.ENGLISH, DIGITS);
    List<List<String>> rows = new ArrayList<>();
    for (int row = 0; row < data.rows(); row++) {
      List<String> cells = new ArrayList<>();
      for (Column column : data.columns()) {
        cells.add(cell(column, row, numbers));
      }
      rows.add(List.copyOf(cells));
    }
    List<String> head = data.names().stream().map(name -> name.replace('_', ' ')).toList();
    return new ReportTable(id, title, caption, head, rows, data);
  }

  /** The same with headings in words; the file keeps the names of its columns. */
  public ReportTable headed(String... words) {
    return new ReportTable(id, title, caption, List.of(words), rows, data);
  }

  private static String cell(Column column, int row, NumberText numbers) {
    if (column.isMissing(row) || !(column instanceof NumberColumn number)) {
      return column.text(row);
    }
    double value = number.number(row);
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? numbers.count((long) value)
        : numbers.of(value);
  }
}
