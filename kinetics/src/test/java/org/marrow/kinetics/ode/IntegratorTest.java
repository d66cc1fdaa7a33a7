package org.marrow.kinetics.ode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.marrow.kinetics.compile.KernelCompiler;

class IntegratorTest {
  private static Integrator integrator(Problem problem, Settings settings) {
    return new Integrator(
        KernelCompiler.compile(problem.equations()),
        settings,
        settings.absoluteTolerances(problem.system()));
  }

  /** The state at a time, read off the dense output. */
  private static double[] at(Problem problem, Settings settings, double end) {
    Integrator run = integrator(problem, settings);
    run.start(0, problem.start(), problem.inputs());
    while (run.time() < end) {
      assertThat(run.step(Double.POSITIVE_INFINITY)).isTrue();
    }
    double[] state = new double[problem.start().length];
    run.interpolate(end, state);
    return state;
  }

  @Test
  void exponentialDecayIsExactToTheTolerance() {
    Problem decay = new Problem().input("k", 0.7).state("x", 2, "-k*x");
    for (double tolerance : new double[] {1e-4, 1e-6, 1e-8, 1e-10}) {
      double[] x = at(decay, Settings.of(tolerance, tolerance), 3);
      assertThat(x[0]).isCloseTo(2 * Math.exp(-2.1), within(2 * tolerance));
    }
  }

  @Test
  void theMethodHasOrderFiveOnANonAutonomousProblem() {
    // x = sin(t) + e^-t solves it; the time derivative of f does not vanish.
    Problem problem =
        new Problem()
            .state("x", 1, "cos(t) - exp(-t) + 0.3*(x - sin(t) - exp(-t)) + y - 2 - t")
            .state("y", 2, "1 + 0.5*(y - 2 - t)*x");
    double coarse = fixedStepError(problem, 0.1);
    double fine = fixedStepError(problem, 0.05);
    assertThat(Math.log(coarse / fine) / Math.log(2)).isBetween(4.6, 5.6);
  }

  @Test
  void theDenseOutputHasOrderFour() {
    Problem problem = new Problem().state("x", 1, "-x^2 + 0.1*sin(3*t)").state("y", 1, "x-y");
    double coarse = denseDefect(problem, 0.2);
    double fine = denseDefect(problem, 0.1);
    // The error over one step has one order more than the interpolant.
    assertThat(Math.log(coarse / fine) / Math.log(2)).isBetween(4.5, 5.7);
  }

  private static Settings steps(double h) {
    return new Settings(Settings.Method.RODAS5P, 0.9, 1e3, Map.of(), h, 100000);
  }

  private static double fixedStepError(Problem problem, double h) {
    Integrator run = integrator(problem, steps(h));
    run.start(0, problem.start(), problem.inputs());
    while (run.time() < 2) {
      run.step(Math.min(2, Math.round(run.time() / h + 1) * h));
    }
    double[] state = new double[2];
    run.state(state);
    return Math.abs(state[0] - Math.sin(2) - Math.exp(-2)) + Math.abs(state[1] - 4);
  }

  private static double denseDefect(Problem problem, double h) {
    Integrator run = integrator(problem, steps(h));
    run.start(0, problem.start(), problem.inputs());
    run.step(h);
    double[] inside = new double[2];
    run.interpolate(run.time() * 0.4, inside);
    double[] exact = at(problem, Settings.of(1e-13, 1e-13), run.time() * 0.4);
    return Math.abs(inside[0] - exact[0]) + Math.abs(inside[1] - exact[1]);
  }

  @Test
  void anAlgebraicEquationIsFulfilledFromTheStartOn() {
    // y^2 = x with x' = -x: y = e^(-t/2); the given start of y is only a guess.
    Problem problem = new Problem().state("x", 1, "-x").algebraic("y", 0.7, "y^2-x");
    double[] x = at(problem, Settings.of(1e-8, 1e-10), 2);
    assertThat(x[0]).isCloseTo(Math.exp(-2), within(1e-8));
    assertThat(x[1]).isCloseTo(Math.exp(-1), within(1e-8));
  }

  @Test
  void robertsonsProblemAsADifferentialAlgebraicSystemKeepsItsInvariant() {
    Problem problem =
        new Problem()
            .state("a", 1, "-0.04*a+1e4*b*c")
            .state("b", 0, "0.04*a-1e4*b*c-3e7*b^2")
            .algebraic("c", 0, "a+b+c-1");
    double[] y = at(problem, Settings.of(1e-9, 1e-14), 1e4);
    assertThat(y[0] + y[1] + y[2]).isCloseTo(1, within(1e-12));
  }

  @Test
  void algebraicEquationsWithoutASolutionAreReported() {
    Problem problem = new Problem().state("x", 1, "-x").algebraic("y", 0.5, "y^2+x");
    Integrator run = integrator(problem, Settings.DEFAULT);
    run.start(0, problem.start(), problem.inputs());
    assertThat(run.failure()).contains(Outcome.Status.INCONSISTENT);
    assertThat(run.step(1)).isFalse();
  }

  @Test
  void blowUpEndsWithATooSmallStepNotWithAHang() {
    Problem problem = new Problem().state("x", 1, "x^2");
    Integrator run = integrator(problem, Settings.DEFAULT);
    run.start(0, problem.start(), problem.inputs());
    while (run.step(5)) {
      assertThat(run.time()).isLessThan(1.0001);
    }
    assertThat(run.failure()).contains(Outcome.Status.STEP_TOO_SMALL);
  }

