package org.marrow.foundation.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.marrow.foundation.findings.Findings;
import org.marrow.foundation.findings.InvalidInput;
import org.marrow.foundation.random.Stream;
import org.marrow.foundation.random.Streams;

class TableFuzzTest {
  @TempDir Path folder;

  @Test
  void anyBytesAreReadOrRefusedWithFindings() throws IOException {
    byte[] seed =
        "id;time,\"a\"\"b\"\r\n1,5;NA\t\"x\ny\"|\uFEFF\n".getBytes(StandardCharsets.UTF_8);
    Path file = folder.resolve("fuzz.csv");
    int read = 0;
    for (int i = 0; i < 3000; i++) {
      Stream stream = new Streams(7).stream("fuzz", i);
      byte[] bytes = new byte[(int) stream.below(80)];
      for (int j = 0; j < bytes.length; j++) {
        bytes[j] =
            stream.uniform() < 0.1
                ? (byte) stream.below(256)
                : seed[(int) stream.below(seed.length)];
      }
      Files.write(file, bytes);
      try {
        Table table = Table.read(file, CsvFormat.detect(), new Findings());
        assertThat(table.names()).isNotEmpty();
        read++;
      } catch (InvalidInput e) {
        assertThat(e.findings()).isNotEmpty();
      }
    }
    assertThat(read).isPositive();
  }
}
