package org.marrow.workbench.count;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.marrow.cytometry.assay.AssayResult.AlternativeCount;
import org.marrow.cytometry.count.Count;
import org.marrow.foundation.number.NumberText;
import org.marrow.foundation.table.Table;
import org.marrow.workbench.report.Block;
import org.marrow.workbench.report.ReportTable;

/**
 * The same events under rival definitions, because a figure without its definition says nothing.
 */
final class RivalTable {
  private static final int MOST_PRINTED = 12;
  private static final NumberText NUMBERS = NumberText.ENGLISH;

  private RivalTable() {}

  private record Row(
      String sample, CountedSample.Population population, AlternativeCount alternative) {}

  static Block of(List<CountedSample> samples, String mark) {
    List<Row> rows = new ArrayList<>();
    for (CountedSample sample : samples) {
      for (CountedSample.Population population : sample.populations()) {
        population
            .alternatives()
            .forEach(a -> rows.add(new Row(sample.row().sample(), population, a)));
      }
    }
    Table data =
        Table.of(
            "rival-definitions",
            List.of(
                CountTables.text("sample", rows, Row::sample),
                CountTables.text("definition", rows, r -> r.population().definition().id()),
                CountTables.text("rival", rows, r -> r.alternative().definition().id()),
                CountTables.text("why", rows, r -> r.alternative().why()),
                CountTables.number(
                    "k", rows, r -> r.alternative().count().map(Count::k).orElse(-1L)),
                CountTables.number(
                    "n", rows, r -> r.alternative().count().map(Count::n).orElse(-1L)),
                CountTables.number("shared", rows, r -> r.alternative().shared()),
                CountTables.number("jaccard", rows, r -> r.alternative().jaccard()),
                CountTables.text("missing", rows, r -> r.alternative().missing())));
    List<List<String>> printed = new ArrayList<>();
    for (Row r : rows) {
      Optional<Count> count = r.alternative().count();
      printed.add(
          List.of(
              r.sample(),
              r.population().definition().title(),
              r.alternative().definition().title(),
              count.map(Count::describe).orElse(r.alternative().missing()),
              NUMBERS.fixed(r.alternative().jaccard(), 2)));
    }
    ReportTable table =
        new ReportTable(
            "rival-definitions",
            "The same events under rival definitions",
            mark
                + "Overlap is the Jaccard index: events in both over events in either. In the CSV,"
                + " k and n are −1 where the panel lacks a marker of the rival.",
            List.of("sample", "cells", "rival definition", "counts", "overlap"),
            printed,
            data);
    return rows.size() > MOST_PRINTED ? new Block.Download(table) : new Block.Tabulated(table);
  }
}
