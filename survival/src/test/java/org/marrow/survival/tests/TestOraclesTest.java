package org.marrow.survival.tests;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TestOraclesTest {
  @Test
  void everyTestOfTheOracleFilesIsMet() {
    assertThat(TestOracles.all()).isNotEmpty().filteredOn(c -> !c.holds()).isEmpty();
  }
}
