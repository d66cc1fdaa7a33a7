package org.marrow.survival.validation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ValidationOraclesTest {
  @Test
  void everyMeasureOfPredictionOfTheOracleFilesIsMet() {
    assertThat(ValidationOracles.all()).isNotEmpty().filteredOn(c -> !c.holds()).isEmpty();
  }
}
