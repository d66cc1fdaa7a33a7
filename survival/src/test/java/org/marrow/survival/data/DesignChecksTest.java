package org.marrow.survival.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.marrow.survival.oracle.Outcomes;

class DesignChecksTest {
  @Test
  void aChangeFromBeforeToAfterIsRefusedAsAMarkerAndOtherColumnsPass() {
    double[] before = {1, 2, 3, 4, 5, 6};
    double[] after = {2, 2.5, 5, 3, 9, 7};
    double[] change = new double[6];
    for (int i = 0; i < 6; i++) {
      change[i] = after[i] - before[i];
    }
    Map<String, double[]> columns =
        Map.of("m1_before", before, "m1_after", after, "m1_change", change);
    assertThat(
            DesignChecks.change("a.csv", Covariate.numeric("m1_change", change), columns)
                .orElseThrow())
        .satisfies(f -> {
          assertThat(f.rule().id()).isEqualTo("survival/change-score");
          assertThat(f.what()).contains("m1_after minus m1_before");
        });
    assertThat(
            DesignChecks.change(
                "a.csv", Covariate.numeric("age", new double[] {50, 61, 43, 70, 55, 66}), columns))
        .isEmpty();
  }

  @Test
  void theReferralColumnOfTheMayoCohortIsAskedFor() {
    Outcomes mayo = Outcomes.open("mayo_myeloma.csv");
    SurvivalData data = mayo.survival("futime", "death");
    Map<String, double[]> columns =
        Map.of("entry", mayo.numbers("entry"), "year", mayo.numbers("year"));
    assertThat(DesignChecks.unusedEntry(data, columns).orElseThrow().rule().id())
        .isEqualTo("survival/delayed-entry");
    SurvivalData late = data.toBuilder().entry(mayo.numbers("entry")).build();
    assertThat(DesignChecks.unusedEntry(late, columns)).isEmpty();
    assertThat(DesignChecks.unusedEntry(data, Map.of("year", mayo.numbers("year")))).isEmpty();
  }

  @Test
  void groupsThatAreVisitedAtDifferentIntervalsAreWarnedAbout() {
    Factor arms = Factor.of(List.of("a", "a", "b", "b"));
    assertThat(
            DesignChecks.visitSpacing("t", arms, new double[] {28, 28, 84, 84})
                .orElseThrow()
                .rule()
                .id())
        .isEqualTo("survival/visit-intervals");
    assertThat(DesignChecks.visitSpacing("t", arms, new double[] {28, 30, 28, 27})).isEmpty();
  }
}
