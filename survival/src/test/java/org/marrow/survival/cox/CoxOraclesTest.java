package org.marrow.survival.cox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CoxOraclesTest {
  @Test
  void everyCoxModelOfTheOracleFilesIsMet() {
    assertThat(CoxOracles.all()).isNotEmpty().filteredOn(c -> !c.holds()).isEmpty();
  }
}
