package org.marrow.cytometry.fcs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.marrow.cytometry.FcsRules;
import org.marrow.foundation.findings.Finding;
import org.marrow.foundation.findings.Findings;
import org.marrow.foundation.findings.InvalidInput;
import org.marrow.foundation.findings.Where;
import org.marrow.foundation.table.Column;
import org.marrow.foundation.table.CsvFormat;
import org.marrow.foundation.table.NumberColumn;
import org.marrow.foundation.table.Table;

/**
 * Events that somebody exported as a text table: one heading line with the channel names, one row
 * an event. Columns that hold words (labels) are left out with a finding; a word among numbers is a
 * fault.
 *
 * @param sample the events
 * @param findings what was noted on the way
 */
public record EventTable(Sample sample, List<Finding> findings) {
  /** So many rows tell whether a column holds labels. */
  private static final int LABEL_ROWS = 1000;

  public EventTable {
    findings = List.copyOf(findings);
  }

  /** Whether the name of a file says that it is a table. */
  public static boolean isTable(Path path) {
    String name = path.toString().toLowerCase(Locale.ROOT).replaceFirst("\\.gz$", "");
    return name.endsWith(".csv") || name.endsWith(".tsv") || name.endsWith(".txt");
  }

  /**
   * Reads a table; separator, decimal mark and encoding are found out.
   *
   * @throws InvalidInput with every fault of the file
   */
  public static EventTable read(Path path) {
    Findings findings = new Findings();
    Table table = Table.read(path, CsvFormat.detect(), findings);
    findings.throwIfFaulty();
    List<Channel> channels = new ArrayList<>();
    List<EventColumn> columns = new ArrayList<>();
    for (Column column : table.columns()) {
      if (isLabel(table, column)) {
        findings.add(
            FcsRules.LABEL_COLUMN.at(
                Where.in(table.source()).column(column.name()),
                "the column holds words and was left out"));
        continue;
      }
      double[] values = table.numbers(column.name(), findings);
      double top = 0;
      for (double value : values) {
        top = value > top ? value : top;
      }
      channels.add(
          new Channel(
              Keywords.strip(column.name()), "", Channel.Type.TEXT, 0, Math.ceil(top), 0, 0, 1));
      columns.add(EventColumn.of(values));
    }
    findings.throwIfFaulty();
    if (channels.isEmpty()) {
      throw new InvalidInput(
          FcsRules.TABLE_REFUSED.at(Where.in(table.source()), "no column holds numbers"));
    }
    if (columns.getFirst().size() == 0) {
      findings.add(
          FcsRules.NO_EVENTS.at(Where.in(table.source()), "a heading line and no row below it"));
    }
    return new EventTable(
        Sample.of(table.source(), channels, columns, Keywords.none(), Optional.empty()),
        findings.list());
  }

  /** Whether the column names events instead of measuring them: mostly words where it begins. */
  private static boolean isLabel(Table table, Column column) {
    if (column instanceof NumberColumn) {
      return false;
    }
    Table beginning =
        table.select(IntStream.range(0, Math.min(column.size(), LABEL_ROWS)).toArray());
    Findings words = new Findings();
    beginning.numbers(column.name(), words);
    long filled =
        IntStream.range(0, beginning.rows()).filter(row -> !column.isMissing(row)).count();
    return 2 * words.list().size() > filled;
  }
}
