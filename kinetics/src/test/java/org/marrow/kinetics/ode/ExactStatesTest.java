package org.marrow.kinetics.ode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.marrow.kinetics.compile.Kernel;
import org.marrow.kinetics.compile.KernelCompiler;

/** Linear compartments are solved by their closed form, and only they are. */
class ExactStatesTest {
  private static final Settings LOOSE = Settings.of(1e-2, 1e-5);

  private static List<String> exactStates(Problem problem) {
    Kernel kernel = Ensemble.exactKernel(problem.equations(), Set.of());
    return Arrays.stream(kernel.exactStates())
        .mapToObj(i -> problem.system().states().get(i).id())
        .sorted()
        .toList();
  }

  private static List<double[]> run(
      Problem problem, boolean exactly, Settings settings, List<Change> changes, double... times) {
    Kernel plain = KernelCompiler.compile(problem.equations(), Set.of(0));
    Kernel kernel = exactly ? Ensemble.exactKernel(problem.equations(), Set.of(0)) : plain;
    List<double[]> samples = new ArrayList<>();
    Course course =
        new Course(0, times[times.length - 1], problem.start(), problem.inputs(), changes, times);
    new Ensemble(kernel, () -> plain, settings, settings.absoluteTolerances(problem.system()))
        .run(
            0,
            1,
            number -> course,
            1,
            new Sink() {
              @Override
              public void sample(long number, int sample, double time, double[] state) {
                samples.add(state.clone());
              }

              @Override
              public void finished(long number, Outcome outcome) {
                assertThat(outcome.isDone()).isTrue();
              }
            });
    return samples;
  }

  private static Problem oral(double ka, double ke) {
    return new Problem()
        .input("ka", ka)
        .input("ke", ke)
        .state("central", 0, "ka*gut-ke*central")
        .state("gut", 0, "-ka*gut");
  }

  @Test
  void theDrugsOfTheNicheProblemAreExactAndNothingElseIs() {
    assertThat(exactStates(Niche16.problem())).containsExactly("A1", "A2", "Ac", "DC", "DG");
  }

  @Test
  void whatIsNotLinearOrChangesWithTimeOrDependsOnSuchAStateIsNotExact() {
    Problem problem =
        new Problem()
            .input("k", 1)
            .state("a", 1, "-k*a")
            .state("b", 1, "-k*b^2")
            .state("c", 1, "b-2*k*c")
            .state("d", 1, "-k*d*t")
            .state("e", 1, "-k*e+floor(a)")
            .state("f", 1, "a-2*k*f");
    assertThat(exactStates(problem)).containsExactly("a", "f");
  }

  @Test
  void aRingHasNoRealModesAndIsLeftToTheIntegrator() {
    Problem ring =
        new Problem()
            .input("k", 1)
            .state("a", 1, "k*c-k*a")
            .state("b", 0, "k*a-k*b")
            .state("c", 0, "k*b-k*c");
    assertThat(exactStates(ring)).isEmpty();
  }

  @Test
  void ofATransitChainOnlyTheFirstIsExactBecauseEqualRatesHaveNoModes() {
    Problem chain =
        new Problem()
            .input("ktr", 2)
            .state("t1", 1, "-ktr*t1")
            .state("t2", 0, "ktr*t1-ktr*t2")
            .state("t3", 0, "ktr*t2-ktr*t3");
    assertThat(exactStates(chain)).containsExactly("t1");
  }

  @Test
  void anOralDoseAndAnInfusionFollowTheirClosedFormsAtAnyTolerance() {
    double ka = 1.3;
    double ke = 0.4;
    List<Change> changes =
        List.of(
            new Change(0, Change.Target.ADD_TO_STATE, 1, 2),
            new Change(1, Change.Target.ADD_TO_RATE, 0, 3),
            new Change(5, Change.Target.ADD_TO_RATE, 0, -3));
    double[] times = {0.5, 1, 3.7, 5, 12};
    List<double[]> samples = run(oral(ka, ke), true, LOOSE, changes, times);
    for (int i = 0; i < times.length; i++) {
      double t = times[i];
      double gut = 2 * Math.exp(-ka * t);
      double oral = 2 * ka / (ka - ke) * (Math.exp(-ke * t) - Math.exp(-ka * t));
      double infused =
          3 / ke * (Math.exp(-ke * Math.max(0, t - 5)) - Math.exp(-ke * Math.max(0, t - 1)));
      assertThat(samples.get(i)[1]).isCloseTo(gut, within(1e-14));
      assertThat(samples.get(i)[0]).as("at %s", t).isCloseTo(oral + infused, within(1e-13));
    }
  }

  @Test
  void whatIsExcretedAddsUpWhereAnEigenvalueIsZero() {
    Problem problem =
        new Problem()
            .input("ke", 0.7)
            .input("k", 0.2)
            .state("central", 5, "-ke*central")
            .state("urine", 0, "ke*central")
            .state("made", 1, "k");
    assertThat(exactStates(problem)).containsExactly("central", "made", "urine");
    double[] end = run(problem, true, LOOSE, List.of(), 3).getFirst();
    assertThat(end[0] + end[1]).isCloseTo(5, within(1e-14));
    assertThat(end[2]).isCloseTo(1.6, within(1e-14));
  }

  @Test
  void threeCompartmentsAgreeWithTheIntegratorAtItsTightest() {
    Problem problem =
        new Problem()
            .input("p", 0.5)
            .state("central", 1, "-(p+3+8)*central+2*p*deep+0.3*deeper")
            .state("deep", 0, "3*central-2*p*deep")
            .state("deeper", 0, "8*central-0.3*deeper");
    List<Change> doses = List.of(new Change(1.5, Change.Target.ADD_TO_STATE, 0, 1));
    double[] times = {0.1, 1.4, 2, 9};
    List<double[]> exact = run(problem, true, LOOSE, doses, times);
    List<double[]> integrated = run(problem, false, Settings.of(1e-12, 1e-15), doses, times);
    for (int i = 0; i < times.length; i++) {
      for (int state = 0; state < 3; state++) {
        assertThat(exact.get(i)[state])
            .isCloseTo(integrated.get(i)[state], within(1e-11 * integrated.get(i)[state]));
      }
    }
  }

  @Test
  void patientsWhoseRatesAreAllButEqualAreIntegratedLikeAnyOthers() {
    List<Change> dose = List.of(new Change(0, Change.Target.ADD_TO_STATE, 1, 1));
    Problem nearlyEqual = oral(1, 1 + 1e-6);
    assertThat(run(nearlyEqual, true, LOOSE, dose, 1, 4))
        .containsExactlyElementsOf(run(nearlyEqual, false, LOOSE, dose, 1, 4));
    // Also when they become equal on the way: nothing of the course has been run by then.
    List<Change> later = new ArrayList<>(dose);
    later.add(new Change(2, Change.Target.SET_INPUT, 1, 1));
    assertThat(run(oral(1, 3), true, LOOSE, later, 1, 4))
        .containsExactlyElementsOf(run(oral(1, 3), false, LOOSE, later, 1, 4));
    assertThat(run(oral(1, 3), true, LOOSE, dose, 4).getFirst())
        .isNotEqualTo(run(oral(1, 3), false, LOOSE, dose, 4).getFirst());
  }

  @Test
  void aLongStepOverAFastCompartmentEndsAtNothingNotAtNaN() {
    Problem problem = new Problem().input("k", 1e6).state("fast", 1, "-k*fast").state("x", 1, "-x");
    double[] end = run(problem, true, LOOSE, List.of(), 1000).getFirst();
    assertThat(end[0]).isBetween(0.0, 1e-200);
  }
}
