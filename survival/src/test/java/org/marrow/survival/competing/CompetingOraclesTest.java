package org.marrow.survival.competing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CompetingOraclesTest {
  @Test
  void everyIncidenceOfTheOracleFilesIsMet() {
    assertThat(CompetingOracles.all()).isNotEmpty().filteredOn(c -> !c.holds()).isEmpty();
  }
}
