package org.marrow.survival.classes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.marrow.survival.data.Covariate;
import org.marrow.survival.oracle.Outcomes;

class ClassOutcomeTest {
  private static ClassOutcome trondheim(String marker) {
    Outcomes table = Outcomes.open("imc_ntnu_spatial_pfs2y.csv");
    List<String> group = table.texts("PFS_group");
    boolean[] shortPfs = new boolean[group.size()];
    for (int i = 0; i < shortPfs.length; i++) {
      shortPfs[i] = group.get(i).equals("short_PFS");
    }
    return ClassOutcome.fit(
        shortPfs, Covariate.numeric(marker, table.numbers(marker)), "PFS below 2 years");
  }

  @Test
  void theTwoYearClassOfTrondheimGivesAnOddsRatioAndNoHazardRatio() {
    ClassOutcome activated = trondheim("actMac_to_PC");
    assertThat(activated.n()).isEqualTo(64);
    assertThat(activated.oddsRatio()).isCloseTo(1.95, within(0.005));
    assertThat(activated.lower()).isCloseTo(1.11, within(0.005));
    assertThat(activated.upper()).isCloseTo(3.42, within(0.005));
    assertThat(activated.rankP()).isCloseTo(0.012, within(0.0005));
    assertThat(activated.findings())
        .extracting(f -> f.rule().id())
        .containsExactly("survival/class-end-point");
    assertThat(trondheim("Mac_to_PC").rankP()).isCloseTo(0.48, within(0.005));
    assertThat(trondheim("PC_to_actMac").oddsRatio()).isCloseTo(1.42, within(0.005));
  }

  @Test
  void theExactRankTestIsThatOfR() {
    // wilcox.test(c(1.1, 2.2, 5.5), c(3.3, 4.4, 6.6, 7.7))$p.value = 0.2285714
    ClassOutcome small =
        ClassOutcome.fit(
            new boolean[] {true, true, false, false, true, false, false},
            Covariate.numeric("x", new double[] {1.1, 2.2, 3.3, 4.4, 5.5, 6.6, 7.7}),
            "class");
    assertThat(small.rankP()).isCloseTo(0.2285714285714286, within(1e-12));
  }
}
