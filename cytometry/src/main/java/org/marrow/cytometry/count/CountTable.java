package org.marrow.cytometry.count;

import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.marrow.foundation.table.NumberColumn;
import org.marrow.foundation.table.Table;
import org.marrow.foundation.table.TextColumn;

/**
 * Counts as rows: sample, population, definition, k of N, denominator, interval, status. What the
 * study runner joins to outcomes.
 *
 * @param rows the counts in the order given
 */
public record CountTable(List<Count> rows) {
  public CountTable {
    rows = List.copyOf(rows);
  }

  /**
   * The counts as a table. Shares are fractions; {@code share} is missing below the limit of
   * quantification, where a figure would mislead, while k, N and the interval are always there.
   */
  public Table table() {
    return Table.of(
        "counts",
        List.of(
            text("sample", Count::sample),
            text("population", Count::population),
            text("definition", Count::definition),
            number("k", Count::k),
            number("n", Count::n),
            text("denominator", Count::denominator),
            number(
                "share", c -> c.status() == DetectionStatus.QUANTIFIABLE ? c.share() : Double.NaN),
            number("lower", c -> c.interval().lower()),
            number("upper", c -> c.interval().upper()),
            number("confidence", Count::confidence),
            text("status", c -> c.status().words()),
            number("limit_of_blank", c -> c.limits().blank()),
            number("limit_of_detection", c -> c.limits().detection()),
            number("limit_of_quantification", c -> c.limits().quantification()),
            text("limits_source", c -> c.limits().source())));
  }

  private TextColumn text(String name, Function<Count, String> cell) {
    return TextColumn.of(name, rows.stream().map(cell).toList());
  }

  private NumberColumn number(String name, ToDoubleFunction<Count> cell) {
    return new NumberColumn(name, rows.stream().mapToDouble(cell).toArray());
  }
}
