package org.marrow.survival.curves;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.marrow.survival.oracle.OracleCheck;

class CurveOraclesTest {
  @Test
  void everyCurveOfTheOracleFilesIsMet() {
    assertThat(CurveOracles.all()).isNotEmpty().filteredOn(c -> !c.holds()).isEmpty();
    assertThat(CurveOracles.all()).extracting(OracleCheck::expected).noneMatch(e -> e.length == 0);
  }
}
