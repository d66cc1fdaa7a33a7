package org.marrow.kinetics.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The whole suite; the counts are exact, so that no case gets lost without anyone seeing it. */
class SbmlSuiteTest {
  private static final Path ZIP = Path.of("../../shared/suites/sbml-test-suite.zip");

  @BeforeEach
  void needsTheSuite() {
    assumeTrue(Files.exists(ZIP), "the SBML Test Suite is not at " + ZIP);
  }

  @Test
  void everySemanticCaseIsRightOrRefusedWithAReason() throws Exception {
    SuiteReport report = new Conformance(1, 2, false).semantic(ZIP, Progress.NONE);
    assertThat(wrong(report)).isEmpty();
    assertThat(report.counts("testType:TimeCourse"))
        .isEqualTo(new SuiteReport.Counts(1787, 1689, 98, 0));
    assertThat(report.counts()).isEqualTo(new SuiteReport.Counts(1821, 1689, 132, 0));
    assertThat(report.rows())
        .allMatch(r ->
            r.verdict().outcome() != Verdict.Outcome.REFUSED || !r.verdict().reason().isBlank());
  }

  @Test
  void everyStochasticTimeCourseHasTheRightMeanAndSpread() throws Exception {
    SuiteReport report = new Conformance(1, 2, false).stochastic(ZIP, 1_000, Progress.NONE);
    assertThat(wrong(report)).isEmpty();
    assertThat(report.counts("testType:StochasticTimeCourse"))
        .isEqualTo(new SuiteReport.Counts(39, 39, 0, 0));
  }

  private static List<Verdict> wrong(SuiteReport report) {
    return report.rows().stream()
        .map(SuiteReport.Row::verdict)
        .filter(v -> v.outcome() == Verdict.Outcome.WRONG)
        .toList();
  }
}
