package org.marrow.cytometry.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.BitSet;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.marrow.cytometry.QualityRules;
import org.marrow.cytometry.count.Count;
import org.marrow.cytometry.count.DetectionLimits;
import org.marrow.cytometry.fcs.Channel;
import org.marrow.cytometry.fcs.EventColumn;
import org.marrow.cytometry.fcs.FcsReader;
import org.marrow.cytometry.fcs.Sample;
import org.marrow.cytometry.fcs.SharedData;
import org.marrow.foundation.findings.Finding;
import org.marrow.foundation.findings.Rule;
import org.marrow.foundation.random.Stream;
import org.marrow.foundation.random.Streams;

class QualityControlTest {
  private static final int N = 40_000;

  /** A run with the given time, marker shift, doublets and dead cells. */
  private static Sample made(
      IntToDoubleFunction time,
      IntToDoubleFunction shift,
      IntToDoubleFunction width,
      double deadShare) {
    Stream stream = new Streams(11).stream("run", 0);
    double[][] columns = new double[5][N];
    for (int e = 0; e < N; e++) {
      double height = 50_000 + 5_000 * stream.normal();
      columns[0][e] = time.applyAsDouble(e);
      columns[1][e] = height * width.applyAsDouble(e) * (1 + 0.03 * stream.normal());
      columns[2][e] = height;
      double scaled = (stream.uniform() < 0.3 ? 5 : 1) + 0.4 * stream.normal();
      columns[3][e] = 150 * Math.sinh(scaled + shift.applyAsDouble(e));
      columns[4][e] =
          150 * Math.sinh((stream.uniform() < deadShare ? 5 : 1) + 0.3 * stream.normal());
    }
    List<String> names = List.of("Time", "FSC-A", "FSC-H", "PE-A", "Live/Dead");
    return Sample.of(
        "run",
        names.stream().map(n -> Channel.linear(n, "", 262_144)).toList(),
        IntStream.range(0, 5).mapToObj(c -> EventColumn.of(columns[c])).toList());
  }

  private static double steady(int event) {
    return event;
  }

  private static QualityReport run(Sample sample) {
    return QualityControl.run(sample, QualitySettings.standard());
  }

  private static List<Rule> rules(QualityReport report) {
    return report.removals().stream().map(Removal::rule).toList();
  }

  @Test
  void aCleanRunLosesNextToNothing() {
    QualityReport report = run(made(QualityControlTest::steady, e -> 0, e -> 1, 0));
    assertThat(report.removed().cardinality()).isLessThan(N / 1000);
    assertThat(rules(report)).doesNotContain(QualityRules.DRIFT, QualityRules.RATE);
  }

  @Test
  void aShiftOfTheSignalIsCutOutAndNothingElse() {
    QualityReport report =
        run(made(QualityControlTest::steady, e -> e >= 20_000 && e < 23_000 ? 1.5 : 0, e -> 1, 0));
    Removal drift =
        report.removals().stream()
            .filter(r -> r.rule() == QualityRules.DRIFT)
            .findFirst()
            .orElseThrow();
    assertThat(drift.events().nextSetBit(0)).isEqualTo(20_000);
    assertThat(drift.count()).isEqualTo(3_000);
    assertThat(drift.reason()).contains("PE-A in 6 stretches");
  }

  @Test
  void aClogInTheRateIsCutOut() {
    // Time stands nearly still for 4,000 events: the rate is ten times the usual one.
    QualityReport report =
        run(
            made(
                e -> e < 10_000 ? e : e < 14_000 ? 10_000 + (e - 10_000) / 10.0 : e - 3_600,
                e -> 0,
                e -> 1,
                0));
    assertThat(rules(report)).contains(QualityRules.RATE);
    BitSet removed = report.removed();
    assertThat(removed.get(12_000)).isTrue();
    assertThat(removed.get(30_000)).isFalse();
  }

  @Test
  void aSlowDriftIsSaidAndNotCut() {
    QualityReport report = run(made(QualityControlTest::steady, e -> 1.2 * e / N, e -> 1, 0));
    assertThat(report.findings())
        .extracting(Finding::what)
        .anyMatch(what -> what.contains("last third of the run lies"));
  }

  @Test
  void doubletsAreFoundByTheirAreaOverHeight() {
    QualityReport report =
        run(made(QualityControlTest::steady, e -> 0, e -> e % 20 == 0 ? 1.8 : 1, 0));
    Removal doublets =
        report.removals().stream()
            .filter(r -> r.rule() == QualityRules.DOUBLETS)
            .findFirst()
            .orElseThrow();
    assertThat(doublets.count()).isBetween(1_990L, 2_040L);
    assertThat(doublets.events().get(20)).isTrue();
  }

  @Test
  void deadCellsAreRemovedAndLowViabilityIsSaid() {
    QualityReport report = run(made(QualityControlTest::steady, e -> 0, e -> 1, 0.3));
    assertThat(report.viability()).isBetween(0.69, 0.71);
    assertThat(report.findings()).extracting(Finding::rule).contains(QualityRules.LOW_VIABILITY);
  }

  @Test
  void aStainThatPartsNothingLeavesViabilityUnknown() {
    QualityReport report = run(made(QualityControlTest::steady, e -> 0, e -> 1, 0));
    assertThat(report.viability()).isNaN();
    assertThat(report.findings())
        .extracting(Finding::rule)
        .contains(QualityRules.VIABILITY_UNKNOWN);
  }

  @Test
  void backwardTimeIsSaid() {
    QualityReport report = run(made(e -> (e * 7919L) % N, e -> 0, e -> 1, 0));
    assertThat(report.findings()).extracting(Finding::rule).contains(QualityRules.TIME_UNUSABLE);
  }

  @Test
  void brightCellsAtTheEndOfAFluorescenceScaleAreKept() {
    Sample sample = made(QualityControlTest::steady, e -> e < 500 ? 30 : 0, e -> 1, 0);
    QualityReport report = run(sample);
    assertThat(report.findings())
        .extracting(Finding::what)
        .anyMatch(what -> what.contains("top of the scale, kept"));
    assertThat(rules(report)).doesNotContain(QualityRules.MARGIN);
  }

  @Test
  void removedAndPassedEventsMakeTheWholeSample() {
    Sample sample = made(QualityControlTest::steady, e -> 0, e -> e % 20 == 0 ? 1.8 : 1, 0.2);
    QualityReport report = run(sample);
    assertThat(sample.select(report.removed()).events() + sample.select(report.passed()).events())
        .isEqualTo(N);
  }

  @Test
  void theUnstableRunOfTheSharedDataIsFlagged() {
    QualityReport report = run(FcsReader.read(SharedData.data("qc_peacoqc/111.fcs")));
    assertThat(report.findings()).isNotEmpty();
    assertThat(report.events()).isEqualTo(10_000);
  }

  @Test
  void aDilutedAspirateIsToldByItsMissingResidents() {
    Haemodilution rule = new Haemodilution(2e-5, "house limit");
    Count few = Count.of("s", "mast", "m@1", 2, 5_000_000, "all", DetectionLimits.euroFlow());
    Count small = Count.of("s", "mast", "m@1", 0, 10_000, "all", DetectionLimits.euroFlow());
    assertThat(rule.check(few).orElseThrow().what()).contains("house limit");
    assertThat(rule.check(small)).isEmpty();
    assertThatThrownBy(() -> new Haemodilution(2, "x")).hasMessageContaining("fraction");
  }
}
