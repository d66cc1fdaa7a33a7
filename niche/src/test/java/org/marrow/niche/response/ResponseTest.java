package org.marrow.niche.response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResponseTest {
  /** Serum M-protein, g/L, every 21 days from day 0. */
  private static Response serum(double... values) {
    List<Assessment> visits = new ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      visits.add(Assessment.on(21.0 * i).serum(values[i]));
    }
    return Response.of(visits);
  }

  @ParameterizedTest
  @CsvSource({"40, SD", "31, SD", "30, MR", "20.1, MR", "20, PR", "4.1, PR", "4, VGPR", "0, VGPR"})
  void theFallOfTheSerumProteinSetsTheCategory(double value, Category expected) {
    assertThat(serum(40, value, value).best()).isEqualTo(expected);
  }

  @Test
  void aResponseSeenOnceIsNotConfirmed() {
    assertThat(serum(40, 40, 18, 40, 40).best()).isEqualTo(Category.SD);
    assertThat(serum(40, 40, 18, 15, 40).best()).isEqualTo(Category.PR);
    assertThat(serum(40, 3, 15, 15).best()).isEqualTo(Category.PR);
  }

  @Test
  void completeResponseNeedsImmunofixationAndMarrow() {
    Assessment baseline = Assessment.on(0).serum(30).marrow(40, true).lightChains(300, 10);
    Assessment negative = Assessment.on(42).serum(0).immunofixation(true);
    Assessment cr = negative.marrow(3, true);
    Assessment scr = negative.marrow(3, false).lightChains(12, 10);
    assertThat(twice(baseline, negative)).isEqualTo(Category.VGPR);
    assertThat(twice(baseline, cr)).isEqualTo(Category.CR);
    assertThat(twice(baseline, scr)).isEqualTo(Category.SCR);
    assertThat(twice(baseline, negative.marrow(5, false))).isEqualTo(Category.VGPR);
  }

  private static Category twice(Assessment baseline, Assessment visit) {
    Assessment later =
        new Assessment(
            visit.day() + 21,
            visit.serumM(),
            visit.urineM(),
            visit.involvedFlc(),
            visit.uninvolvedFlc(),
            visit.marrowPlasmaCells(),
            visit.immunofixationNegative(),
            visit.clonalCells(),
            visit.newLesion(),
            visit.calcium());
    return Response.of(List.of(baseline, visit, later)).best();
  }

  @Test
  void urineMustFallTooWhenItWasMeasurable() {
    Assessment baseline = Assessment.on(0).serum(40).urine(1000);
    assertThat(twice(baseline, Assessment.on(21).serum(10).urine(300))).isEqualTo(Category.MR);
    assertThat(twice(baseline, Assessment.on(21).serum(10).urine(199))).isEqualTo(Category.PR);
    assertThat(twice(baseline, Assessment.on(21).serum(3).urine(150))).isEqualTo(Category.PR);
    assertThat(twice(baseline, Assessment.on(21).serum(3).urine(99))).isEqualTo(Category.VGPR);
    assertThat(twice(baseline, Assessment.on(21).serum(10))).isEqualTo(Category.SD);
  }

  @Test
  void lightChainDiseaseGoesByTheDifference() {
    Assessment baseline = Assessment.on(0).serum(0).lightChains(1010, 10);
    assertThat(twice(baseline, Assessment.on(21).lightChains(511, 11))).isEqualTo(Category.PR);
    assertThat(twice(baseline, Assessment.on(21).lightChains(110, 10))).isEqualTo(Category.VGPR);
    assertThat(twice(baseline, Assessment.on(21).lightChains(700, 10))).isEqualTo(Category.SD);
  }

  @Test
  void progressionNeedsAQuarterAndFiveGramsTwiceInARow() {
    assertThat(serum(40, 20, 20, 24.9, 24.9).progression()).isEmpty();
    assertThat(serum(40, 20, 20, 25, 20, 25, 20).progression()).isEmpty();
    Response response = serum(40, 20, 20, 25, 25.5);
    assertThat(response.timeToProgression()).hasValue(63);
    assertThat(response.progression().orElseThrow().reason()).contains("25.0 g/L, nadir 20.0");
  }

  @Test
  void theNadirIsTheLowestConfirmedValueNotASingleDip() {
    // 12 stands alone; the confirmed nadir is 20, so 17 to 24 is no progression.
    assertThat(serum(40, 20, 12, 20, 24, 24).progression()).isEmpty();
    assertThat(serum(40, 12, 12, 20, 20).timeToProgression()).hasValue(63);
  }

  @Test
  void aHighNadirNeedsTenGrams() {
    assertThat(serum(60, 55, 55, 69, 69).progression()).isPresent();
    assertThat(serum(30, 36, 36).progression()).isEmpty();
    assertThat(serum(30, 37.5, 37.5).timeToProgression()).hasValue(21);
    assertThat(serum(30, 37.5, 37.5).best()).isEqualTo(Category.PD);
  }

  @Test
  void theLightChainLimitIsOneHundredMilligramsPerLitre() {
    Assessment baseline = Assessment.on(0).lightChains(210, 10);
    List<Assessment> small =
        List.of(
            baseline,
            Assessment.on(21).lightChains(300, 10),
            Assessment.on(42).lightChains(309, 10));
    List<Assessment> large =
        List.of(
            baseline,
            Assessment.on(21).lightChains(311, 10),
            Assessment.on(42).lightChains(312, 10));
    assertThat(Response.of(small).progression()).isEmpty();
    assertThat(Response.of(large).progression()).isPresent();
  }

  @Test
  void aNewLesionOrHypercalcaemiaNeedsNoSecondLook() {
    Assessment baseline = Assessment.on(0).serum(40);
    assertThat(
            Response.of(List.of(baseline, Assessment.on(21).serum(20).lesion()))
                .timeToProgression())
        .hasValue(21);
    assertThat(
            Response.of(List.of(baseline, Assessment.on(21).serum(20).calcium(11.6)))
                .timeToProgression())
        .hasValue(21);
    assertThat(
            Response.of(List.of(baseline, Assessment.on(21).serum(20).calcium(11.5))).progression())
        .isEmpty();
  }

  @Test
  void marrowCountsAloneCanShowProgression() {
    Assessment baseline = Assessment.on(0).serum(40).marrow(20, true);
    assertThat(
            Response.of(
                    List.of(
                        baseline,
                        Assessment.on(21).serum(30).marrow(31, true),
                        Assessment.on(42).serum(30).marrow(32, true)))
                .progression())
        .isPresent();
  }

  @Test
  void urineProgressionNeedsAQuarterAndTwoHundredMilligrams() {
    Assessment baseline = Assessment.on(0).serum(40).urine(1000);
    Assessment low = Assessment.on(21).serum(20).urine(400);
    Assessment confirmed = Assessment.on(42).serum(20).urine(400);
    Assessment below = Assessment.on(63).serum(20).urine(599);
    Assessment rise = Assessment.on(63).serum(20).urine(600);
    Assessment later = Assessment.on(84).serum(20).urine(600);
    assertThat(
            Response.of(List.of(baseline, low, confirmed, below, Assessment.on(84).urine(599)))
                .progression())
        .isEmpty();
    assertThat(
            Response.of(List.of(baseline, low, confirmed, rise, later))
                .progression()
                .orElseThrow()
                .reason())
        .contains("urine M-protein 600.0 mg/24 h, nadir 400.0");
  }

  @Test
  void deathWithoutProgressionCountsForProgressionFreeSurvivalOnly() {
    Response response = serum(40, 20, 20);
    assertThat(response.timeToProgression()).isEmpty();
    assertThat(response.progressionFreeSurvival(OptionalDouble.of(50))).hasValue(50);
    assertThat(response.progressionFreeSurvival(OptionalDouble.empty())).isEmpty();
    assertThat(serum(40, 20, 20, 30, 30).progressionFreeSurvival(OptionalDouble.of(99)))
        .hasValue(63);
  }

  @Test
  void refractoryIsNoResponseOrProgressionWithinSixtyDays() {
    assertThat(serum(40, 38, 38).isRefractory(42)).isTrue();
    assertThat(serum(40, 20, 20, 30, 30).isRefractory(3)).isTrue();
    assertThat(serum(40, 20, 20, 30, 30).isRefractory(2)).isFalse();
    assertThat(serum(40, 20, 20, 20).isRefractory(60)).isFalse();
  }

  @Test
  void diseaseThatCannotBeMeasuredAndDisorderAreRefused() {
    assertThatThrownBy(() -> serum(9, 5, 5)).hasMessageContaining("not measurable");
    assertThatThrownBy(() -> Response.of(List.of())).hasMessageContaining("baseline");
    assertThatThrownBy(
            () -> Response.of(List.of(Assessment.on(1).serum(20), Assessment.on(1).serum(20))))
        .hasMessageContaining("order");
    assertThatThrownBy(() -> Assessment.on(0).serum(-1)).hasMessageContaining("-1");
  }
}
