package org.marrow.workbench.cli.survival;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.marrow.foundation.findings.Findings;
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

  Table read(Findings findings) {
    return Table.read(path(), CsvFormat.detect(), findings);
  }

  private Path path() {
    if (data == null) {
      throw new IllegalStateException("--data is required");
    }
    return data;
  }
}
