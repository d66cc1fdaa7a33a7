package org.marrow.cytometry.assay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.marrow.cytometry.CountRules;
import org.marrow.cytometry.count.DetectionLimits;
import org.marrow.cytometry.count.Replicate;
import org.marrow.cytometry.count.TubeVariation;
import org.marrow.cytometry.definition.ControlKind;
import org.marrow.cytometry.definition.Definitions;
import org.marrow.cytometry.fcs.Channel;
import org.marrow.cytometry.fcs.EventColumn;
import org.marrow.cytometry.fcs.Sample;
import org.marrow.cytometry.transform.Panel;
import org.marrow.foundation.findings.Finding;
import org.marrow.foundation.random.Stream;
import org.marrow.foundation.random.Streams;

class AssayTest {
  private static final Definitions SHIPPED = Definitions.shipped();

  /** A made marrow: 60 % T cells, 25 % classical monocytes, a tenth of them M1-like; the rest B. */
  private static Sample marrow(int events, boolean isotype) {
    Stream stream = new Streams(31).stream(isotype ? "isotype" : "marrow", 0);
    Map<String, double[]> columns = new TreeMap<>();
    for (String marker :
        List.of(
            "CD45", "CD3", "CD19", "CD56", "HLA-DR", "CD14", "CD16", "CD86", "CD163", "CD206")) {
      columns.put(marker, new double[events]);
    }
    for (int e = 0; e < events; e++) {
      double kind = stream.uniform();
      boolean t = kind < 0.6;
      boolean mono = !t && kind < 0.85;
      boolean m1 = mono && stream.uniform() < 0.1;
      for (Map.Entry<String, double[]> column : columns.entrySet()) {
        boolean positive =
            switch (column.getKey()) {
              case "CD45" -> stream.uniform() < 0.9;
              case "CD3" -> t;
              case "CD19" -> !t && !mono;
              case "HLA-DR" -> !t;
              case "CD14" -> mono;
              case "CD86" -> m1 && !isotype;
              case "CD163" -> mono && !m1;
              default -> stream.uniform() < 0.05;
            };
        double level = (positive ? 5 : 0.8) + 0.4 * stream.normal();
        column.getValue()[e] = 150 * Math.sinh(level);
      }
    }
    return sample(columns, new ArrayList<>(columns.keySet()), isotype ? "iso" : "marrow");
  }

  private static Sample sample(Map<String, double[]> columns, List<String> order, String name) {
    return Sample.of(
        name,
        order.stream().map(m -> Channel.linear(m + " PE", "", 1e6)).toList(),
        order.stream().map(m -> EventColumn.of(columns.getOrDefault(m, new double[0]))).toList());
  }

  private static Assay assay(boolean controlled) {
    Assay assay = Assay.of(SHIPPED, "m1-like-human-marrow");
    return controlled
        ? assay.withControls(
            List.of(
                new ControlTube(ControlKind.ISOTYPE, Optional.of("CD86"), marrow(20_000, true))))
        : assay;
  }

  @Test
  void aMadeMarrowIsCountedAgainstItsDeclaredDenominator() {
    AssayResult result = assay(true).count(marrow(40_000, false));
    // 0.25 of all cells are monocytes, 0.1 of them M1-like, 0.95^2 lack the stray CD56 and CD206.
    double expected = 0.25 * 0.1 * 0.95 * 0.95;
    assertThat(result.count().orElseThrow().denominator()).isEqualTo("leukocytes-human-marrow@1");
    assertThat(result.count().orElseThrow().share()).isBetween(0.93 * expected, 1.1 * expected);
    assertThat(result.check().orElseThrow().jaccard()).isGreaterThan(0.8);
  }

  @Test
  void theReportShowsWhatChangesUnderTheAlternatives() {
    AssayResult result = assay(true).count(marrow(40_000, false));
    assertThat(result.alternatives()).hasSize(3);
    AssayResult.AlternativeCount wide = result.alternatives().get(0);
    assertThat(wide.definition().name()).isEqualTo("m1-like-human-marrow-wide");
    assertThat(wide.count().orElseThrow().k()).isGreaterThan(result.count().orElseThrow().k());
    // CD64 and CD80 were not measured: the rival says so instead of a number.
    assertThat(result.alternatives().get(1).count()).isEmpty();
    assertThat(result.alternatives().get(1).missing()).contains("CD64");
    assertThat(result.findings())
        .extracting(Finding::rule)
        .contains(CountRules.CONTESTED, CountRules.SUPPORT_MISSING);
  }

