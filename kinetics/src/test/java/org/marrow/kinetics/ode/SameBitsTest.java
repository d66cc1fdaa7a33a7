package org.marrow.kinetics.ode;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.junit.jupiter.api.Test;
import org.marrow.kinetics.compile.Kernel;
import org.marrow.kinetics.compile.KernelCompiler;
import org.marrow.kinetics.compile.Routines;
import org.marrow.kinetics.expression.Interpreter;
import org.marrow.kinetics.expression.Operator;
import org.marrow.kinetics.lanes.Lanes;
import org.marrow.kinetics.lanes.Slot;
import org.marrow.kinetics.model.Equations;
import org.marrow.kinetics.model.Jacobian;

/** The same run on every backend, with any neighbours, cut anywhere. */
class SameBitsTest {
  private static final Settings SETTINGS = Settings.of(1e-3, 1e-6);

  private static Course course(Problem problem, long number) {
    Random random = new Random(number);
    double[] inputs = problem.inputs();
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] *= 0.5 + random.nextDouble();
    }
    List<Change> changes = new ArrayList<>();
    double time = 0;
    while (time < 9) {
      time += random.nextInt(3);
      changes.add(
          switch (random.nextInt(4)) {
            case 0 -> new Change(time, Change.Target.SET_INPUT, random.nextInt(6), 0.5);
            case 1 -> new Change(time, Change.Target.SET_STATE, 1, 0.7);
            case 2 -> new Change(time, Change.Target.ADD_TO_RATE, 0, 0.3);
            default -> new Change(time, Change.Target.ADD_TO_STATE, 0, 1);
          });
    }
    return new Course(0, 10, problem.start(), inputs, changes, new double[] {0, 0.3, 4, 7.77, 10});
  }

  /** Every sample and outcome of some courses. */
  private static Map<String, List<Double>> run(
      Problem problem, Kernel kernel, Routines routines, long from, long to, int threads) {
    Map<String, List<Double>> results = new ConcurrentSkipListMap<>();
    Kernel plain = kernel(problem);
    new Ensemble(kernel, () -> plain, SETTINGS, SETTINGS.absoluteTolerances(problem.system()))
        .run(
            from,
            to,
            number -> course(problem, number),
            threads,
            routines,
            new Sink() {
              @Override
              public void sample(long number, int sample, double time, double[] state) {
                List<Double> values = new ArrayList<>();
                for (double value : state) {
                  values.add(value);
                }
                results.put(number + "/" + sample, values);
              }

              @Override
              public void finished(long number, Outcome outcome) {
                results.put(
                    number + "/" + outcome.status(),
                    List.of(outcome.time(), (double) outcome.steps(), (double) outcome.rejected()));
              }
            });
    return results;
  }

  private static Kernel kernel(Problem problem) {
    return KernelCompiler.compile(problem.equations(), java.util.Set.of(0));
  }

  @Test
  void randomNetworksRunTheSameOnEveryBackendWidthAndThreadCount() {
    // Few steps: vector code that the JIT has not compiled yet is slow.
    for (long seed = 1; seed <= 2; seed++) {
      Problem problem = RandomProblem.of(seed);
      Kernel kernel = kernel(problem);
      Map<String, List<Double>> expected = run(problem, kernel, kernel.interpreted(1), 0, 5, 1);
      assertThat(expected).as("seed %d", seed).containsKey("4/DONE");
      assertThat(run(problem, kernel, kernel.routines(1), 0, 5, 2))
          .as("seed %d, scalar, 2 threads", seed)
          .isEqualTo(expected);
      for (int lanes : Lanes.available() ? new int[] {2, 8} : new int[0]) {
        assertThat(run(problem, kernel, kernel.routines(lanes), 0, 5, lanes == 8 ? 2 : 1))
            .as("seed %d, %d lanes", seed, lanes)
            .isEqualTo(expected);
      }
    }
  }

  @Test
  void compartmentsSolvedExactlyRunTheSameOnEveryBackendWidthAndThreadCountAndResumed() {
    for (long seed = 1; seed <= 3; seed++) {
      Problem problem = RandomProblem.withCompartments(seed);
      Kernel kernel = Ensemble.exactKernel(problem.equations(), java.util.Set.of(0));
      assertThat(kernel.exactStates()).as("seed %d", seed).contains(0, 1);
      Map<String, List<Double>> expected = run(problem, kernel, kernel.interpreted(1), 0, 6, 1);
      assertThat(expected).as("seed %d", seed).containsKey("5/DONE");
      for (int lanes : Lanes.available() ? new int[] {1, 2, 4, 8} : new int[] {1}) {
        Routines routines = kernel.routines(lanes);
        int threads = 1 + (lanes + (int) seed) % 3;
        assertThat(run(problem, kernel, routines, 0, 6, threads))
            .as("seed %d, %d lanes, %d threads", seed, lanes, threads)
            .isEqualTo(expected);
      }
      Map<String, List<Double>> parts =
          new TreeMap<>(run(problem, kernel, kernel.routines(1), 0, 2, 1));
      parts.putAll(run(problem, kernel, kernel.routines(1), 2, 6, 3));
      assertThat(parts).as("seed %d, resumed", seed).isEqualTo(expected);
    }
  }

  @Test
  void everyRoutineOfRandomNetworksGivesTheSameBitsOnEveryBackend() {
    for (long seed = 200; seed < 225; seed++) {
      Problem problem = RandomProblem.of(seed);
      Kernel kernel = kernel(problem);
      for (int lanes : Lanes.available() ? new int[] {1, 2, 4, 8} : new int[] {1}) {
        double[] oracle = memory(problem, kernel, lanes);
        double[] compiled = oracle.clone();
        step(kernel.interpreted(lanes), oracle);
        step(kernel.routines(lanes), compiled);
        assertThat(compiled).as("seed %d, %d lanes", seed, lanes).containsExactly(oracle);
      }
    }
  }

  @Test
  void everyRoutineWithCompartmentsGivesTheSameBitsOnEveryBackend() {
    for (long seed = 300; seed < 315; seed++) {
      Problem problem = RandomProblem.withCompartments(seed);
      Kernel kernel = Ensemble.exactKernel(problem.equations(), java.util.Set.of(0));
      for (int lanes : Lanes.available() ? new int[] {1, 2, 4, 8} : new int[] {1}) {
        double[] oracle = memory(problem, kernel, lanes);
        double[] compiled = oracle.clone();
        step(kernel.interpreted(lanes), oracle);
        step(kernel.routines(lanes), compiled);
        assertThat(compiled).as("seed %d, %d lanes", seed, lanes).containsExactly(oracle);
      }
    }
  }

  @Test
  void everyFunctionOfOrdinaryAndOddNumbersGivesTheSameBitsOnEveryBackend() {
    double[] numbers = {
      0.3,
      -0.7,
      1,
      -1,
      0,
      -0.0,
      2.5,
      -40,
      1e9,
      1e-310,
      171,
      5,
      1e308,
      Double.NaN,
      Double.POSITIVE_INFINITY,
      Double.NEGATIVE_INFINITY,
      0.999,
      -3,
      1e5,
      745.2
    };
    int routines = 0;
    for (Operator operator : Operator.values()) {
      int arguments = Math.clamp(2, operator.least(), operator.most());
      String call = operator.name() + (arguments == 2 ? "(x,y)" : "(x)");
      Problem problem = new Problem().state("x", 0, call).state("y", 0, "-y+" + call);
      Kernel kernel = KernelCompiler.compile(problem.equations());
      for (int lanes : Lanes.available() ? new int[] {1, 2, 4, 8} : new int[] {1}) {
        Random random = new Random(lanes);
        for (int round = 0; round < 25; round++) {
          double[] oracle = new double[kernel.slots() * lanes];
          for (int i = 0; i < oracle.length; i++) {
            oracle[i] = numbers[random.nextInt(numbers.length)];
          }
          double[] compiled = oracle.clone();
          kernel.interpreted(lanes).derivative(oracle);
          kernel.routines(lanes).derivative(compiled);
          assertThat(compiled).as("%s, %d lanes", operator, lanes).containsExactly(oracle);
          routines++;
        }
      }
    }
    assertThat(routines).isGreaterThan(1_000);
  }

  private static double[] memory(Problem problem, Kernel kernel, int lanes) {
    double[] memory = new double[kernel.slots() * lanes];
    Random random = new Random(lanes);
    for (int i = 0; i < memory.length; i++) {
      memory[i] = 0.1 + random.nextDouble();
    }
    for (int lane = 0; lane < lanes; lane++) {
      kernel.prologue(memory, lanes, lane);
    }
    return memory;
  }

  private static void step(Routines routines, double[] memory) {
    routines.exact(memory);
    routines.derivative(memory);
    routines.linearise(memory);
    routines.begin(memory);
    routines.stage(memory);
  }

  @Test
  void stepsThatNeedPivotingAreTheSameInEveryLane() {
    Problem problem = new Problem();
    for (int i = 0; i < 6; i++) {
      problem.input("p" + i, i == 0 ? 1e13 : 0.5);
    }
    problem.state("x", 1, "p0*(y-x)").state("y", 0, "p0*(x-y)-p1*y+p1*x");
    Kernel kernel = kernel(problem);
    Map<String, List<Double>> expected = run(problem, kernel, kernel.interpreted(1), 0, 5, 1);
    assertThat(expected).containsKey("4/DONE");
    for (int lanes : Lanes.available() ? new int[] {1, 2, 4, 8} : new int[] {1}) {
      assertThat(run(problem, kernel, kernel.routines(lanes), 0, 5, 2))
          .as("%d lanes", lanes)
          .isEqualTo(expected);
    }
  }

  @Test
  void aLongerRunBeginsLikeAShorterOneAndSamplesDoNotMoveIt() {
    Problem problem = RandomProblem.of(5);
    Kernel kernel = kernel(problem);
    double[] absolute = SETTINGS.absoluteTolerances(problem.system());
    Course base = course(problem, 3);
    List<double[]> seen = new ArrayList<>();
    for (double[] samples : new double[][] {{4}, {4, 6}, {0.1, 0.2, 3.3, 4, 5, 5.1}}) {
      double to = samples[samples.length - 1];
      Course course = new Course(0, to, base.state(), base.inputs(), base.changes(), samples);
      new Ensemble(kernel, SETTINGS, absolute)
          .run(
              0,
              1,
              number -> course,
              1,
              kernel.routines(1),
              new Sink() {
                @Override
                public void sample(long number, int sample, double time, double[] state) {
                  if (time == 4) {
                    seen.add(state.clone());
                  }
                }

                @Override
                public void finished(long number, Outcome outcome) {}
              });
    }
    assertThat(seen).hasSize(3);
    assertThat(seen.get(1)).containsExactly(seen.get(0));
    assertThat(seen.get(2)).containsExactly(seen.get(0));
  }

  @Test
  void kernelsAgreeWithTheTreeOfExpressionsAndItsDerivatives() {
    for (long seed = 100; seed < 130; seed++) {
      Problem problem = RandomProblem.of(seed);
      Equations equations = problem.equations();
      Kernel kernel = KernelCompiler.compile(equations);
      double[] memory = new double[kernel.slots()];
      double[] state = problem.start();
      double[] inputs = problem.inputs();
      System.arraycopy(state, 0, memory, kernel.areas().y(), state.length);
      System.arraycopy(inputs, 0, memory, kernel.areas().input(), inputs.length);
      memory[Slot.STEP_TIME] = 1.3;
      kernel.prologue(memory, 1, 0);
      kernel.routines(1).linearise(memory);
      double[] f =
          new Interpreter(equations.graph(), equations.derivatives()).evaluate(1.3, state, inputs);
      for (int i = 0; i < f.length; i++) {
        assertThat(memory[kernel.areas().derivative() + i])
            .isCloseTo(f[i], org.assertj.core.data.Offset.offset(1e-13 * (1 + Math.abs(f[i]))));
      }
      Map<Integer, Double> expected = new TreeMap<>();
      for (Jacobian.Entry entry : equations.jacobian().entries()) {
        expected.put(
            100 * entry.row() + entry.column(),
            new Interpreter(equations.graph(), entry.node()).evaluate(1.3, state, inputs)[0]);
      }
      for (var entry : kernel.areas().jacobian()) {
        double value = entry.slot() < 0 ? entry.value() : memory[entry.slot()];
        double wanted = expected.getOrDefault(100 * entry.row() + entry.column(), Double.NaN);
        assertThat(-value)
            .isCloseTo(wanted, org.assertj.core.data.Offset.offset(1e-12 * (1 + Math.abs(wanted))));
      }
    }
  }
}
