package org.marrow.kinetics.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.marrow.foundation.findings.InvalidInput;
import org.marrow.foundation.random.Streams;
import org.marrow.kinetics.expression.Interpreter;
import org.marrow.kinetics.model.Equations;
import org.marrow.kinetics.model.ReactionSystem;
import org.marrow.kinetics.model.Start;
import org.marrow.kinetics.sbml.SbmlReader;
import org.marrow.kinetics.stochastic.ExactSimulation;

/**
 * Runs a stochastic case many times and judges mean and standard deviation at every time: Z =
 * sqrt(n) (mean - mu) / sigma must lie in (-3, 3), Y = sqrt(n/2) (s^2/sigma^2 - 1) in (-5, 5).
 *
 * <p>A correct simulator misses now and then: about one point in 370 lies outside three standard
 * errors. A case with a miss is therefore repeated once with four times as many fresh replicates,
 * and the repetition decides; the verdict says so.
 */
final class StochasticRun {
  private static final int BLOCK = 250;
  private static final double MEAN_LIMIT = 3;
  private static final double SPREAD_LIMIT = 5;
  private final long seed;
  private final int threads;

  StochasticRun(long seed, int threads) {
    this.seed = seed;
    this.threads = threads;
  }

  /** Sums over replicates by time and variable. */
  private record Sums(double[][] values, double[][] squares) {
    static Sums zero(int times, int variables) {
      return new Sums(new double[times][variables], new double[times][variables]);
    }

    void add(Sums other) {
      for (int i = 0; i < values.length; i++) {
        for (int k = 0; k < values[i].length; k++) {
          values[i][k] += other.values[i][k];
          squares[i][k] += other.squares[i][k];
        }
      }
    }
  }

  Verdict run(SuiteCase suiteCase, String level, int replicates) {
    String number = suiteCase.number();
    if (!suiteCase.type().equals("StochasticTimeCourse")) {
      return new Verdict(
          number, level, Verdict.Outcome.REFUSED, "test type " + suiteCase.type() + " is not run");
    }
    try {
      List<String> misses = misses(suiteCase, level, replicates, 0);
      if (misses.isEmpty()) {
        return new Verdict(number, level, Verdict.Outcome.PASSED, "");
      }
      List<String> again = misses(suiteCase, level, 4 * replicates, replicates);
      return again.isEmpty()
          ? new Verdict(
              number,
              level,
              Verdict.Outcome.PASSED,
              misses.size() + " chance misses, none in " + 4 * replicates + " fresh replicates")
          : new Verdict(number, level, Verdict.Outcome.WRONG, again.getFirst());
    } catch (InvalidInput e) {
      return new Verdict(number, level, Verdict.Outcome.REFUSED, e.findings().getFirst().what());
    } catch (RuntimeException e) {
      return new Verdict(number, level, Verdict.Outcome.WRONG, "failed: " + e);
    }
  }

  private List<String> misses(SuiteCase suiteCase, String level, int replicates, long from) {
    byte[] document = suiteCase.models().getOrDefault(level, new byte[0]);
    ReactionSystem system =
        ReactionSystem.of(SbmlReader.read(document, suiteCase.number(), suiteCase.siblings()));
    double[] times = suiteCase.settings().times();
    int variables = suiteCase.settings().variables().size();
    List<Callable<Sums>> blocks = new ArrayList<>();
    for (int block = 0; block * BLOCK < replicates; block++) {
      long first = from + (long) block * BLOCK;
      int count = Math.min(BLOCK, replicates - block * BLOCK);
      blocks.add(() -> block(suiteCase, system, first, count));
    }
    Sums sums = Sums.zero(times.length, variables);
    // Blocks are added in their order, so the number of threads cannot change a digit.
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      for (Future<Sums> future : pool.invokeAll(blocks)) {
        sums.add(future.get());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException(e.getCause());
    }
    return judge(suiteCase, times, sums, replicates);
  }

  private Sums block(SuiteCase suiteCase, ReactionSystem system, long first, int count) {
    Equations equations = new Equations(system);
    SuiteSettings settings = suiteCase.settings();
    Interpreter outputs = SemanticRun.outputs(equations, settings);
    ExactSimulation simulation = new ExactSimulation(equations);
    double[] times = settings.times();
    Start start = Start.of(equations, times[0], Map.of());
    Sums sums = Sums.zero(times.length, settings.variables().size());
    Streams streams = new Streams(seed + Long.parseLong(suiteCase.number()));
    for (int i = 0; i < count; i++) {
      simulation.run(
          times,
          start.states(),
          start.inputs(),
          streams,
          first + i,
          (index, t, x, p) -> {
            double[] values = outputs.evaluate(t, x, p);
            for (int k = 0; k < values.length; k++) {
              sums.values[index][k] += values[k];
              sums.squares[index][k] += values[k] * values[k];
            }
          });
    }
    return sums;
  }

  private static List<String> judge(SuiteCase suiteCase, double[] times, Sums sums, int n) {
    ExpectedTable expected = suiteCase.expected();
    List<String> misses = new ArrayList<>();
    List<String> variables = suiteCase.settings().variables();
    for (int i = 0; i < times.length; i++) {
      for (int k = 0; k < variables.size(); k++) {
        String name = variables.get(k);
        double mean = sums.values[i][k] / n;
        double variance = (sums.squares[i][k] - n * mean * mean) / (n - 1);
        if (expected.has(name + "-mean")) {
          double mu = expected.value(i, name + "-mean");
          double sigma = expected.has(name + "-sd") ? expected.value(i, name + "-sd") : 0;
          double z = sigma > 0 ? Math.sqrt(n) * (mean - mu) / sigma : exactly(mean, mu);
          double y =
              sigma > 0
                  ? Math.sqrt(n / 2.0) * (variance / (sigma * sigma) - 1)
                  : exactly(variance, 0);
          if (!(Math.abs(z) < MEAN_LIMIT)) {
            misses.add(miss(name + "-mean", times[i], mu, mean, z));
          }
          if (!(Math.abs(y) < SPREAD_LIMIT)) {
            misses.add(miss(name + "-sd", times[i], sigma, Math.sqrt(Math.max(0, variance)), y));
          }
        }
      }
    }
    return misses;
  }

  /** Without spread the value itself must be right, to the digits the suite gives. */
  private static double exactly(double got, double expected) {
    return Math.abs(got - expected) <= 1e-4 * (1 + Math.abs(expected))
        ? 0
        : Double.POSITIVE_INFINITY;
  }

  private static String miss(String what, double time, double expected, double got, double score) {
    return String.format(
        Locale.ROOT,
        "%s at time %s: expected %s, got %.6g (score %.2f)",
        what,
        time,
        expected,
        got,
        score);
  }
}
