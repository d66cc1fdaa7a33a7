package org.marrow.workbench.count;

import java.util.ArrayList;
import java.util.List;
import org.marrow.cytometry.template.Explanation;
import org.marrow.foundation.number.NumberText;
import org.marrow.foundation.table.Table;
import org.marrow.workbench.report.Block;
import org.marrow.workbench.report.ReportTable;

/** How each count moves with its thresholds. */
final class SensitivityTable {
  private static final int MOST_PRINTED = 12;
  private static final NumberText NUMBERS = NumberText.ENGLISH;

  private SensitivityTable() {}

  private record Row(
      String sample, String definition, long count, String gate, String key, long[] moved) {}

  static Block of(List<CountedSample> samples, String mark) {
    List<Row> rows = new ArrayList<>();
    for (CountedSample sample : samples) {
      for (CountedSample.Population population : sample.populations()) {
        population.explanation().ifPresent(e -> rows.addAll(rows(sample, population, e)));
      }
    }
    String[] names = {"at_0_90", "at_0_95", "at_1_05", "at_1_10"};
    List<org.marrow.foundation.table.Column> columns = new ArrayList<>();
    columns.add(CountTables.text("sample", rows, Row::sample));
    columns.add(CountTables.text("definition", rows, Row::definition));
    columns.add(CountTables.text("gate", rows, Row::gate));
    columns.add(CountTables.text("threshold", rows, Row::key));
    columns.add(CountTables.number("count", rows, Row::count));
    for (int i = 0; i < names.length; i++) {
      int at = i;
      columns.add(CountTables.number(names[i], rows, r -> r.moved()[at]));
    }
    List<List<String>> printed = new ArrayList<>();
    for (Row r : rows) {
      printed.add(
          List.of(
              r.sample(),
              DefinitionWords.of(r.definition()),
              r.key(),
              NUMBERS.count(r.count()),
              NUMBERS.count(r.moved()[0]),
              NUMBERS.count(r.moved()[1]),
              NUMBERS.count(r.moved()[2]),
              NUMBERS.count(r.moved()[3])));
    }
    ReportTable table =
        new ReportTable(
            "sensitivity",
            "What the counts hang on",
            mark + "Events of the population with one threshold moved by 5 and 10 %, in raw units.",
            List.of(
                "sample", "cells", "threshold", "counted", "× 0.90", "× 0.95", "× 1.05", "× 1.10"),
            printed,
            Table.of("sensitivity", columns));
    return rows.size() > MOST_PRINTED ? new Block.Download(table) : new Block.Tabulated(table);
  }

  private static List<Row> rows(
      CountedSample sample, CountedSample.Population population, Explanation explanation) {
    List<Row> rows = new ArrayList<>();
    List<Explanation.Shift> shifts = explanation.shifts();
    // Four shifts a threshold, in ascending order of the factor.
    for (int i = 0; i + 3 < shifts.size(); i += 4) {
      rows.add(
          new Row(
              sample.row().sample(),
              population.definition().id(),
              explanation.count(),
              shifts.get(i).gate(),
              shifts.get(i).threshold(),
              shifts.subList(i, i + 4).stream().mapToLong(Explanation.Shift::count).toArray()));
    }
    return rows;
  }
}
