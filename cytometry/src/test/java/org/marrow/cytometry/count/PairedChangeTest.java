package org.marrow.cytometry.count;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.marrow.foundation.number.Interval;
import org.marrow.foundation.random.Stream;
import org.marrow.foundation.random.Streams;

class PairedChangeTest {
  private static Count of(String sample, long k, long n) {
    return Count.of(sample, "M1", "m1@1", k, n, "leukocytes", DetectionLimits.euroFlow());
  }

  private static PairedChange change(long k1, long n1, long k2, long n2, TubeVariation variation) {
    return new PairedChange(of("before", k1, n1), of("after", k2, n2), variation);
  }

  @Test
  void withoutTubeVariationTheIntervalIsTheExactOneOfR() {
    PairedChange change = change(100, 100_000, 180, 120_000, TubeVariation.countingOnly());
    assertThat(change.ratio().orElseThrow()).isCloseTo(1.5, within(1e-12));
    assertThat(change.interval().lower()).isCloseTo(1.16826727396, within(1e-10));
    assertThat(change.pValue()).isCloseTo(0.0011958028, within(1e-9));
  }

  // Expected values: the tails integrated by brute force (400,001 points) in scipy 1.17.
  @Test
  void aStatedTubeVariationWidensTheIntervalAsTheIntegralSays() {
    PairedChange change = change(100, 100_000, 180, 120_000, TubeVariation.stated(0.1));
    assertThat(change.interval().lower()).isCloseTo(1.030146101, within(1e-6));
    assertThat(change.interval().upper()).isCloseTo(2.189000538, within(1e-6));
    assertThat(change.pValue()).isCloseTo(0.0341100946, within(1e-7));
  }

  @Test
  void anEstimatedTubeVariationUsesStudentsDistribution() {
    PairedChange change =
        change(100, 100_000, 180, 120_000, new TubeVariation(0.2, 5, "six tubes"));
    assertThat(change.interval().lower()).isCloseTo(0.693888946, within(1e-5));
    assertThat(change.interval().upper()).isCloseTo(3.244790242, within(1e-5));
    assertThat(change.pValue()).isCloseTo(0.2507026, within(1e-6));
  }

  @Test
  void theIntervalCoversTheTrueRatioWhenTubesVary() {
    Stream stream = new Streams(3).stream("pairs", 0);
    double sigma = 0.15;
    int covered = 0;
    int naive = 0;
    int runs = 300;
    for (int i = 0; i < runs; i++) {
      double rate = 0.002;
      double ratio = 2;
      long k1 = stream.poisson(100_000 * rate * Math.exp(sigma * stream.normal()));
      long k2 = stream.poisson(100_000 * rate * ratio * Math.exp(sigma * stream.normal()));
      TubeVariation lab = new TubeVariation(sigma, Double.POSITIVE_INFINITY, "stated");
      Interval wide = change(k1, 100_000, k2, 100_000, lab).interval();
      Interval narrow = change(k1, 100_000, k2, 100_000, TubeVariation.countingOnly()).interval();
      covered += wide.lower() <= ratio && ratio <= wide.upper() ? 1 : 0;
      naive += narrow.lower() <= ratio && ratio <= narrow.upper() ? 1 : 0;
    }
    assertThat(covered / (double) runs).isBetween(0.92, 0.985);
    // Two counting intervals side by side would have promised 95 % and kept far less.
    assertThat(naive / (double) runs).isLessThan(0.75);
  }

  @Test
  void replicatesTellHowMuchTubesVaryBeyondCounting() {
    Stream stream = new Streams(5).stream("replicates", 0);
    List<List<Replicate>> sets = new ArrayList<>();
    List<List<Replicate>> plain = new ArrayList<>();
    for (int s = 0; s < 200; s++) {
      List<Replicate> set = new ArrayList<>();
      List<Replicate> poisson = new ArrayList<>();
      for (int t = 0; t < 3; t++) {
        set.add(new Replicate(stream.poisson(400 * Math.exp(0.2 * stream.normal())), 100_000));
        poisson.add(new Replicate(stream.poisson(400), 100_000));
      }
      sets.add(set);
      plain.add(poisson);
    }
    assertThat(TubeVariation.fromReplicates(sets).sigma()).isCloseTo(0.2, within(0.02));
    assertThat(TubeVariation.fromReplicates(plain).sigma()).isLessThan(0.03);
    assertThat(TubeVariation.fromReplicates(sets).degreesOfFreedom()).isEqualTo(400);
  }

  @Test
  void belowDetectionOnBothSidesNoChangeIsStated() {
    PairedChange change = change(3, 50_000, 9, 50_000, TubeVariation.countingOnly());
    assertThat(change.describe())
        .startsWith("no change can be stated")
        .contains("3 of 50,000", "9 of 50,000")
        .doesNotContain("-fold");
  }

  @Test
  void aPopulationThatAppearsHasALowerLimitOnly() {
    PairedChange change = change(0, 50_000, 200, 50_000, TubeVariation.stated(0.1));
    assertThat(change.ratio()).isEmpty();
    assertThat(change.interval().upper()).isInfinite();
    assertThat(change.interval().lower()).isGreaterThan(20);
    assertThat(change.describe()).startsWith("rose from below the limit of detection");
  }

  @Test
  void theFalseDiscoveryRateEqualsPAdjustOfR() {
    // p.adjust(c(p), "BH") is recomputed from the definition; ties and order are the point.
    List<PairedChange> changes =
        List.of(
            change(100, 10_000, 140, 10_000, TubeVariation.countingOnly()),
            change(100, 10_000, 110, 10_000, TubeVariation.countingOnly()),
            change(2, 10_000, 3, 10_000, TubeVariation.countingOnly()),
            change(100, 10_000, 160, 10_000, TubeVariation.countingOnly()));
    ChangeTable table = ChangeTable.of(changes);
    double p0 = changes.get(0).pValue();
    double p1 = changes.get(1).pValue();
    double p3 = changes.get(3).pValue();
    assertThat(table.rows().get(3).qValue()).isCloseTo(3 * p3, within(1e-15));
    assertThat(table.rows().get(0).qValue()).isCloseTo(1.5 * p0, within(1e-15));
    assertThat(table.rows().get(1).qValue()).isCloseTo(p1, within(1e-15));
    assertThat(table.rows().get(2).qValue()).isEqualTo(1);
  }

  @Test
  void countsOfDifferentThingsAreNotCompared() {
    Count other = Count.of("x", "M1", "m1@2", 1, 10, "leukocytes", DetectionLimits.euroFlow());
    assertThatThrownBy(() -> new PairedChange(of("b", 1, 10), other, TubeVariation.countingOnly()))
        .hasMessageContaining("m1@2");
  }
}
