package org.marrow.survival.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import org.junit.jupiter.api.Test;
import org.marrow.foundation.random.Stream;
import org.marrow.foundation.random.Streams;

class ReliabilityTest {
  @Test
  void theRatersOfShroutAndFleissAgreeToOneSixth() {
    // Shrout, Fleiss 1979, table 2: six targets, four judges; ICC(1,1) = 0.17, ICC(1,4) = 0.44.
    double[][] ratings = {
      {9, 2, 5, 8}, {6, 1, 3, 2}, {8, 4, 6, 8}, {7, 1, 2, 6}, {10, 5, 6, 9}, {6, 2, 4, 7}
    };
    Reliability r = Reliability.ofReplicates(ratings);
    assertThat(r.value()).isCloseTo(0.17, offset(0.005));
    assertThat(r.ofMean(4)).isCloseTo(0.44, offset(0.005));
    assertThat(r.known()).isFalse();
    assertThat(RegressionCalibration.correct(0.5, 0.1, r)).isEmpty();
  }

  @Test
  void countsOfCellsGiveBackTheReliabilityTheyWereDrawnWith() {
    Stream s = new Streams(11).stream("cells", 0);
    int patients = 4000;
    long[] positive = new long[patients];
    long[] counted = new long[patients];
    for (int i = 0; i < patients; i++) {
      double share = 0.1 + 0.2 * s.uniform();
      counted[i] = 50;
      positive[i] = s.binomial(50, share);
    }
    // Between 0.04 / 12; within the mean of p (1 - p) / 50.
    double between = 0.04 / 12;
    double within = (0.2 - (between + 0.04)) / 50;
    assertThat(Reliability.ofCounts(positive, counted).value())
        .isCloseTo(between / (between + within), offset(0.03));
  }

  @Test
  void errorTakesTheHazardRatioDownAndTheEventsNeededUp() {
    Streams streams = new Streams(5);
    double[][] figures = {{0.8, 1.60}, {0.6, 1.51}, {0.4, 1.37}};
    for (double[] figure : figures) {
      double all = Attenuation.simulated(1.72, figure[0], 1, 60_000, streams);
      double half = Attenuation.simulated(1.72, figure[0], 0.5, 60_000, streams);
      double first = Attenuation.firstOrder(1.72, figure[0]);
      // The published figures lie between full follow-up and no frailty at all.
      assertThat(figure[1]).isBetween(all - 0.02, first + 0.02);
      assertThat(half).isCloseTo(figure[1], offset(0.035));
      assertThat(all).isLessThan(half);
    }
    double perfect = Attenuation.eventsNeeded(1.72, 1, 0.05, 0.8);
    assertThat(Attenuation.eventsNeeded(1.72, 0.5, 0.05, 0.8)).isCloseTo(2 * perfect, offset(1e-9));
  }

  @Test
  void theCorrectionRestoresTheTrueEffect() {
    Reliability half = new Reliability(0.5, 0.02, 1, 1, 500);
    RegressionCalibration corrected = RegressionCalibration.correct(0.2, 0.05, half).orElseThrow();
    assertThat(corrected.coef()).isEqualTo(0.4);
    assertThat(corrected.standardError()).isGreaterThan(0.1);
    assertThat(RegressionCalibration.findings("m1", half))
        .extracting(f -> f.rule().id())
        .containsExactly("survival/measurement-error");
    assertThat(RegressionCalibration.findings("m1", new Reliability(0.95, 0.01, 1, 1, 500)))
        .isEmpty();
    assertThat(RegressionCalibration.findings("m1", new Reliability(0.3, 0.2, 1, 1, 9)))
        .extracting(f -> f.rule().id())
        .containsExactly("survival/reliability-unknown");
    assertThat(RegressionCalibration.calibrated(new double[] {0, 2}, 0.5))
        .containsExactly(0.5, 1.5);
  }

  @Test
  void readingsWithoutASecondOneTellNothing() {
    assertThatThrownBy(() -> Reliability.ofReplicates(new double[][] {{1}, {2}}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a second reading");
  }
}
