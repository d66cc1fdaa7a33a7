package org.marrow.survival.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.marrow.foundation.findings.InvalidInput;

class SurvivalDataTest {

  @Test
  void everyWrongRowIsListedAtOnce() {
    InvalidInput fault =
        catchThrowableOfType(
            InvalidInput.class,
            () ->
                SurvivalData.of(new double[] {5, Double.NaN, 3, 4}, new int[] {1, 0, -1, 1})
                    .entry(new double[] {5, 0, 0, 1})
                    .weights(new double[] {1, 1, 1, 0})
                    .source("a.csv")
                    .build());
    assertThat(fault.findings())
        .extracting(f -> f.rule().id() + " " + f.where())
        .containsExactly(
            "survival/exit-before-entry a.csv, row 1",
            "survival/time-missing a.csv, row 2",
            "survival/status-missing a.csv, row 3",
            "survival/weight-invalid a.csv, row 4");
  }

  @Test
  void aSubjectMayHaveStartStopRowsButNotOverlappingOnes() {
    SurvivalDataBuilder rows =
        SurvivalData.of(new double[] {3, 9, 4}, new int[] {0, 1, 1})
            .ids(List.of("a", "a", "b"))
            .entry(new double[] {0, 3, 0});
    assertThat(rows.build().rows()).isEqualTo(3);
    assertThatThrownBy(() -> rows.entry(new double[] {0, 2, 0}).build())
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("subject a overlaps its row 1");
  }

  @Test
  void selectionTakesEverythingAlong() {
    SurvivalData data =
        SurvivalData.of(new double[] {1, 2, 3}, new int[] {1, 0, 2})
            .strata(Factor.of(List.of("x", "y", "x")))
            .covariate(
                Covariate.numeric("m", new double[] {10, 20, 30})
                    .measured(Measured.at(new double[] {0, 1, 2})))
            .build();
    SurvivalData chosen = data.select(new int[] {2, 0, 2});
    assertThat(chosen.exits()).containsExactly(3, 1, 3);
    assertThat(chosen.strata().orElseThrow().label(1)).isEqualTo("x");
    assertThat(((NumericCovariate) chosen.covariate("m")).values()).containsExactly(30, 10, 30);
    assertThat(chosen.covariate("m").measured().time(0)).isEqualTo(2);
    assertThat(data.causeSpecific(2).events()).containsExactly(0, 0, 1);
  }
}
