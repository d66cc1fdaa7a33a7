package org.marrow.cytometry.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.marrow.cytometry.CountRules;
import org.marrow.cytometry.definition.ControlKind;
import org.marrow.foundation.random.Stream;
import org.marrow.foundation.random.Streams;

class TemplateGateTest {
  /** Two markers: A has 30 % cells at 5 among cells at 1 (asinh scale), B is at 1 throughout. */
  private static MarkerTable made(long seed, int events, double share) {
    Stream stream = new Streams(seed).stream("made", 0);
    double[] a = new double[events];
    double[] b = new double[events];
    for (int i = 0; i < events; i++) {
      boolean positive = stream.uniform() < share;
      a[i] = MarkerScale.MASS.inverse((positive ? 5 : 1) + 0.4 * stream.normal());
      b[i] = MarkerScale.MASS.inverse(1 + 0.4 * stream.normal());
    }
    return MarkerTable.of("made", Map.of("A", a, "B", b), MarkerScale.MASS);
  }

  private static Gated gate(MarkerTable table, String phenotype) {
    return TemplateGate.run(
        table, List.of(), List.of(Step.of("g", phenotype)), TemplateSettings.standard());
  }

  private static boolean needsReview(Gated gated) {
    return Review.of(gated, Optional.empty(), 0.95, 0.1).needed();
  }

  @Test
  void aValleyBetweenTwoPopulationsIsFound() {
    Gated gated = gate(made(1, 20_000, 0.3), "A+");
    Threshold threshold = gated.steps().getFirst().thresholds().getFirst();
    assertThat(threshold.source()).isEqualTo(ThresholdSource.VALLEY);
    assertThat(MarkerScale.MASS.forward(threshold.raw())).isCloseTo(3, within(0.6));
    assertThat((double) gated.count() / 20_000).isCloseTo(0.3, within(0.01));
    assertThat(needsReview(gated)).isFalse();
    // The posterior agrees that nearly every event is on one side or the other.
    assertThat(threshold.possible() - threshold.certain()).isLessThan(40);
  }

  @Test
  void aRarePopulationOfOneInAThousandIsNotLost() {
    Gated gated = gate(made(2, 200_000, 0.001), "A+");
    assertThat(gated.count()).isBetween(160L, 240L);
  }

  @Test
  void onePopulationWithoutAControlNeedsReviewInsteadOfASilentPick() {
    Gated gated = gate(made(3, 20_000, 0.3), "B+");
    assertThat(needsReview(gated)).isTrue();
  }

  @Test
  void aLoneBrightPopulationIsPositiveAndStillAskedAbout() {
    Stream stream = new Streams(12).stream("bright", 0);
    double[] a = new double[8_000];
    for (int i = 0; i < a.length; i++) {
      a[i] = MarkerScale.FLUORESCENCE.inverse(5 + 0.4 * stream.normal());
    }
    MarkerTable table = MarkerTable.of("bright", Map.of("CD45", a), MarkerScale.FLUORESCENCE);
    Gated gated = gate(table, "CD45+");
    // All cells of purified leukocytes bear CD45; cutting their one population in half loses them.
    assertThat(gated.count()).isGreaterThan(7_800);
    assertThat(gated.steps().getFirst().thresholds().getFirst().source())
        .isEqualTo(ThresholdSource.LONE_POPULATION);
    assertThat(needsReview(gated)).isTrue();
  }

  /**
   * B cells are bright for C, granulocytes have two dimmer levels; ten plasma cells have some C.
   */
  @Test
  void anAncestorsValleyFarFromTheParentsPopulationDoesNotCutItsNeighbours() {
    Stream stream = new Streams(13).stream("levels", 0);
    int n = 40_000;
    double[] lineage = new double[n];
    double[] c = new double[n];
    for (int i = 0; i < n; i++) {
      boolean b = i < 3_000;
      lineage[i] = MarkerScale.MASS.inverse((b ? 5 : 1) + 0.3 * stream.normal());
      double level = i < 10 ? 3.5 : b ? 6 : i < 20_000 ? 1 : 3;
      c[i] = MarkerScale.MASS.inverse(level + 0.3 * stream.normal());
    }
    MarkerTable table = MarkerTable.of("levels", Map.of("L", lineage, "C", c), MarkerScale.MASS);
    Gated gated =
        TemplateGate.run(
            table,
            List.of(),
            List.of(Step.of("lineage", "L+"), Step.of("plasma", "C-")),
            TemplateSettings.standard());
    assertThat(gated.members().stream().filter(i -> i < 10).count()).isEqualTo(10);
    assertThat(gated.count()).isLessThan(15);
  }

