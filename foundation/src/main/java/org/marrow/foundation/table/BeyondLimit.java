package org.marrow.foundation.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.marrow.foundation.findings.Findings;
import org.marrow.foundation.findings.Where;

/**
 * How cells that give a limit of measurement in place of a value ({@code <0.5}, {@code > 1000}) are
 * read. Laboratories write them; which number they stand for is for the analyst to say.
 */
public enum BeyondLimit {
  /** As missing values. */
  MISSING,
  /** As the limit itself. */
  LIMIT;

  private static final Pattern CELL = Pattern.compile("[<>]=?\\s*(\\S+)");
  private static final int ROWS_SHOWN = 5;

  /** The limit in a cell, if the cell gives one. */
  static Optional<Double> limit(String cell, char decimal) {
    Matcher matcher = CELL.matcher(cell.strip());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    double limit = PlainNumber.parse(matcher.group(1), decimal);
    return Double.isNaN(limit) ? Optional.empty() : Optional.of(limit);
  }

  /**
   * Reads such cells in every column whose other cells are numbers.
   *
   * @param findings receives one warning for each column that had such cells, with its rows
   */
  public Table apply(Table table, Findings findings) {
    return table.map(column -> read(column, table, findings));
  }

  private Column read(Column column, Table table, Findings findings) {
    if (!(column instanceof TextColumn)) {
      return column;
    }
    double[] values = new double[column.size()];
    List<Integer> beyond = new ArrayList<>();
    for (int row = 0; row < values.length; row++) {
      values[row] = Double.NaN;
      if (column.isMissing(row)) {
        continue;
      }
      values[row] = PlainNumber.parse(column.text(row), table.decimal());
      if (Double.isNaN(values[row])) {
        Optional<Double> limit = limit(column.text(row), table.decimal());
        if (limit.isEmpty()) {
          return column;
        }
        beyond.add(row);
        values[row] = this == LIMIT ? limit.orElseThrow() : Double.NaN;
      }
    }
    if (beyond.isEmpty()) {
      return column;
    }
    findings.add(
        TableRules.BEYOND_LIMIT.at(
            Where.in(table.source()).column(column.name()),
            String.format(
                Locale.ROOT,
                "%d %s such as \"%s\" read as %s: %s",
                beyond.size(),
                beyond.size() == 1 ? "cell" : "cells",
                column.text(beyond.getFirst()),
                this == LIMIT ? "the limit" : "missing",
                rows(beyond))));
    return new NumberColumn(column.name(), values);
  }

  private static String rows(List<Integer> rows) {
    String shown =
        String.join(
            ", ", rows.stream().limit(ROWS_SHOWN).map(r -> Integer.toString(r + 1)).toList());
    int more = rows.size() - ROWS_SHOWN;
    return (rows.size() == 1 ? "row " : "rows ")
        + shown
        + (more > 0 ? " and " + more + " more" : "");
  }
}
