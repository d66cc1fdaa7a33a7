package org.marrow.foundation.table;

import java.util.ArrayList;
import java.util.List;
import org.marrow.foundation.findings.Findings;
import org.marrow.foundation.findings.Where;

/**
 * Reads a table in two passes: the first finds each column's kind and every fault, the second fills
 * arrays of the right length. So a number column never costs more than eight bytes a row, and no
 * text is lost on the way.
 */
final class TableReader {
  private TableReader() {}

  static Table read(CsvRows rows, Findings findings) {
    int width = rows.heading().size();
    Kind[] kinds = new Kind[width];
    for (int i = 0; i < width; i++) {
      kinds[i] = new Kind();
    }
    boolean commaPossible = rows.separator() != ',' && rows.decimal().orElse(',') == ',';
    boolean pointPossible = rows.decimal().orElse('.') == '.';
    Findings structure = new Findings();
    long count =
        rows.forEach(
            structure,
            (row, line, fields) -> {
              for (int i = 0; i < width; i++) {
                String field = fields.get(i);
                if (!rows.isMissing(field)) {
                  kinds[i].look(field, pointPossible, commaPossible);
                }
              }
            });
    if (count > Integer.MAX_VALUE - 8) {
      structure.add(
          TableRules.UNREADABLE.at(
              Where.in(rows.source()),
              count + " rows do not fit in memory; the limit is 2147483639"));
    }
    findings.addAll(structure.list());
    findings.throwIfFaulty();
    // One decimal mark for the whole file: a comma only when some column needs it and none speaks
    // against it.
    boolean comma = false;
    boolean against = false;
    for (Kind kind : kinds) {
      comma |= kind.seen && !kind.point && kind.comma;
      against |= kind.seen && kind.point && !kind.comma;
    }
    char decimal = comma && !against || !pointPossible ? ',' : '.';
    if (decimal == ',' && pointPossible) {
      findings.add(
          TableRules.DECIMAL_COMMA.at(
              Where.in(rows.source()), "numbers are written with a decimal comma"));
    }
    return fill(rows, kinds, (int) count, decimal);
  }

  private static Table fill(CsvRows rows, Kind[] kinds, int count, char decimal) {
    int width = kinds.length;
    double[][] numbers = new double[width][];
    TextColumn.Builder[] texts = new TextColumn.Builder[width];
    for (int i = 0; i < width; i++) {
      if (kinds[i].isNumber(decimal)) {
        numbers[i] = new double[count];
      } else {
        texts[i] = new TextColumn.Builder(count);
      }
    }
    rows.forEach(
        new Findings(),
        (row, line, fields) -> {
          for (int i = 0; i < width; i++) {
            String field = fields.get(i);
            boolean missing = rows.isMissing(field);
            if (numbers[i] != null) {
              numbers[i][(int) row - 1] = missing ? Double.NaN : PlainNumber.parse(field, decimal);
            } else {
              texts[i].add(missing ? "" : field);
            }
          }
        });
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < width; i++) {
      String name = rows.heading().get(i);
      columns.add(
          numbers[i] != null ? new NumberColumn(name, numbers[i], true) : texts[i].build(name));
    }
    return Table.of(rows.source(), columns, decimal);
  }

  /** What a column's cells have been so far. */
  private static final class Kind {
    boolean seen;
    boolean point = true;
    boolean comma = true;

    void look(String field, boolean pointPossible, boolean commaPossible) {
      seen = true;
      point = point && pointPossible && !Double.isNaN(PlainNumber.parse(field, '.'));
      comma = comma && commaPossible && !Double.isNaN(PlainNumber.parse(field, ','));
    }

    /** A column without any value counts as numbers: it can be asked for as either. */
    boolean isNumber(char decimal) {
      return !seen || (decimal == '.' ? point : comma);
    }
  }
}
