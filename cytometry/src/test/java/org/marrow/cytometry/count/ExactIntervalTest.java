package org.marrow.cytometry.count;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.marrow.foundation.number.Interval;
import org.marrow.foundation.random.Stream;
import org.marrow.foundation.random.Streams;

class ExactIntervalTest {
  // scipy.stats.beta.ppf, scipy 1.17.
  @ParameterizedTest
  @CsvSource({
    "10, 82810, 5.79097988532e-05, 0.000222067677659",
    "7, 140752, 1.99954167676e-05, 0.000102466004519",
    "0, 1000000, 0, 3.68887265021e-06",
    "1, 1, 0.025, 1",
    "53, 100, 0.42758148489, 0.630594835806",
    "5000, 10000000, 0.000486239241285, 0.000514051281927",
    "672, 103757, 0.00599759383394, 0.00698364116628"
  })
  void clopperPearsonEqualsTheBetaQuantilesOfScipy(long k, long n, double lower, double upper) {
    Interval interval = ExactInterval.proportion(k, n, 0.95);
    assertThat(interval.lower()).isCloseTo(lower, within(1e-9 * lower));
    assertThat(interval.upper()).isCloseTo(upper, within(1e-9 * upper));
  }

  // scipy.stats.gamma.ppf, scipy 1.17.
  @ParameterizedTest
  @CsvSource({
    "0, 0, 3.68887945411",
    "1, 0.0253178079843, 5.57164339094",
    "10, 4.79538869613, 18.390356042",
    "100, 81.3639912509, 121.626793792",
    "20000, 19723.7676006, 20279.1336279"
  })
  void garwoodEqualsTheGammaQuantilesOfScipy(long k, double lower, double upper) {
    Interval interval = ExactInterval.poisson(k, 0.95);
    assertThat(interval.lower()).isCloseTo(lower, within(1e-10 * (lower + 1e-9)));
    assertThat(interval.upper()).isCloseTo(upper, within(1e-10 * upper));
  }

  @Test
  void noneOfAMillionIsBelowThreePerMillion() {
    assertThat(ExactInterval.upperWhenNone(1_000_000, 0.95))
        .isCloseTo(2.99572778639e-6, within(1e-16));
  }

  @Test
  void theRatioOfRatesEqualsPoissonTestOfR() {
    Interval interval = ExactInterval.rateRatio(100, 100_000, 180, 120_000, 0.95);
    assertThat(interval.lower()).isCloseTo(1.16826727396, within(1e-10));
    assertThat(interval.upper()).isCloseTo(1.93510524380, within(1e-10));
  }

  @Test
  void swappingTheTwoSamplesInvertsTheRatio() {
    Interval there = ExactInterval.rateRatio(7, 1000, 31, 4000, 0.9);
    Interval back = ExactInterval.rateRatio(31, 4000, 7, 1000, 0.9);
    assertThat(there.lower() * back.upper()).isCloseTo(1, within(1e-12));
    assertThat(there.upper() * back.lower()).isCloseTo(1, within(1e-12));
  }

  @Test
  void nothingCountedSaysNothingAboutTheRatio() {
    Interval interval = ExactInterval.rateRatio(0, 10, 0, 10, 0.95);
    assertThat(interval.lower()).isZero();
    assertThat(interval.upper()).isInfinite();
  }

  @Test
  void theIntervalCoversTheTruthAtLeastAsOftenAsItSays() {
    for (double rate : new double[] {1e-6, 1e-5, 1e-4, 1e-3, 0.3}) {
      Stream stream = new Streams(7).stream("coverage", (long) (rate * 1e9));
      int n = rate > 0.01 ? 200 : 1_000_000;
      int covered = 0;
      for (int i = 0; i < 1000; i++) {
        Interval interval = ExactInterval.proportion(stream.binomial(n, rate), n, 0.95);
        covered += interval.lower() <= rate && rate <= interval.upper() ? 1 : 0;
      }
      // 95 % of 1000 less three standard errors.
      assertThat(covered).as("rate %s", rate).isGreaterThan(929);
    }
  }

  @Test
  void impossibleCountsAndConfidencesAreRefused() {
    assertThatThrownBy(() -> ExactInterval.proportion(5, 4, 0.95))
        .hasMessageContaining("k 5 of n 4");
    assertThatThrownBy(() -> ExactInterval.proportion(0, 0, 0.95)).hasMessageContaining("n 0");
    assertThatThrownBy(() -> ExactInterval.poisson(3, 95)).hasMessageContaining("95");
    assertThatThrownBy(() -> ExactInterval.rateRatio(1, 0, 1, 1, 0.95)).hasMessageContaining("0.0");
  }
}