  @Test
  void aStepNeverGoesBeyondItsLimitAndEndsOnItExactly() {
    Problem problem = new Problem().state("x", 1, "-0.001*x");
    Integrator run = integrator(problem, Settings.DEFAULT);
    run.start(0, problem.start(), problem.inputs());
    double[] state = new double[1];
    for (double limit : new double[] {0.1, 0.3, 7, 7.0001, 100}) {
      while (run.time() < limit) {
        run.step(limit);
        assertThat(run.time()).isLessThanOrEqualTo(limit);
      }
      assertThat(run.time()).isEqualTo(limit);
      run.state(state);
      assertThat(state[0]).isCloseTo(Math.exp(-0.001 * limit), within(1e-7));
    }
  }

  @Test
  void theLimitOfStepsIsThatOfOneRunWithItsRestartsAndNotOfAllRuns() {
    Problem decay = new Problem().input("k", 0.7).state("x", 2, "-k*x");
    Settings ten =
        new Settings(Settings.Method.RODAS5P, 1e-3, 1e-6, Map.of(), 0.1, /* mostSteps= */ 10);
    Integrator run = integrator(decay, ten);
    for (int i = 0; i < 5; i++) {
      run.start(0, decay.start(), decay.inputs());
      while (run.time() < 0.5) {
        assertThat(run.step(0.5)).isTrue();
      }
    }
    for (int i = 0; i < 20 && run.failure().isEmpty(); i++) {
      run.restart(run.time(), decay.start(), decay.inputs());
      run.step(10);
    }
    assertThat(run.failure()).contains(Outcome.Status.TOO_MANY_STEPS);
    assertThat(run.steps()).isBetween(5L, 10L);
  }

  @Test
  void outputsDoNotSteerTheSteps() {
    Problem problem = Niche16.problem();
    Integrator plain = integrator(problem, Settings.DEFAULT);
    Integrator watched = integrator(problem, Settings.DEFAULT);
    double[] inputs = new double[53];
    java.util.Arrays.fill(inputs, 1);
    plain.start(0, problem.start(), inputs);
    watched.start(0, problem.start(), inputs);
    double[] state = new double[16];
    for (int i = 0; i < 30; i++) {
      plain.step(Double.POSITIVE_INFINITY);
      watched.step(Double.POSITIVE_INFINITY);
      watched.interpolate((watched.previousTime() + watched.time()) / 2, state);
      watched.interpolate(watched.time(), state);
      assertThat(watched.time()).isEqualTo(plain.time());
    }
  }

  @Test
  void aPivotThatLosesItsDigitsIsSolvedAgainWithPivoting() {
    // Without pivoting the factor of (1/(h gamma) I - J) meets a pivot of 1 - 1 = 0 nearly:
    // x' = L (y - x), y' = L (x - y) keeps x + y and is stiff; with L = 1e12 digits are lost.
    Problem problem =
        new Problem()
            .input("L", 1e13)
            .state("x", 1, "L*(y-x)")
            .state("y", 0, "L*(x-y)-0.5*y+0.5*x");
    Integrator run = integrator(problem, Settings.of(1e-6, 1e-9));
    run.start(0, problem.start(), problem.inputs());
    while (run.time() < 5) {
      assertThat(run.step(Double.POSITIVE_INFINITY)).isTrue();
    }
    double[] end = new double[2];
    run.interpolate(5, end);
    assertThat(run.pivoted()).isPositive();
    assertThat(end[0]).isCloseTo(end[1], within(1e-8));
    assertThat(end[0] + end[1]).isCloseTo(1, within(1e-5));
  }

  @Test
  void theExplicitPairSolvesWhatIsNotStiffAndHasOrderFive() {
    Problem problem =
        new Problem().state("x", 1, "y").state("y", 0, "-x").state("z", 1, "-z*cos(t)");
    Settings settings = Settings.of(1e-9, 1e-9).with(Settings.Method.DOPRI5);
    double[] end = at(problem, settings, 10);
    assertThat(end[0]).isCloseTo(Math.cos(10), within(1e-7));
    assertThat(end[2]).isCloseTo(Math.exp(-Math.sin(10)), within(1e-7));
    double coarse = explicitError(problem, 0.2);
    double fine = explicitError(problem, 0.1);
    assertThat(Math.log(coarse / fine) / Math.log(2)).isBetween(4.6, 6.0);
  }

  private static double explicitError(Problem problem, double h) {
    Settings fixed = new Settings(Settings.Method.DOPRI5, 0.9, 1e3, Map.of(), h, 100000);
    Integrator run = integrator(problem, fixed);
    run.start(0, problem.start(), problem.inputs());
    while (run.time() < 4) {
      run.step(Math.min(4, Math.round(run.time() / h + 1) * h));
    }
    double[] state = new double[3];
    run.state(state);
    return Math.abs(state[0] - Math.cos(4)) + Math.abs(state[2] - Math.exp(-Math.sin(4)));
  }

  @Test
  void theExplicitPairRefusesAlgebraicEquations() {
    Problem problem = new Problem().state("x", 1, "-x").algebraic("y", 1, "y-x");
    org.assertj.core.api.Assertions.assertThatThrownBy(
            () -> integrator(problem, Settings.DEFAULT.with(Settings.Method.DOPRI5)))
        .hasMessageContaining("use RODAS5P");
  }
}
