package org.marrow.survival.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.marrow.foundation.findings.Finding;
import org.marrow.foundation.findings.InvalidInput;
import org.marrow.survival.cox.CoxData;
import org.marrow.survival.cox.CoxModel;
import org.marrow.survival.cox.CoxOptions;
import org.marrow.survival.cox.CoxTerm;
import org.marrow.survival.oracle.Oracle;
import org.marrow.survival.oracle.Outcomes;

/** The gates on the public cohorts, without hints. */
class RealCohortsTest {

  private static Cohort compass() {
    Outcomes table = Outcomes.open("commpass_gdc_open_2019.csv");
    return Cohort.of("commpass", table.texts("public_id"))
        .endPoint(EndPoint.OS, table.numbers("os_days"), table.events("death"))
        .endPoint(EndPoint.TTNT, table.numbers("ttnt_days"), table.events("ttnt_event"))
        .dated("transplant", table.numbers("asct_day"))
        .dated("second line", table.numbers("line2_day"))
        .covariate(Covariate.numeric("age", table.numbers("age_years")))
        .build();
  }

  @Test
  void theGateListsTheWrongRowsOfCompass() {
    Map<String, Long> count =
        compass().findings().stream()
            .collect(
                Collectors.groupingBy(
                    f -> f.rule().id() + " " + f.where().column().orElse(""),
                    Collectors.counting()));
    assertThat(count.get("survival/time-not-positive OS")).isEqualTo(1);
    assertThat(count.get("survival/time-not-positive TTNT")).isEqualTo(1);
    assertThat(count.get("survival/event-after-death second line")).isEqualTo(6);
    assertThatThrownBy(() -> compass().data(EndPoint.OS)).isInstanceOf(InvalidInput.class);
    Cohort clean = compass().leaveOutFaulty();
    assertThat(clean.findings()).isEmpty();
    assertThat(clean.data(EndPoint.OS).rows() + clean.leftOut().size()).isEqualTo(995);
  }

  /** The rows of the oracle: follow-up above 0 and age known. */
  private static SurvivalData transplant() {
    Outcomes all = Outcomes.open("commpass_gdc_open_2019.csv");
    double[] days = all.numbers("os_days");
    double[] age = all.numbers("age_years");
    Outcomes used = all.where(i -> days[i] > 0 && !Double.isNaN(age[i]));
    double[] day = used.numbers("asct_day");
    double[] ever = new double[day.length];
    for (int i = 0; i < ever.length; i++) {
      ever[i] = Double.isNaN(day[i]) ? 0 : 1;
    }
    return used.survival("os_days", "death").toBuilder()
        .covariate(Covariate.numeric("age", used.numbers("age_years")))
        .covariate(Covariate.numeric("transplant", ever).measured(Measured.from(day)))
        .build();
  }

  @Test
  void everTransplantedIsRefusedAlsoWhenNobodyDeclaredIt() {
    SurvivalData data = transplant();
    Covariate declared = data.covariate("transplant");
    assertThat(BaselineUse.check(data, declared).orElseThrow().rule().id())
        .isEqualTo("survival/immortal-time");
    Covariate silent = declared.measured(Measured.undeclared());
    double[] day = IntStream.range(0, data.rows()).mapToDouble(declared.measured()::time).toArray();
    Finding found = BaselineUse.suspect(data, silent, Map.of("asct_day", day)).orElseThrow();
    assertThat(found.rule().id()).isEqualTo("survival/immortal-time");
    assertThat(found.what()).contains("asct_day");
    assertThat(found.remedy()).contains("start-stop").contains("landmark");
    // Age is no such column, and a baseline marker passes.
    assertThat(BaselineUse.suspect(data, data.covariate("age"), Map.of("asct_day", day))).isEmpty();
    assertThat(BaselineUse.check(data, data.covariate("age"))).isEmpty();
  }

  @Test
  void landmarkAndTimeDependentTransplantGiveTheTwoHonestAnswers() {
    SurvivalData data = transplant();
    Landmark landmark = Landmark.at(data, 270);
    assertThat(landmark.data().rows()).isEqualTo(807);
    assertThat(landmark.eventsBefore() + landmark.censoredBefore()).isEqualTo(952 - 807);
    Oracle oracle = Oracle.open("commpass.json");
    CoxTerm fixed = cox(landmark.data());
    assertThat(oracle.at("landmark_270").at("coef").numbers()[0])
        .isCloseTo(fixed.coef(), within(1e-9));
    SurvivalData split = StartStop.split(data, "transplant");
    assertThat(split.rows()).isEqualTo(1417);
    CoxTerm dependent = cox(split);
    assertThat(oracle.at("time_dependent").at("coef").numbers()[0])
        .isCloseTo(dependent.coef(), within(1e-9));
    assertThat(fixed.hazardRatio()).isCloseTo(0.52, within(0.005));
    assertThat(dependent.hazardRatio()).isCloseTo(0.52, within(0.005));
  }

  private static CoxTerm cox(SurvivalData data) {
    boolean[] event = new boolean[data.rows()];
    for (int i = 0; i < event.length; i++) {
      event[i] = data.event(i) > 0;
    }
    CoxData.Builder builder = CoxData.of(data.exits(), event);
    if (data.hasEntry()) {
      builder.entry(data.entries());
    }
    for (String name : List.of("transplant", "age")) {
      builder.covariate(name, ((NumericCovariate) data.covariate(name)).values());
    }
    return CoxModel.fit(builder.build(), CoxOptions.standard()).term("transplant");
  }

  @Test
  void uamsSeriesMustNotValidateEachOther() {
    List<String> a = Outcomes.open("gse2658_clinical.csv").texts("gsm");
    List<String> textbook = Outcomes.open("survminer_myeloma_gse4581.csv").texts("gsm");
    List<String> b = Outcomes.open("gse24080_clinical.csv").texts("array");
    assertThat(CohortOverlap.check(a, "", textbook, "").orElseThrow().what())
        .contains("256 of 256");
    assertThat(CohortOverlap.check(a, "", b, "").orElseThrow().rule().id())
        .as("ids differ, nothing declared")
        .isEqualTo("survival/cohort-overlap");
    assertThat(CohortOverlap.check(a, "UAMS", b, "uams").orElseThrow().what()).contains("UAMS");
    assertThat(CohortOverlap.check(a, "UAMS", List.of("x"), "Trondheim")).isEmpty();
  }

  @Test
  void theWrongColumnOfEventFreeSurvivalIsFound() {
    // What a join with the wrong column looks like: deaths that are no EFS events.
    Cohort wrong =
        Cohort.of("joined", List.of("a", "b", "c"))
            .endPoint(EndPoint.OS, new double[] {10, 20, 30}, new int[] {1, 1, 0})
            .endPoint(EndPoint.EFS, new double[] {10, 25, 12}, new int[] {0, 1, 1})
            .build();
    assertThat(wrong.findings())
        .extracting(f -> f.rule().id() + " " + f.where().row().getAsLong())
        .containsExactly("survival/death-not-counted 1", "survival/pfs-after-os 2");
    Outcomes uams = Outcomes.open("gse24080_clinical.csv");
    Cohort right =
        Cohort.of("GSE24080", uams.texts("array"))
            .endPoint(EndPoint.OS, uams.numbers("os_months"), uams.events("os_event"))
            .endPoint(EndPoint.EFS, uams.numbers("efs_months"), uams.events("efs_event"))
            .build();
    assertThat(right.findings())
        .as("the re-derived columns count every death")
        .extracting(f -> f.rule().id())
        .doesNotContain("survival/death-not-counted");
  }
}
