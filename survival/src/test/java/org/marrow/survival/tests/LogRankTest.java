package org.marrow.survival.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.marrow.foundation.random.Stream;
import org.marrow.foundation.random.Streams;
import org.marrow.survival.data.Factor;
import org.marrow.survival.data.SurvivalData;

class LogRankTest {
  /** Exponential times in two groups of 50; hazard of the second multiplied from a delay on. */
  private static SurvivalData twoArms(long entity, double ratio, double delay) {
    Stream random = new Streams(11).stream("arms", entity);
    double[] time = new double[100];
    int[] event = new int[100];
    for (int i = 0; i < 100; i++) {
      double t = random.exponential() * 10;
      if (i >= 50 && t > delay) {
        t = delay + (t - delay) / ratio;
      }
      double censor = 5 + 15 * random.uniform();
      time[i] = Math.min(t, censor);
      event[i] = t <= censor ? 1 : 0;
    }
    return SurvivalData.of(time, event).build();
  }

  private static final Factor ARM = Factor.of(armCodes(), List.of("control", "treated"));

  private static int[] armCodes() {
    int[] codes = new int[100];
    java.util.Arrays.fill(codes, 50, 100, 1);
    return codes;
  }

  @Test
  void theTestHoldsItsLevelAndMaxComboDoesToo() {
    int logRank = 0;
    int combo = 0;
    for (int i = 0; i < 400; i++) {
      SurvivalData data = twoArms(i, 1, 0);
      logRank += LogRank.fit(data, ARM).p() < 0.05 ? 1 : 0;
      combo += i < 100 && MaxCombo.fit(data, ARM).p() < 0.05 ? 1 : 0;
    }
    // 400 draws at 5 %: 20 expected, standard error 4.4; 100 draws: 5, standard error 2.2.
    assertThat(logRank).isBetween(8, 33);
    assertThat(combo).isBetween(0, 12);
  }

  @Test
  void maxComboOfOneTestIsThatTest() {
    SurvivalData data = twoArms(1, 0.5, 0);
    MaxCombo one = MaxCombo.fit(data, ARM, List.of(Weighting.logRank(), Weighting.logRank()));
    assertThat(one.p()).isCloseTo(LogRank.fit(data, ARM).p(), within(1e-9));
    MaxCombo four = MaxCombo.fit(data, ARM);
    assertThat(four.p())
        .isGreaterThan(four.tests().stream().mapToDouble(LogRank::p).min().orElse(1));
    assertThat(four.p())
        .isLessThan(4 * four.tests().stream().mapToDouble(LogRank::p).min().orElse(1));
  }

  @Test
  void modestWeightsRiseUntilTheDelayAndAreTheLogRankTestWithoutOne() {
    double[] weights =
        Weighting.modestlyWeighted(2)
            .weights(new double[] {1, 2, 3, 4}, new double[] {1, 0.8, 0.5, 0.4}, new double[4]);
    assertThat(weights).containsExactly(1, 1.25, 2, 2);
    SurvivalData data = twoArms(2, 0.5, 4);
    assertThat(LogRank.fit(data, ARM, Weighting.modestlyWeighted(0)).chiSquared())
        .isCloseTo(LogRank.fit(data, ARM).chiSquared(), within(1e-12));
  }

  @Test
  void aTestThatIgnoresEarlyDeathsWarns() {
    assertThat(Weighting.flemingHarrington(0, 1).findings())
        .extracting(f -> f.rule().id())
        .containsExactly("survival/late-weights");
    assertThat(Weighting.flemingHarrington(1, 1).findings()).isEmpty();
    assertThat(Weighting.logRank().findings()).isEmpty();
  }

  @Test
  void trendOfTwoGroupsIsTheTestItself() {
    LogRank test = LogRank.fit(twoArms(3, 0.5, 0), ARM);
    assertThat(test.trend().chiSquared()).isCloseTo(test.chiSquared(), within(1e-12));
    assertThat(test.z()).isCloseTo(-Math.sqrt(test.chiSquared()), within(1e-12));
  }

  @Test
  void gehanWeightsByNumberAtRisk() {
    // Times 1 (B), 2 (A), 3 (B), 4 (A): weights 4, 3, 2, 1; score of A by hand.
    SurvivalData four = SurvivalData.of(new double[] {1, 2, 3, 4}, new int[] {1, 1, 1, 1}).build();
    LogRank gehan =
        LogRank.fit(four, Factor.sorted(List.of("B", "A", "B", "A")), Weighting.atRisk(1));
    assertThat(gehan.groups().getFirst().score())
        .isCloseTo(-4 * 0.5 + 3 * (1 - 2.0 / 3) - 2 * 0.5, within(1e-14));
  }

  @Test
  void oneGroupCannotBeCompared() {
    assertThatThrownBy(() -> LogRank.fit(twoArms(4, 1, 0), Factor.single(100, "all")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at least two groups");
  }
}
