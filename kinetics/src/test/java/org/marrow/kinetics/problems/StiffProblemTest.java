package org.marrow.kinetics.problems;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StiffProblemTest {
  static java.util.List<StiffProblem> problems() {
    return StiffProblem.all();
  }

  @ParameterizedTest
  @MethodSource("problems")
  void theSolutionConvergesToThePublishedOne(StiffProblem problem) {
    double loose = problem.run(1e-5).error();
    double tight = problem.run(1e-10).error();
    // The error of a run may be some hundred times that of a step: ROBER runs to 1e11.
    assertThat(tight).as("%s at 1e-10", problem.name()).isLessThan(1e-7);
    assertThat(loose).as("%s at 1e-5", problem.name()).isLessThan(5e-3);
    assertThat(tight).isLessThan(loose / 100);
  }

  @ParameterizedTest
  @MethodSource("problems")
  void tighterTolerancesCostMoreStepsAndNeverManyTimesMore(StiffProblem problem) {
    long loose = problem.run(1e-5).steps();
    long tight = problem.run(1e-7).steps();
    // Order 5: two digits more need about 100^(1/5) = 2.5 times the steps.
    assertThat((double) tight / loose).isBetween(1.2, 4.0);
  }

  @Test
  void theBenchmarkProblemConvergesToTheSolutionOfCvode() {
    double loose = NicheAccuracy.run(1e-5).error();
    double tight = NicheAccuracy.run(1e-9).error();
    assertThat(loose).isLessThan(2e-3);
    assertThat(tight).isLessThan(2e-7);
  }

  @Test
  void theBenchmarkModelHasSixteenStates() {
    assertThat(StiffProblem.niche16().system().states()).hasSize(16);
  }
}
