package org.marrow.kinetics.ode;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.marrow.kinetics.compile.Kernel;
import org.marrow.kinetics.compile.KernelCompiler;

class SelfCheckTest {
  @Test
  void theJitAcceptsTheDirectiveForKernels() {
    assertThat(Kernel.isJitDirected()).isTrue();
  }

  @Test
  void aSlowVectorKernelIsReportedAndReplaced() {
    SelfCheck.Report slow = new SelfCheck.Report(1, 8, 1000, 90000, 3, true);
    assertThat(slow.isHealthy()).isFalse();
    assertThat(SelfCheck.warning(slow)).get().asString().contains("SLOW", "results are the same");
    SelfCheck.Report fast = new SelfCheck.Report(8, 8, 1000, 250, 1, true);
    assertThat(SelfCheck.warning(fast)).isEmpty();
    assertThat(fast.describe()).contains("x4.0");
  }

  @Test
  void anEnsembleThatChangesToVectorsMidwayLosesNoCourse() {
    Problem problem = new Problem().input("k", 1).state("x", 1, "-k*x*x").state("y", 0, "k*x*x");
    Kernel kernel = KernelCompiler.compile(problem.equations());
    Settings settings = Settings.DEFAULT;
    AtomicLong finished = new AtomicLong();
    Ensemble ensemble =
        new Ensemble(kernel, settings, settings.absoluteTolerances(problem.system()));
    Sink sink =
        new Sink() {
          @Override
          public void sample(long course, int sample, double time, double[] state) {
            assertThat(state[0])
                .isCloseTo(
                    1 / (1 + (1 + course % 7) * 10.0), org.assertj.core.data.Offset.offset(1e-7));
          }

          @Override
          public void finished(long course, Outcome outcome) {
            finished.addAndGet(course);
          }
        };
    long n = 3000;
    ensemble.run(
        0,
        n,
        number ->
            new Course(
                0,
                10,
                problem.start(),
                new double[] {1 + number % 7},
                List.of(),
                new double[] {10}),
        2,
        sink);
    assertThat(finished.get()).isEqualTo(n * (n - 1) / 2);
  }

  @Test
  void aKernelIsCheckedOnceHoweverManyEnsemblesRunIt() {
    Problem problem = new Problem().input("k", 1).state("x", 1, "-k*x*x");
    Kernel kernel = KernelCompiler.compile(problem.equations());
    Settings settings = Settings.DEFAULT;
    Course course = new Course(0, 1, problem.start(), problem.inputs(), List.of(), new double[0]);
    Sink silent =
        new Sink() {
          @Override
          public void sample(long number, int sample, double time, double[] state) {}

          @Override
          public void finished(long number, Outcome outcome) {}
        };
    List<SelfCheck.Report> reports = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      Ensemble ensemble =
          new Ensemble(kernel, settings, settings.absoluteTolerances(problem.system()));
      while (ensemble.check().isEmpty()) {
        ensemble.run(0, 64, number -> course, 1, silent);
      }
      reports.add(ensemble.check().orElseThrow());
    }
    assertThat(reports.get(1)).isSameAs(reports.get(0));
    assertThat(reports.get(2)).isSameAs(reports.get(0));
  }
}
