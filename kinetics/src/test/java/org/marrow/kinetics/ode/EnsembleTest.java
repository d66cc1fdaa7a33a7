package org.marrow.kinetics.ode;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.marrow.kinetics.compile.Kernel;
import org.marrow.kinetics.compile.KernelCompiler;
import org.marrow.kinetics.lanes.Lanes;

class EnsembleTest {
  private static final Problem PROBLEM = Niche16.problem();
  private static final Kernel PLAIN = KernelCompiler.compile(PROBLEM.equations());
  private static final Kernel EXACT = Ensemble.exactKernel(PROBLEM.equations(), Set.of());

  /** What a run gives, by course and sample. */
  private static Map<String, double[]> run(
      Kernel kernel, int lanes, int threads, int courses, Settings settings) {
    double[][] patients = Niche16.patients();
    List<Change> doses = Niche16.doses();
    Map<String, double[]> results = new ConcurrentHashMap<>();
    Sink sink =
        new Sink() {
          @Override
          public void sample(long course, int sample, double time, double[] state) {
            results.put(course + "@" + (int) time, state.clone());
          }

          @Override
          public void finished(long course, Outcome outcome) {
            results.put(course + " outcome", new double[] {outcome.steps(), outcome.rejected()});
            assertThat(outcome.isDone()).isTrue();
          }
        };
    new Ensemble(kernel, settings, settings.absoluteTolerances(PROBLEM.system()))
        .run(
            0,
            courses,
            n -> Niche16.course(patients[(int) n], doses),
            threads,
            kernel.routines(lanes),
            sink);
    return results;
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void theNicheProblemAgreesWithItsReference(boolean exactly) {
    Map<String, double[]> reference = new HashMap<>();
    for (double[] row : Niche16.reference()) {
      reference.put((int) row[0] + "@" + (int) row[1], row);
    }
    Map<String, double[]> results =
        run(exactly ? EXACT : PLAIN, 1, 1, 10, Settings.of(5e-8, 5e-11));
    for (int patient = 0; patient < 10; patient++) {
      for (int day : new int[] {10, 21, 84, 180}) {
        double[] state = Objects.requireNonNull(results.get(patient + "@" + day));
        double[] exact = Objects.requireNonNull(reference.get(patient + "@" + day));
        for (int i = 0; i < 16; i++) {
          assertThat(Math.abs(state[i] - exact[i + 2]))
              .as("patient %d, day %d, state %d", patient, day, i)
              .isLessThan(1e-6 * Math.abs(exact[i + 2]) + 1e-9);
        }
      }
    }
  }

  @Test
  void lanesAndThreadsChangeNoBit() {
    Assumptions.assumeTrue(Lanes.available(), "no vector module");
    Settings settings = Settings.of(1e-2, 1e-5);
    Map<String, double[]> alone = run(EXACT, 1, 1, 9, settings);
    for (int[] way : new int[][] {{8, 2}, {1, 2}}) {
      Map<String, double[]> other = run(EXACT, way[0], way[1], 9, settings);
      assertThat(other.keySet()).isEqualTo(alone.keySet());
      other.forEach((key, value) ->
          assertThat(value)
              .as("%s with %d lanes, %d threads", key, way[0], way[1])
              .containsExactly(alone.get(key)));
    }
  }
}
