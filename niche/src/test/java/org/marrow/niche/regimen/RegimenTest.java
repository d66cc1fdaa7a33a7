package org.marrow.niche.regimen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.marrow.foundation.findings.InvalidInput;
import org.marrow.foundation.random.Stream;
import org.marrow.foundation.random.Streams;

class RegimenTest {
  private static final BodySize PERSON = new BodySize(75, 1.8);

  @Test
  void bortezomibAndDexamethasoneExpandToTheirDays() {
    Regimen regimen =
        Regimen.parse(
            "bortezomib 1.3 mg/m2 SC d1,4,8,11 q21d x8 + dexamethasone 20 mg PO d1,2,4,5,8,9,11,12 q21d x8");
    List<Administration> doses = regimen.administrations(PERSON, 1000);
    assertThat(doses).hasSize(8 * 4 + 8 * 8);
    assertThat(doses.getFirst().time()).isZero();
    assertThat(doses.getFirst().amount().value()).isCloseTo(2.34, within(1e-12));
    assertThat(doses.getFirst().amount()).hasToString(doses.getFirst().amount().value() + " mg");
    assertThat(
            doses.stream()
                .filter(d -> d.drug().equals("bortezomib"))
                .mapToDouble(Administration::time)
                .limit(6))
        .containsExactly(0.0, 3.0, 7.0, 10.0, 21.0, 24.0);
    assertThat(regimen.length()).isEqualTo(168);
    assertThat(regimen.drugs()).containsExactly("bortezomib", "dexamethasone");
  }

  @Test
  void phasesFollowEachOtherAndTheLastMayGoOn() {
    Regimen regimen =
        Regimen.parse(
            "induction: bortezomib 1.3 mg/m2 SC d1,8,15,22 q28d x4 then transplant: melphalan 200 mg/m2 IV over 30 min d-2"
                + " then maintenance: lenalidomide 10 mg PO d1-21 q28d until progression");
    assertThat(regimen.phases())
        .extracting(Phase::name)
        .containsExactly("induction", "transplant", "maintenance");
    List<Administration> doses = regimen.administrations(PERSON, 365);
    Administration melphalan =
        doses.stream().filter(d -> d.drug().equals("melphalan")).findFirst().orElseThrow();
    assertThat(melphalan.time()).isEqualTo(112 - 3);
    assertThat(melphalan.duration()).isCloseTo(30.0 / 1440, within(1e-15));
    assertThat(
            doses.stream()
                .filter(d -> d.drug().equals("lenalidomide"))
                .findFirst()
                .orElseThrow()
                .time())
        .isEqualTo(113);
    assertThat(doses.getLast().time()).isLessThan(365);
    assertThat(regimen.stopsAtProgression()).isTrue();
  }

  @Test
  void mouseDosesGoByWeight() {
    List<Administration> doses =
        Regimen.parse("bortezomib 0.5 mg/kg IP d3,6,10,13").administrations(BodySize.mouse(20), 30);
    assertThat(doses).extracting(Administration::time).containsExactly(2.0, 5.0, 9.0, 12.0);
    assertThat(doses.getFirst().amount().value()).isCloseTo(0.01, within(1e-15));
  }

  @Test
  void heldDosesAreNotGivenAndReducedOnesAreSmaller() {
    Regimen regimen =
        Regimen.parse(
            "bortezomib 1.3 mg/m2 SC d1,4,8,11 q21d x3; hold bortezomib d22-42; reduce bortezomib to 1.0 mg/m2 from d43");
    List<Administration> doses = regimen.administrations(PERSON, 100);
    assertThat(doses)
        .extracting(Administration::time)
        .containsExactly(0.0, 3.0, 7.0, 10.0, 42.0, 45.0, 49.0, 52.0);
    assertThat(doses.get(4).amount().value()).isCloseTo(1.8, within(1e-12));
  }

  @Test
  void dailyWeeklyAndWeeksAreUnderstood() {
    assertThat(Regimen.parse("anakinra 100 mg SC daily x30").administrations(PERSON, 100))
        .hasSize(30);
    assertThat(Regimen.parse("dexamethasone 40 mg PO weekly x4").administrations(PERSON, 100))
        .extracting(Administration::time)
        .containsExactly(0.0, 7.0, 14.0, 21.0);
    assertThat(Regimen.parse("bortezomib 1.3 mg/m2 SC q2w x3").administrations(PERSON, 100))
        .extracting(Administration::time)
        .containsExactly(0.0, 14.0, 28.0);
  }

  @Test
  void everyFaultIsReportedAtItsCharacter() {
    InvalidInput thrown =
        catchThrowableOfType(
            InvalidInput.class,
            () ->
                Regimen.parse(
                    "bortezomib 1.3 florins SC d1 + dexamethasone 20 mg d1 + 5 mg + melphalan 9 mg/m2 PO d50 q42d x2; holt x"));
    assertThat(thrown.findings()).hasSize(5);
    assertThat(thrown.findings()).extracting(f -> f.what()).anyMatch(w -> w.contains("florins"));
    assertThat(thrown.findings()).extracting(f -> f.what()).anyMatch(w -> w.contains("day 50"));
    assertThat(thrown.findings().getFirst().where().toString())
        .isEqualTo("regimen, column character 12");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "bortezomib",
        "bortezomib 1.3",
        "bortezomib 0 mg SC d1",
        "bortezomib 1.3 mg SC",
        "bortezomib 1.3 mg SC x3",
        "bortezomib 1.3 mg SC d11-1",
        "bortezomib 1.3 mg SC d1 q21d x99999",
        "b 1 mg SC daily until progression then c 1 mg PO d1",
        "bortezomib 1.3 mg/m2 SC d1 q21d x2; reduce bortezomib to 1 mg from d22",
        "b 1 mg SC d1; hold c d1-2",
        "bortezomib 1.3 mg/m2 SC d0,1 q21d x2",
        "bortezomib 3 m SC d1"
      })
  void whatIsNotARegimenIsRefused(String text) {
    assertThat(catchThrowableOfType(InvalidInput.class, () -> Regimen.parse(text))).isNotNull();
  }

  @Test
  void anyTextIsReadOrRefusedWithFindings() {
    String seed =
        "bortezomib 1.3 mg/m2 SC d1,4-8 q21d x8 + dex 20 mg PO then hold d;:until progression over 30 min ";
    for (int i = 0; i < 3000; i++) {
      Stream stream = new Streams(5).stream("fuzz", i);
      StringBuilder text = new StringBuilder(seed);
      for (int k = 0; k < 6; k++) {
        int at = (int) stream.below(text.length());
        switch ((int) stream.below(3)) {
          case 0 -> text.deleteCharAt(at);
          case 1 -> text.insert(at, seed.charAt((int) stream.below(seed.length())));
          default -> text.setCharAt(at, (char) (32 + stream.below(95)));
        }
      }
      try {
        Regimen.parse(text.toString()).administrations(PERSON, 500);
      } catch (InvalidInput e) {
        assertThat(e.findings()).isNotEmpty();
      }
    }
  }
}
