package org.marrow.cytometry.count;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class CountTest {
  private static Count of(long k, long n) {
    return Count.of(
        "s1", "plasma cells", "plasma-cells-human@1", k, n, "all", DetectionLimits.euroFlow());
  }

  @Test
  void tenOfEightyTwoThousandIsBelowTheLimitOfDetection() {
    assertThat(of(10, 82_810).describe())
        .isEqualTo("10 of 82,810, below the limit of detection (20)");
  }

  @Test
  void noneIsNotDetectedWithTheShareItExcludes() {
    assertThat(of(0, 1_000_000).describe())
        .isEqualTo("not detected (< 3.00 per million of 1,000,000)");
  }

  @Test
  void betweenTheLimitsThereIsAnIntervalAndNoFigure() {
    assertThat(of(30, 82_810).describe())
        .isEqualTo(
            "30 of 82,810, detected, not quantifiable (limit of quantification 50;"
                + " 95 % interval 244 to 517 per million)");
  }

  @Test
  void aboveTheLimitOfQuantificationThereIsAPercentage() {
    assertThat(of(1_204, 82_810).describe())
        .isEqualTo("1204 of 82,810, 1.45 % (95 % interval 1.37 to 1.54 %)");
  }

  @Test
  void belowTheLimitOfDetectionNoPercentageIsEverPrinted() {
    for (long k = 1; k < 20; k++) {
      assertThat(of(k, 1000).describe()).doesNotContain("%").doesNotContain("per million");
    }
  }

  @Test
  void theLimitsThemselvesBelongToTheBetterStatus() {
    assertThat(of(19, 1000).status()).isEqualTo(DetectionStatus.BELOW_DETECTION);
    assertThat(of(20, 1000).status()).isEqualTo(DetectionStatus.NOT_QUANTIFIABLE);
    assertThat(of(49, 1000).status()).isEqualTo(DetectionStatus.NOT_QUANTIFIABLE);
    assertThat(of(50, 1000).status()).isEqualTo(DetectionStatus.QUANTIFIABLE);
  }

  @Test
  void twentyEventsOfTenMillionReachTwoPerMillion() {
    assertThat(of(20, 10_000_000).detectableShare()).isEqualTo(2e-6);
  }

  @Test
  void cleanBlanksGiveThePoissonLimits() {
    DetectionLimits limits =
        DetectionLimits.fromBlanks(
            List.of(new Replicate(0, 1_000_000), new Replicate(0, 1_000_000)),
            1_000_000,
            0.2,
            TubeVariation.countingOnly());
    assertThat(limits.blank()).isZero();
    // A mean of 3.0 shows at least one event in 95 of 100 samples.
    assertThat(limits.detection()).isEqualTo(3);
    // A coefficient of variation of 20 % needs 25 events.
    assertThat(limits.quantification()).isEqualTo(25);
    assertThat(limits.atLeast(DetectionLimits.euroFlow()).detection()).isEqualTo(20);
  }

  @Test
  void dirtyBlanksRaiseTheLimitsAndWhatIsWithinThemIsNotDetected() {
    List<Replicate> blanks =
        List.of(new Replicate(4, 100_000), new Replicate(9, 100_000), new Replicate(2, 100_000));
    DetectionLimits limits =
        DetectionLimits.fromBlanks(blanks, 100_000, 0.2, TubeVariation.countingOnly());
    // mean 5, SD sqrt(13): 5 + 1.645 * 3.606 = 10.93; the Poisson quantile of mean 5 is 9.
    assertThat(limits.blank()).isEqualTo(11);
    Count count = Count.of("s", "p", "d@1", 11, 100_000, "all", limits);
    assertThat(count.describe()).isEqualTo("not detected (11 of 100,000, limit of blank 11)");
  }

  @Test
  void aWantedPrecisionThatTubesCannotGiveIsRefused() {
    assertThatThrownBy(() ->
            DetectionLimits.fromBlanks(
                List.of(new Replicate(0, 10)), 10, 0.2, TubeVariation.stated(0.25)))
        .hasMessageContaining("cannot be reached");
  }

  @Test
  void beadsTurnACountIntoCellsPerMicrolitreWithAnExactInterval() {
    AbsoluteCount cells = new AbsoluteCount(of(500, 10_000), 1000, 100);
    assertThat(cells.perMicrolitre()).isEqualTo(50);
    assertThat(cells.interval().lower()).isBetween(44.8, 45.0);
    assertThat(cells.interval().upper()).isBetween(55.6, 55.8);
    assertThat(cells.describe())
        .startsWith("50.0 per µL (95 % interval 44.")
        .contains("1000 beads");
    assertThat(new AbsoluteCount(of(10, 10_000), 1000, 100).describe())
        .contains("below the limit of detection", "no absolute count");
  }

  @Test
  void aCountWithoutADenominatorIsRefused() {
    assertThatThrownBy(() -> Count.of("s", "p", "d@1", 1, 2, " ", DetectionLimits.euroFlow()))
        .hasMessageContaining("denominator");
    assertThatThrownBy(() -> of(3, 2)).hasMessageContaining("3 of 2");
  }

  @Test
  void theTableLeavesOutTheShareThatWouldMislead() {
    String csv = new CountTable(List.of(of(10, 82_810), of(1_204, 82_810))).table().csv();
    assertThat(csv.lines().toList().get(0))
        .startsWith("sample,population,definition,k,n,denominator,share,lower,upper");
    assertThat(csv.lines().toList().get(1))
        .startsWith("s1,plasma cells,plasma-cells-human@1,10,82810,all,,5.79097");
    assertThat(csv.lines().toList().get(2)).contains(",all,0.01453930");
  }
}
