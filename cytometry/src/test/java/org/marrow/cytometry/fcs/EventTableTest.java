package org.marrow.cytometry.fcs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.marrow.cytometry.FcsRules;
import org.marrow.foundation.findings.InvalidInput;

class EventTableTest {
  private static final String TEXT = "CD14,label,CD16\n1.5,a,2\n-3,b,1e3\n";

  @TempDir Path folder;

  @Test
  void aCompressedTableHasTheEventsOfThePlainOne() throws IOException {
    Path plain = Files.writeString(folder.resolve("events.csv"), TEXT);
    Path packed = folder.resolve("events.csv.gz");
    try (var out = new GZIPOutputStream(Files.newOutputStream(packed))) {
      out.write(TEXT.getBytes(StandardCharsets.UTF_8));
    }
    Sample sample = FcsReader.read(packed);
    assertThat(sample.doubles(0)).containsExactly(1.5, -3);
    assertThat(sample.doubles(1)).containsExactly(2, 1000);
    assertThat(sample.channels()).isEqualTo(FcsReader.read(plain).channels());
    assertThat(sample.name()).isEqualTo("events.csv.gz");
    assertThat(EventTable.read(packed).findings()).hasSize(1);
  }

  @Test
  void aHeadingWithoutARowIsSaidToHoldNoEvents() throws IOException {
    Path file = Files.writeString(folder.resolve("none.csv"), "CD14,CD16\n");
    EventTable table = EventTable.read(file);
    assertThat(table.sample().events()).isZero();
    assertThat(table.findings()).extracting(f -> f.rule()).contains(FcsRules.NO_EVENTS);
  }

  @Test
  void aWordAmongNumbersIsAFaultWithItsRow() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("word.csv"), "CD14,CD16\n1,2\n1.5,high\n3,n/q\n4,5\n6,7\n");
    assertThatThrownBy(() -> EventTable.read(file))
        .isInstanceOfSatisfying(
            InvalidInput.class,
            e ->
                assertThat(e.findings())
                    .extracting(f -> f.what())
                    .containsExactly("\"high\" is not a number", "\"n/q\" is not a number"));
  }

  @Test
  void aColumnOfLabelsIsLeftOutAndNamed() throws IOException {
    EventTable table = EventTable.read(Files.writeString(folder.resolve("label.csv"), TEXT));
    assertThat(table.findings()).extracting(f -> f.rule()).containsExactly(FcsRules.LABEL_COLUMN);
    assertThat(table.sample().channels()).extracting(Channel::name).containsExactly("CD14", "CD16");
  }
}
