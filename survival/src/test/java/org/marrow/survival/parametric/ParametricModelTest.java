package org.marrow.survival.parametric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.marrow.foundation.findings.InvalidInput;
import org.marrow.survival.data.SurvivalData;

class ParametricModelTest {
  @Test
  void everyParametricModelOfTheOracleFilesIsMet() {
    assertThat(ParametricOracles.all()).isNotEmpty().filteredOn(c -> !c.holds()).isEmpty();
  }

  @Test
  void theExponentialWithoutCovariatesIsEventsOverTimeAtRiskAlsoWithDelayedEntry() {
    SurvivalData data =
        SurvivalData.of(new double[] {3, 5, 8, 9}, new int[] {1, 0, 1, 1})
            .entry(new double[] {0, 1, 2, 0})
            .build();
    ParametricModel model =
        ParametricModel.fit(TimeDistribution.EXPONENTIAL, TimeIntervals.of(data), List.of());
    double rate = 3 / (3 + 4 + 6 + 9.0);
    assertThat(model.terms().getFirst().coef()).isCloseTo(-Math.log(rate), within(1e-9));
    assertThat(model.survivalAt(7)).isCloseTo(Math.exp(-7 * rate), within(1e-9));
    assertThat(model.quantile(0.5)).isCloseTo(Math.log(2) / rate, within(1e-8));
    assertThat(model.logLikelihood()).isCloseTo(3 * Math.log(rate) - 3, within(1e-9));
  }

  @Test
  void intervalsThatCannotBeAreListed() {
    assertThatThrownBy(() -> TimeIntervals.of(new double[] {1, 4, -1}, new double[] {2, 3, 5}))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("row 2")
        .hasMessageContaining("row 3");
  }
}
