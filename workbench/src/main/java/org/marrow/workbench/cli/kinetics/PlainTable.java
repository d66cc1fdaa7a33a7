package org.marrow.workbench.cli.kinetics;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.marrow.foundation.table.Column;
import org.marrow.foundation.table.NumberColumn;
import org.marrow.foundation.table.Table;

/** A table in aligned columns, numbers to six digits. */
final class PlainTable {
  private PlainTable() {}

  static String of(Table table) {
    List<String[]> rows = new ArrayList<>();
    rows.add(table.names().toArray(String[]::new));
    for (int i = 0; i < table.rows(); i++) {
      String[] row = new String[table.columns().size()];
      for (int j = 0; j < row.length; j++) {
        row[j] = cell(table.columns().get(j), i);
      }
      rows.add(row);
    }
    int[] widths = new int[table.columns().size()];
    for (String[] row : rows) {
      for (int j = 0; j < row.length; j++) {
        widths[j] = Math.max(widths[j], row[j].length());
      }
    }
    List<String> lines = new ArrayList<>();
    for (String[] row : rows) {
      StringBuilder line = new StringBuilder();
      for (int j = 0; j < row.length; j++) {
        line.append(j == 0 ? "" : "  ")
            .append(" ".repeat(widths[j] - row[j].length()))
            .append(row[j]);
      }
      lines.add(line.toString());
    }
    return String.join("\n", lines);
  }

  private static String cell(Column column, int row) {
    if (column instanceof NumberColumn number && !number.isMissing(row)) {
      return String.format(Locale.ROOT, "%.6g", number.number(row));
    }
    return column.text(row);
  }
}