  @Test
  void anIsotypeTubeAnchorsItsMarkerAndTheOthersAreSaidToHaveNone() {
    AssayResult result = assay(true).count(marrow(40_000, false));
    assertThat(result.gated().steps().getLast().threshold("CD86", false).orElseThrow().control())
        .isPresent();
    assertThat(result.findings().stream().filter(f -> f.rule() == CountRules.NO_CONTROL))
        .isNotEmpty()
        .noneMatch(f -> f.where().column().orElse("").equals("CD86"));
  }

  @Test
  void theAnswerDoesNotDependOnTheOrderOfChannelsOrEvents() {
    Sample sample = marrow(20_000, false);
    List<String> names = sample.channels().stream().map(c -> c.name()).toList();
    List<String> reversed = new ArrayList<>(names);
    Collections.reverse(reversed);
    int[] order = new Streams(1).stream("shuffle", 0).permutation(sample.events());
    Sample other =
        Sample.of(
            "marrow",
            reversed.stream().map(n -> Channel.linear(n, "", 1e6)).toList(),
            reversed.stream()
                .map(n -> sample.column(sample.find(n).orElseThrow()).select(order))
                .toList());
    // Quality control looks along the run, so the order of events matters to it by design.
    AssaySettings settings = AssaySettings.standard().withoutQuality();
    AssayResult one = assay(false).with(settings).count(sample);
    AssayResult two = assay(false).with(settings).count(other);
    assertThat(two.count()).isEqualTo(one.count());
    assertThat(two.check()).isEqualTo(one.check());
    assertThat(two.explanation()).isEqualTo(one.explanation());
  }

  @Test
  void limitsFromBlanksGrowWithTheDenominatorOfEachSample() {
    DetectionLimits small = limits(4_000);
    DetectionLimits large = limits(40_000);
    // A blank of 1 in 1,000 shows ten times as many events among ten times as many.
    assertThat((double) large.blank()).isBetween(4.0 * small.blank(), 10.0 * small.blank());
  }

  private static DetectionLimits limits(int events) {
    AssaySettings settings =
        AssaySettings.standard()
            .withoutMap()
            .withLimits(n ->
                DetectionLimits.fromBlanks(
                    List.of(new Replicate(10, 10_000)), n, 0.2, TubeVariation.countingOnly()));
    return assay(true).with(settings).count(marrow(events, false)).count().orElseThrow().limits();
  }

  @Test
  void aPanelWithoutTheMarkersIsRefusedByName() {
    AssayResult result = Assay.of(SHIPPED, "plasma-cells-human").count(marrow(1000, false));
    assertThat(result.count()).isEmpty();
    assertThat(result.findings()).extracting(Finding::rule).contains(CountRules.MARKER_MISSING);
  }

  @Test
  void anEmptyFileIsRefusedAndNothingBreaks() {
    Sample empty = marrow(10, false).select(new java.util.BitSet());
    AssayResult result = assay(false).count(empty);
    assertThat(result.count()).isEmpty();
    assertThat(result.findings()).extracting(Finding::rule).contains(CountRules.EMPTY_DENOMINATOR);
  }

  @ParameterizedTest
  @CsvSource({
    "CD86 APC, CD86",
    "160Gd_CD14, CD14",
    "CD14(Gd160)Dd, CD14",
    "CD14_Gd160, CD14",
    "209Bi_CD11b, CD11b",
    "HLA-DR PE-Cy7, HLA-DR",
    "HLADR_Yb174, HLA-DR",
    "F4/80, F4/80",
    "CD38:APC H7-A LOGICAL, CD38",
    "cKit_Er166, CD117",
    "Syndecan-1, CD138",
    "IL-1β, IL-1beta",
    "CD3, CD3"
  })
  void aMarkerIsFoundHoweverTheFileWritesIt(String name, String marker) {
    Sample sample =
        Sample.of(
            "names",
            List.of(Channel.linear("FSC-A", "", 1024), Channel.linear(name, "", 1024)),
            List.of(EventColumn.of(new float[1]), EventColumn.of(new float[1])));
    assertThat(Panel.channels(sample, Set.of(marker), Map.of())).containsEntry(marker, 1);
  }
}
