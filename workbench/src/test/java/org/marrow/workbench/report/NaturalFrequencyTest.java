package org.marrow.workbench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class NaturalFrequencyTest {
  @Test
  void aShareNearATenthIsCountedOutOfTenOthersOutOfAHundred() {
    assertThat(NaturalFrequency.of(0.31)).isEqualTo("about 3 of 10");
    assertThat(NaturalFrequency.of(0.27)).isEqualTo("about 3 of 10");
    assertThat(NaturalFrequency.of(0.25)).isEqualTo("about 25 of 100");
    assertThat(NaturalFrequency.of(0.04)).isEqualTo("about 4 of 100");
    assertThat(NaturalFrequency.of(0.98)).isEqualTo("about 98 of 100");
  }

  @Test
  void onlyZeroIsNoneAndOnlyOneIsAll() {
    assertThat(NaturalFrequency.of(0)).isEqualTo("none");
    assertThat(NaturalFrequency.of(1)).isEqualTo("all");
    assertThat(NaturalFrequency.of(0.001)).isEqualTo("about 1 of 1,000");
    assertThat(NaturalFrequency.of(0.0004)).isEqualTo("fewer than 1 of 1,000");
    assertThat(NaturalFrequency.of(0.999)).isEqualTo("more than 99 of 100");
  }

  @Test
  void limitsAreCountedOutOfTheSameNumber() {
    assertThat(NaturalFrequency.of(0.31, 0.2, 0.44))
        .isEqualTo("about 3 of 10 (it could be 2 to 4)");
    assertThat(NaturalFrequency.of(0.3, 0.29, 0.31)).isEqualTo("about 3 of 10");
    assertThat(NaturalFrequency.of(0.25, 0.2, 0.31))
        .isEqualTo("about 25 of 100 (it could be 20 to 31)");
  }

  @Test
  void whatIsNoShareIsRefused() {
    assertThatThrownBy(() -> NaturalFrequency.of(1.2)).hasMessageContaining("1.2");
    assertThatThrownBy(() -> NaturalFrequency.of(Double.NaN)).hasMessageContaining("NaN");
    assertThatThrownBy(() -> NaturalFrequency.of(0.5, 0.6, 0.7)).hasMessageContaining("0.6");
  }
}
