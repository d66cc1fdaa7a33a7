package org.marrow.cytometry.assay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.marrow.cytometry.CountRules;
import org.marrow.cytometry.QualityRules;
import org.marrow.cytometry.cluster.MapSettings;
import org.marrow.cytometry.count.Count;
import org.marrow.cytometry.definition.Definitions;
import org.marrow.cytometry.fcs.Channel;
import org.marrow.cytometry.fcs.EventColumn;
import org.marrow.cytometry.fcs.FcsWriter;
import org.marrow.cytometry.fcs.Sample;
import org.marrow.cytometry.fcs.SharedData;
import org.marrow.cytometry.quality.Haemodilution;
import org.marrow.foundation.findings.Finding;
import org.marrow.foundation.findings.InvalidInput;
import org.marrow.foundation.findings.Severity;
import org.marrow.foundation.random.Stream;
import org.marrow.foundation.random.Streams;

class BatchTest {
  private static final Definitions SHIPPED = Definitions.shipped();
  private static final List<String> WANTED =
      List.of("m1-like-human-marrow", "classical-monocytes-human");

  private static final AssaySettings QUICK = AssaySettings.standard().withoutMap();

  @TempDir Path folder;

  /** Monocytes in T cells; a share of the monocytes is M1-like. */
  private static Sample marrow(int number, int events) {
    return tube(number, events, true);
  }

  private static Sample tube(int number, int events, boolean stained) {
    Stream stream = new Streams(5).stream("batch", number);
    Map<String, double[]> columns = new TreeMap<>();
    for (String marker :
        List.of(
            "CD45", "CD3", "CD19", "CD56", "HLA-DR", "CD14", "CD16", "CD86", "CD163", "CD206")) {
      columns.put(marker, new double[events]);
    }
    double[] time = new double[events];
    for (int e = 0; e < events; e++) {
      boolean mono = stream.uniform() < 0.2 + 0.05 * number;
      boolean m1 = mono && stream.uniform() < 0.15;
      time[e] = e / 10.0;
      for (Map.Entry<String, double[]> column : columns.entrySet()) {
        boolean positive =
            switch (column.getKey()) {
              case "CD45" -> mono || stream.uniform() < 0.9;
              case "CD3" -> !mono;
              case "HLA-DR", "CD14" -> mono;
              case "CD86" -> m1;
              case "CD163" -> mono && !m1;
              default -> stream.uniform() < 0.02;
            };
        column.getValue()[e] =
            (float) (150 * Math.sinh((positive && stained ? 5 : 0.8) + 0.4 * stream.normal()));
      }
    }
    List<Channel> channels = new ArrayList<>();
    List<EventColumn> values = new ArrayList<>();
    columns.forEach((marker, v) -> {
      channels.add(Channel.linear(marker, "", 262_144));
      values.add(EventColumn.of(v));
    });
    channels.add(Channel.linear("Time", "", 262_144));
    values.add(EventColumn.of(time));
    return Sample.of("marrow " + number, channels, values);
  }

  private Path cohort() throws IOException {
    for (int s = 0; s < 5; s++) {
      FcsWriter.write(marrow(s, 8_000), folder.resolve("patient-" + s + ".fcs"));
    }
    return folder;
  }

