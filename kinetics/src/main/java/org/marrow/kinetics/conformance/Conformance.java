package org.marrow.kinetics.conformance;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.marrow.foundation.random.Streams;
import org.marrow.kinetics.ode.Settings;

/**
 * Runs the SBML Test Suite.
 *
 * @param seed seed of the stochastic cases and of the order of simultaneous events
 * @param threads threads to use; never changes a result
 * @param allLevels whether to run every level of a case rather than the newest
 */
public record Conformance(long seed, int threads, boolean allLevels) {

  /** How the semantic cases are integrated: one setting for all, tighter than their tolerances. */
  public static final Settings SETTINGS = Settings.of(1e-8, 1e-14);

  /** Every case of the semantic collection. */
  public SuiteReport semantic(Path zip, Progress progress) throws IOException {
    SemanticRun run = new SemanticRun(SETTINGS, new Streams(seed));
    List<SuiteCase> cases = cases(zip, SuiteCase.Kind.SEMANTIC);
    List<Callable<SuiteReport.Row>> tasks = new ArrayList<>();
    for (SuiteCase one : cases) {
      for (String level : one.levels(allLevels)) {
        tasks.add(() -> new SuiteReport.Row(run.run(one, level), tags(one)));
      }
    }
    return new SuiteReport(all(tasks, progress));
  }

  /**
   * Every case of the stochastic collection.
   *
   * @param replicates runs of each case; the suite asks for 1,000 or more, better 10,000
   */
  public SuiteReport stochastic(Path zip, int replicates, Progress progress) throws IOException {
    StochasticRun run = new StochasticRun(seed, threads);
    List<SuiteReport.Row> rows = new ArrayList<>();
    List<SuiteCase> cases = cases(zip, SuiteCase.Kind.STOCHASTIC);
    int done = 0;
    for (SuiteCase one : cases) {
      for (String level : one.levels(allLevels)) {
        rows.add(new SuiteReport.Row(run.run(one, level, replicates), tags(one)));
      }
      progress.done(++done, cases.size());
    }
    return new SuiteReport(rows);
  }

  private static List<SuiteCase> cases(Path zip, SuiteCase.Kind kind) throws IOException {
    return SuiteArchive.read(zip).stream().filter(c -> c.kind() == kind).toList();
  }

  private static Set<String> tags(SuiteCase suiteCase) {
    Set<String> tags = new TreeSet<>(suiteCase.tags());
    tags.add("testType:" + suiteCase.type());
    return tags;
  }

  private List<SuiteReport.Row> all(List<Callable<SuiteReport.Row>> tasks, Progress progress) {
    List<SuiteReport.Row> rows = new ArrayList<>();
    AtomicInteger done = new AtomicInteger();
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      List<Future<SuiteReport.Row>> futures = new ArrayList<>();
      for (Callable<SuiteReport.Row> task : tasks) {
        futures.add(
            pool.submit(() -> {
              SuiteReport.Row row = task.call();
              progress.done(done.incrementAndGet(), tasks.size());
              return row;
            }));
      }
      for (Future<SuiteReport.Row> future : futures) {
        rows.add(future.get());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException(e.getCause());
    }
    return rows;
  }
}
