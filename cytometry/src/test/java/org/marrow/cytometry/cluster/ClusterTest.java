package org.marrow.cytometry.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.marrow.cytometry.template.Gated;
import org.marrow.cytometry.template.MarkerScale;
import org.marrow.cytometry.template.MarkerTable;
import org.marrow.cytometry.template.Step;
import org.marrow.cytometry.template.TemplateGate;
import org.marrow.cytometry.template.TemplateSettings;
import org.marrow.foundation.random.Stream;
import org.marrow.foundation.random.Streams;

class ClusterTest {
  private static final int[] SIZES = {6000, 3000, 900, 100};

  /** Four round populations of known sizes in three channels, the last of one in a hundred. */
  private static double[][] made() {
    double[][] centers = {{0, 0, 0}, {5, 0, 0}, {0, 5, 0}, {5, 5, 6}};
    Stream stream = new Streams(4).stream("clouds", 0);
    double[][] columns = new double[3][Arrays.stream(SIZES).sum()];
    int event = 0;
    for (int p = 0; p < SIZES.length; p++) {
      for (int i = 0; i < SIZES[p]; i++, event++) {
        for (int c = 0; c < 3; c++) {
          columns[c][event] = centers[p][c] + 0.5 * stream.normal();
        }
      }
    }
    return columns;
  }

  private static int[] labels() {
    return IntStream.range(0, SIZES.length)
        .flatMap(p -> IntStream.range(0, SIZES[p]).map(i -> p))
        .toArray();
  }

  @Test
  void separateCloudsAreFoundWhateverTheSeed() {
    for (long seed = 0; seed < 3; seed++) {
      SelfOrganisingMap map =
          SelfOrganisingMap.train(made(), new MapSettings(8, 8, 10, 60_000, 0, seed));
      Matching matching =
          Matching.hungarian(
              MetaClusters.ward(map, 4), labels(), List.of("a", "b", "c", "rare"), true);
      assertThat(matching.meanF1()).as("seed %s", seed).isGreaterThan(0.99);
    }
  }

  @Test
  void theMapDoesNotDependOnTheOrderOfEvents() {
    double[][] columns = made();
    int[] order = new Streams(2).stream("order", 0).permutation(columns[0].length);
    double[][] shuffled = new double[3][];
    for (int c = 0; c < 3; c++) {
      double[] column = columns[c];
      shuffled[c] = Arrays.stream(order).mapToDouble(e -> column[e]).toArray();
    }
    MapSettings settings = new MapSettings(6, 6, 2, 20_000, 0.02, 1);
    int[] nodes = SelfOrganisingMap.train(columns, settings).nodes();
    int[] moved = SelfOrganisingMap.train(shuffled, settings).nodes();
    assertThat(moved).isEqualTo(Arrays.stream(order).map(e -> nodes[e]).toArray());
  }

  @Test
  void theSameSeedGivesTheSameMapAndAnotherSeedAnother() {
    MapSettings settings = new MapSettings(6, 6, 1, 5_000, 0.02, 1);
    assertThat(SelfOrganisingMap.train(made(), settings).nodes())
        .isEqualTo(SelfOrganisingMap.train(made(), settings).nodes());
    assertThat(SelfOrganisingMap.train(made(), new MapSettings(6, 6, 1, 5_000, 0.02, 2)).nodes())
        .isNotEqualTo(SelfOrganisingMap.train(made(), settings).nodes());
  }

  @Test
  void theHungarianAssignmentEqualsTheBestOfAllPermutations() {
    Stream stream = new Streams(6).stream("gain", 0);
    for (int round = 0; round < 200; round++) {
      double[][] gain = new double[4][5];
      for (double[] row : gain) {
        for (int j = 0; j < row.length; j++) {
          row[j] = stream.uniform();
        }
      }
      int[] assigned = Hungarian.assign(gain);
      double sum = IntStream.range(0, 4).mapToDouble(i -> gain[i][assigned[i]]).sum();
      assertThat(sum).isCloseTo(best(gain, 0, 0), within(1e-12));
      assertThat(Arrays.stream(assigned).distinct().count()).isEqualTo(4);
    }
  }

  private static double best(double[][] gain, int row, int used) {
    if (row == gain.length) {
      return 0;
    }
    double best = Double.NEGATIVE_INFINITY;
    for (int j = 0; j < gain[row].length; j++) {
      if ((used & 1 << j) == 0) {
        best = Math.max(best, gain[row][j] + best(gain, row + 1, used | 1 << j));
      }
    }
    return best;
  }

  @Test
  void fewerClustersThanPopulationsLeaveSomeUnmatched() {
    Matching matching =
        Matching.hungarian(
            new int[] {0, 0, 0, 0}, new int[] {0, 0, 1, -1}, List.of("a", "b"), true);
    assertThat(matching.scores().get(0).f1()).isCloseTo(2 * 0.5 * 1 / 1.5, within(1e-12));
    assertThat(matching.scores().get(1).f1()).isZero();
  }

  @Test
  void templateAndMapAgreeOnSeparateCloudsAndDisagreementIsFlagged() {
    double[][] columns = made();
    MarkerTable table =
        MarkerTable.of(
            "made", Map.of("A", columns[0], "B", columns[1], "C", columns[2]), MarkerScale.LINEAR);
    SelfOrganisingMap map =
        SelfOrganisingMap.train(columns, new MapSettings(8, 8, 10, 60_000, 0, 1));
    Gated sound =
        TemplateGate.run(
            table, List.of(), List.of(Step.of("g", "A+ B+ C+")), TemplateSettings.standard());
    ClusterCheck check = ClusterCheck.of(sound, map);
    assertThat(check.template()).isBetween(98L, 102L);
    assertThat(check.jaccard()).isGreaterThan(0.95);
    assertThat(check.finding("made", "rare")).isEmpty();
    // A threshold through the middle of a cloud cuts what the map holds together.
    Gated cut =
        TemplateGate.run(
            table,
            List.of(),
            List.of(Step.of("g", "A+")),
            TemplateSettings.standard().withManual(Map.of("A", 5.45)));
    assertThat(ClusterCheck.of(cut, map).finding("made", "cut")).isPresent();
  }
}
