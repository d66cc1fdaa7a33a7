package org.marrow.foundation.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.marrow.foundation.findings.Finding;
import org.marrow.foundation.findings.Findings;

class BeyondLimitTest {
  private static final Table LABORATORY =
      Table.of(
          "laboratory.csv",
          List.of(
              TextColumn.of("b2m", List.of("1.8", "<0.5", "", "> 20")),
              TextColumn.of("grade", List.of("low", "<0.5", "high", "2")),
              new NumberColumn("age", new double[] {53, 47, 61, 70})));

  @Test
  void aLimitIsReadAsMissingOrAsItselfAndToldWithItsRows() {
    Findings findings = new Findings();
    Table missing = BeyondLimit.MISSING.apply(LABORATORY, findings);
    assertThat(missing.numbers("b2m", findings))
        .containsExactly(1.8, Double.NaN, Double.NaN, Double.NaN);
    Table limit = BeyondLimit.LIMIT.apply(LABORATORY, new Findings());
    assertThat(limit.numbers("b2m", findings)).containsExactly(1.8, 0.5, Double.NaN, 20);
    assertThat(findings.list())
        .extracting(Finding::what)
        .containsExactly("2 cells such as \"<0.5\" read as missing: rows 2, 4");
  }

  @Test
  void aColumnWithWordsAndAColumnOfNumbersStayAsTheyAre() {
    Table read = BeyondLimit.LIMIT.apply(LABORATORY, new Findings());
    assertThat(read.column("grade")).isSameAs(LABORATORY.column("grade"));
    assertThat(read.column("age")).isSameAs(LABORATORY.column("age"));
  }

  @Test
  void withoutAWordOnItEachSuchCellIsAFaultThatNamesTheWayOut() {
    Findings findings = new Findings();
    LABORATORY.numbers("b2m", findings);
    assertThat(findings.list())
        .hasSize(2)
        .allSatisfy(f -> assertThat(f.remedy()).contains("--beyond-limit"));
  }
}
