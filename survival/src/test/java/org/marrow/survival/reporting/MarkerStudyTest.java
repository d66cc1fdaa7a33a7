package org.marrow.survival.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.marrow.foundation.findings.InvalidInput;
import org.marrow.survival.cutpoint.CutPointOracles;
import org.marrow.survival.data.Covariate;
import org.marrow.survival.data.Measured;
import org.marrow.survival.data.NumericCovariate;
import org.marrow.survival.data.SurvivalData;
import org.marrow.survival.oracle.Outcomes;

class MarkerStudyTest {
  @Test
  void theMethodsAndTheListSayWhatWasDoneAndNameWhatIsOpen() {
    Outcomes uams = CutPointOracles.completeUams();
    SurvivalData os = uams.survival("os_months", "os_event");
    NumericCovariate b2m = Covariate.numeric("b2m", uams.numbers("b2m_mg_l"));
    NumericCovariate age = Covariate.numeric("age", uams.numbers("age_years"));
    MarkerStudy study = MarkerStudy.run(os, b2m, List.of(age), "", Map.of());
    assertThat(study.methods())
        .contains("554 patients", "Kaplan-Meier", "Cox models with Efron", "b2m, age")
        .doesNotContain("cut")
        .doesNotContain("log-rank");
    assertThat(study.remark().filled().get("12")).contains("0 left out", "554 analysed");
    assertThat(study.remark().filled().get("16")).startsWith("b2m: hazard ratio");
    assertThat(study.adjusted().term("b2m").coef()).isNotEqualTo(study.alone().term("b2m").coef());
    assertThat(study.remark().open()).contains("1", "2", "5", "7", "20").doesNotContain("10", "18");
    assertThat(study.findings()).extracting(f -> f.rule().id()).contains("survival/reporting-open");
    assertThat(study.remark().markdown()).contains("| 5 | assay").contains("**open**");
    MarkerStudy named =
        MarkerStudy.run(os, b2m, List.of(age), "death of any cause", Map.of("5", "nephelometry"));
    assertThat(named.remark().open()).doesNotContain("7", "5");
    assertThat(named.remark().filled().get("5")).isEqualTo("nephelometry");
    assertThat(study.adjective()).isEqualTo("prognostic");
    assertThat(study.adjusted().term("b2m").hazardRatio()).isCloseTo(1.05, within(0.1));
  }

  @Test
  void aMarkerFromTheFutureIsRefused() {
    SurvivalData data = SurvivalData.of(new double[] {1, 2, 3, 4}, new int[] {1, 1, 1, 0}).build();
    NumericCovariate late =
        Covariate.numeric("m1", new double[] {1, 2, 3, 4}).measured(Measured.at(1.5));
    assertThatThrownBy(() -> MarkerStudy.run(data, late, List.of(), "", Map.of()))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("after the origin");
  }

  @Test
  void aListKnowsItsItems() {
    assertThat(ReportingStandard.REMARK.items()).hasSize(20);
    assertThat(ReportingStandard.TRIPOD_AI.items()).hasSize(27);
    assertThatThrownBy(() -> new ReportingList(ReportingStandard.REMARK, Map.of("21", "x")))
        .isInstanceOf(IllegalArgumentException.class);
    ReportingList full =
        new ReportingList(ReportingStandard.REMARK, ReportingStandard.REMARK.items());
    assertThat(full.findings()).isEmpty();
  }
}
