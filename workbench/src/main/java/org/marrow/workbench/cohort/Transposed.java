package org.marrow.workbench.cohort;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.marrow.foundation.findings.Findings;
import org.marrow.foundation.findings.InvalidInput;
import org.marrow.foundation.findings.Nearest;
import org.marrow.foundation.findings.Where;
import org.marrow.foundation.table.Column;
import org.marrow.foundation.table.CsvFormat;
import org.marrow.foundation.table.CsvRows;
import org.marrow.foundation.table.NumberColumn;
import org.marrow.foundation.table.Table;
import org.marrow.foundation.table.TableRules;
import org.marrow.foundation.table.TextColumn;
import org.marrow.workbench.rules.CohortRules;

/**
 * A table with samples in columns (genes in rows) as one with a row a sample. Only the rows that
 * are wanted are kept, so a whole array fits where a few genes are asked for.
 */
final class Transposed {
  /** More cells than this are not held in memory. */
  private static final long MOST_CELLS = 50_000_000;

  /** So many names of rows are remembered, to find the one that was meant. */
  private static final int MOST_NAMES = 100_000;

  private static final Pattern NUMBER =
      Pattern.compile("[-+]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][-+]?[0-9]+)?");

  private Transposed() {}

  /**
   * Reads the table.
   *
   * @param names column with the names of the rows
   * @param wanted rows to keep, empty for all
   * @throws org.marrow.foundation.findings.InvalidInput with every cell that is no number, every
   *     row that stands twice and every wanted row that is not there
   */
  static Table read(Path file, String names, List<String> wanted, Findings findings) {
    CsvRows rows = CsvRows.open(file, CsvFormat.detect(), findings);
    int key = rows.heading().indexOf(names);
    if (key < 0) {
      throw new InvalidInput(
          CohortRules.NO_ROW.at(
              Where.in(rows.source()),
              "no column " + names,
              Nearest.remedy(names, rows.heading())));
    }
    List<String> samples = new ArrayList<>(rows.heading());
    samples.remove(key);
    Set<String> keep = new HashSet<>(wanted);
    Map<String, double[]> kept = new LinkedHashMap<>();
    Findings faults = new Findings();
    Set<String> there = new TreeSet<>();
    rows.forEach(
        faults,
        (row, line, fields) -> {
          String name = fields.get(key);
          if (there.size() < MOST_NAMES) {
            there.add(name);
          }
          if (!keep.isEmpty() && !keep.contains(name)) {
            return;
          }
          Where where = Where.in(rows.source()).line(line).row(row);
          if (name.isEmpty() || kept.containsKey(name)) {
            faults.add(
                CohortRules.COLUMN_TWICE.at(
                    where,
                    name.isEmpty() ? "the row has no name" : "the row " + name + " stands twice"));
            return;
          }
          if ((kept.size() + 1L) * samples.size() > MOST_CELLS) {
            faults.add(
                CohortRules.TOO_LARGE.at(where, "more than " + MOST_CELLS + " cells are wanted"));
            return;
          }
          kept.put(name, numbers(rows, fields, key, where, faults));
        });
    for (String name : wanted) {
      if (!kept.containsKey(name)) {
        faults.add(
            CohortRules.NO_ROW.at(
                Where.in(rows.source()), "no row " + name, Nearest.remedy(name, there)));
      }
    }
    faults.throwIfFaulty();
    List<Column> columns = new ArrayList<>();
    columns.add(TextColumn.of(names, samples));
    kept.forEach((name, values) -> columns.add(new NumberColumn(name, values)));
    return Table.of(rows.source(), columns);
  }

  private static double[] numbers(
      CsvRows rows, List<String> fields, int key, Where where, Findings faults) {
    double[] values = new double[fields.size() - 1];
    for (int i = 0, at = 0; i < fields.size(); i++) {
      if (i == key) {
        continue;
      }
      String text = fields.get(i);
      double value = Double.NaN;
      if (!rows.isMissing(text)) {
        value = NUMBER.matcher(text).matches() ? Double.parseDouble(text) : Double.NaN;
        if (!Double.isFinite(value)) {
          value = Double.NaN;
          faults.add(
              TableRules.NOT_A_NUMBER.at(
                  where.column(rows.heading().get(i)), "\"" + text + "\" is not a number"));
        }
      }
      values[at++] = value;
    }
    return values;
  }
}
