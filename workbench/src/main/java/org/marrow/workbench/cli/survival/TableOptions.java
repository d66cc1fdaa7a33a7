package org.marrow.workbench.cli.survival;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.marrow.foundation.findings.Findings;
import org.marrow.foundation.table.BeyondLimit;
import org.marrow.foundation.table.CsvFormat;
import org.marrow.foundation.table.Table;
import picocli.CommandLine.Option;

/** Which table to read. */
final class TableOptions {
  @Option(
      names = "--data",
      required = true,
      paramLabel = "FILE",
      description =
          "Table as text: comma, semicolon or tab; the kind is found. NA and empty cells are"
              + " missing.")
  private @Nullable Path data;

  @Option(
      names = "--beyond-limit",
      paramLabel = "HOW",
      description =
          "How cells such as <0.5 or >1000 are read: ${COMPLETION-CANDIDATES}. Without it they are"
              + " faults.")
  private @Nullable BeyondLimit beyondLimit;

  /** The table, with cells beyond a limit read as was asked. */
  Table read(Findings findings) {
    return read(path(), findings);
  }

  /** Another table, read the same way. */
  Table read(Path file, Findings findings) {
    Table table = Table.read(file, CsvFormat.detect(), findings);
    return beyondLimit == null ? table : beyondLimit.apply(table, findings);
  }

  private Path path() {
    if (data == null) {
      throw new IllegalStateException("--data is required");
    }
    return data;
  }
}