  @Test
  void aControlThatContradictsTheValleyNeedsReviewAndWins() {
    MarkerTable sample = made(4, 20_000, 0.3);
    double[] bright = new double[5000];
    Stream stream = new Streams(9).stream("control", 0);
    for (int i = 0; i < bright.length; i++) {
      bright[i] = MarkerScale.MASS.inverse(4.5 + 0.4 * stream.normal());
    }
    Control control =
        new Control(
            ControlKind.FMO,
            Optional.of("A"),
            MarkerTable.of("fmo", Map.of("A", bright), MarkerScale.MASS));
    Gated gated =
        TemplateGate.run(
            sample, List.of(control), List.of(Step.of("g", "A+")), TemplateSettings.standard());
    assertThat(needsReview(gated)).isTrue();
    assertThat(gated.steps().getFirst().thresholds().getFirst().source())
        .isEqualTo(ThresholdSource.CONTROL);
    assertThat(gated.steps().getFirst().thresholds().getFirst().doubt())
        .contains("valley of the sample");
  }

  @Test
  void aThresholdSetByHandWinsOverEverything() {
    Gated gated =
        TemplateGate.run(
            made(5, 5_000, 0.3),
            List.of(),
            List.of(Step.of("g", "A+")),
            TemplateSettings.standard().withManual(Map.of("A", 1e9)));
    assertThat(gated.count()).isZero();
    assertThat(gated.steps().getFirst().thresholds().getFirst().source())
        .isEqualTo(ThresholdSource.MANUAL);
  }

  @Test
  void aMissingMarkerIsRefusedAndASupportingOneIsNoted() {
    Gated refused = gate(made(6, 1000, 0.3), "A+ CD3-");
    assertThat(refused.isGated()).isFalse();
    assertThat(refused.findings().getFirst().rule()).isEqualTo(CountRules.MARKER_MISSING);
    assertThat(refused.findings().getFirst().what()).contains("CD3", "A, B");
  }

  @Test
  void neitherTheOrderOfEventsNorThatOfMarkersMatters() {
    MarkerTable table = made(7, 20_000, 0.05);
    int[] order = new Streams(1).stream("order", 0).permutation(table.events());
    TreeMap<String, double[]> shuffled = new TreeMap<>();
    for (String marker : table.markers()) {
      double[] raw = table.raw(marker);
      double[] moved = new double[raw.length];
      for (int i = 0; i < raw.length; i++) {
        moved[i] = raw[order[i]];
      }
      shuffled.put(marker, moved);
    }
    Gated one = gate(table, "A+ B-/dim");
    Gated two = gate(MarkerTable.of("made", shuffled, MarkerScale.MASS), "B-/dim A+");
    BitSet moved = new BitSet();
    for (int i = 0; i < order.length; i++) {
      moved.set(i, one.members().get(order[i]));
    }
    assertThat(two.members()).isEqualTo(moved);
    assertThat(two.steps().getFirst().thresholds()).isEqualTo(one.steps().getFirst().thresholds());
  }

  @Test
  void threeLevelsHaveTwoThresholds() {
    Stream stream = new Streams(8).stream("levels", 0);
    double[] a = new double[30_000];
    for (int i = 0; i < a.length; i++) {
      a[i] = MarkerScale.MASS.inverse(1 + 2 * (i % 3) + 0.35 * stream.normal());
    }
    MarkerTable table = MarkerTable.of("levels", Map.of("A", a), MarkerScale.MASS);
    Step dim = Step.of("dim", "Adim").withThreeLevels(Set.of("A"));
    Gated gated = TemplateGate.run(table, List.of(), List.of(dim), TemplateSettings.standard());
    assertThat(gated.count()).isBetween(9_800L, 10_200L);
  }

  @Test
  void noEventInTheParentIsNoEventInTheGate() {
    MarkerTable table = made(9, 1000, 0.3);
    Gated gated =
        TemplateGate.run(
            table,
            new BitSet(),
            List.of(),
            List.of(Step.of("g", "A+"), Step.of("h", "B-")),
            TemplateSettings.standard());
    assertThat(gated.count()).isZero();
    assertThat(needsReview(gated)).isFalse();
  }
}