  private String bytes(BatchCounts counts) {
    try {
      Path file = Files.createTempFile(folder, "counts", ".csv");
      counts.counts().table().write(file);
      String text = Files.readString(file);
      Files.delete(file);
      return text + counts.alternatives() + counts.quality() + counts.refused() + counts.findings();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void oneTwoAndThreeThreadsGiveTheSameBytes() throws IOException {
    AssaySettings s = AssaySettings.standard();
    Batch batch =
        Batch.of(cohort(), SHIPPED, WANTED)
            // A small map: it matters that it is the same, not that it is good.
            .with(s.withMap(new MapSettings(6, 6, 5, 20_000, 0.02, 1)));
    String one = bytes(batch.count(1));
    assertThat(one).contains("patient-0.fcs").contains("patient-4.fcs");
    assertThat(bytes(batch.count(2))).isEqualTo(one);
    assertThat(bytes(batch.count(3))).isEqualTo(one);
  }

  @Test
  void everySampleAndDefinitionIsARowWithItsRunsQualityBesideIt() throws IOException {
    BatchCounts counts = Batch.of(cohort(), SHIPPED, WANTED).with(QUICK).count(2);
    assertThat(counts.counts().rows()).hasSize(10);
    assertThat(counts.counts().rows())
        .extracting(Count::definition)
        .startsWith("m1-like-human-marrow@1", "classical-monocytes-human@1");
    assertThat(counts.quality()).hasSize(5);
    assertThat(counts.quality().getFirst().events()).isEqualTo(8_000);
    assertThat(counts.alternatives().rows()).isNotEmpty();
    // 20 % and 40 % monocytes of all cells, 15 % of them M1-like, 0.98^3 without stray lineage
    // and CD206; 92 % and 94 % of all cells are CD45+.
    double clean = 0.15 * 0.98 * 0.98 * 0.98;
    assertThat(counts.counts().rows().get(0).share()).isBetween(0.19 * clean, 0.24 * clean);
    assertThat(counts.counts().rows().get(8).share()).isBetween(0.39 * clean, 0.46 * clean);
  }

  @Test
  void aFileThatCannotBeReadIsAFaultOfItsOwnAndARowOfTheRefused() throws IOException {
    Files.writeString(cohort().resolve("patient-2.fcs"), "FCS3.1 and nothing else");
    BatchCounts counts = Batch.of(folder, SHIPPED, WANTED).with(QUICK).count(2);
    assertThat(counts.counts().rows()).hasSize(8);
    assertThat(counts.refused())
        .extracting(r -> r.sample() + " " + r.definition())
        .containsExactly(
            "patient-2.fcs m1-like-human-marrow@1", "patient-2.fcs classical-monocytes-human@1");
    assertThat(counts.refused().getFirst().reason()).isNotBlank();
    assertThat(counts.findings()).anyMatch(f -> f.severity() == Severity.FAULT);
  }

  @Test
  void controlsAreKnownByTheirNamesAndServeTheirFolder() throws IOException {
    Path visit = Files.createDirectories(folder.resolve("visit 1"));
    FcsWriter.write(marrow(1, 4_000), visit.resolve("marrow.fcs"));
    FcsWriter.write(tube(2, 4_000, false), visit.resolve("isotype.fcs"));
    FcsWriter.write(marrow(3, 4_000), folder.resolve("marrow.fcs"));
    BatchCounts counts = Batch.of(folder, SHIPPED, WANTED).with(QUICK).count(1);
    assertThat(counts.counts().rows())
        .extracting(Count::sample)
        .containsExactly("marrow.fcs", "marrow.fcs", "visit 1/marrow.fcs", "visit 1/marrow.fcs");
    assertThat(counts.findings())
        .filteredOn(f -> f.rule() == CountRules.CONTROL_BY_NAME)
        .extracting(f -> f.where().source())
        .containsExactly("visit 1/isotype.fcs");
    assertThat(counts.findings())
        .filteredOn(f -> f.rule() == CountRules.NO_CONTROL)
        .extracting(f -> f.where().source())
        .containsOnly("marrow.fcs");
  }

  @Test
  void aFolderOfWellsWithIsotypesIsCountedInOneCallToTheOraclesFigures() {
    Path wells = SharedData.data("macrophage_m1m2_bmdm");
    AssaySettings settings =
        AssaySettings.standard()
            .withoutQuality()
            .withoutMap()
            .withNames(Map.of("CD86", "APC-A", "CD206", "Alexa Fluor 488-A"));
    List<Count> rows =
        Batch.of(wells, SHIPPED, List.of("m1-like-mouse-bmdm"))
            .with(settings)
            .count(2)
            .counts()
            .rows();
    // The README's oracle table, CD86+ % of all events by the pooled isotypes' 99th percentile.
    Map<String, Double> oracle =
        Map.of("exp-0x0", 2.5, "exp-0_03x0", 9.4, "exp-0_1x0", 36.0, "exp-0_3x0", 66.5);
    for (Map.Entry<String, Double> row : oracle.entrySet()) {
      Count count =
          rows.stream()
              .filter(c -> c.sample().contains("_" + row.getKey() + "."))
              .findFirst()
              .orElseThrow();
      assertThat(Math.round(1000 * count.share()) / 10.0).isEqualTo(row.getValue());
    }
  }

  @Test
  void twoFilesOfOneNameKeepTheirFoldersInTheResult() throws IOException {
    Path a = Files.createDirectories(folder.resolve("a")).resolve("before.fcs");
    Path b = Files.createDirectories(folder.resolve("b")).resolve("before.fcs");
    FcsWriter.write(marrow(1, 2_000), a);
    FcsWriter.write(marrow(2, 2_000), b);
    assertThat(
            Batch.of(List.of(a, b), SHIPPED, WANTED.subList(0, 1))
                .with(QUICK)
                .count(1)
                .counts()
                .rows())
        .extracting(c -> c.sample().replaceFirst(".*/(./before)", "$1"))
        .containsExactly("a/before.fcs", "b/before.fcs");
  }

  @Test
  void aFolderOfNothingButControlsOrNoEventsIsRefused() throws IOException {
    assertThatThrownBy(() -> Batch.of(folder, SHIPPED, WANTED)).isInstanceOf(InvalidInput.class);
    FcsWriter.write(marrow(1, 100), folder.resolve("isotype.fcs"));
    assertThatThrownBy(() -> Batch.of(folder, SHIPPED, WANTED))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("no sample");
  }

  @Test
  void aScarcityOfResidentCellsIsSaidWithItsLimitAndChangesNoCount() {
    Sample sample = marrow(1, 8_000);
    Assay plain = Assay.of(SHIPPED, "m1-like-human-marrow");
    AssaySettings settings = plain.settings();
    AssayResult before = plain.count(sample);
    AssayResult after =
        plain
            .with(
                settings.withResidents(
                    new Residents("classical-monocytes-human", new Haemodilution(0.999, "a test"))))
            .count(sample);
    assertThat(after.residents()).isPresent();
    assertThat(after.findings())
        .filteredOn(f -> f.rule() == QualityRules.HAEMODILUTION)
        .singleElement()
        .extracting(Finding::what)
        .asString()
        .contains("limit 99.9", "a test");
    assertThat(after.count()).isEqualTo(before.count());
    assertThat(after.check()).isEqualTo(before.check());
    assertThat(before.residents()).isEqualTo(Optional.empty());
  }
}
