package org.marrow.kinetics.ode;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;
import org.marrow.kinetics.compile.Kernel;
import org.marrow.kinetics.compile.Routines;

/**
 * Many courses of one kernel on several threads, a vector of lanes in each.
 *
 * <p>What a course gives does not depend on the number of threads or lanes, nor on the courses
 * beside it; only the order in which the sink hears of them does. The sink is called from all
 * threads.
 */
public final class Ensemble {
  private final Kernel kernel;
  private final Settings settings;
  private final double[] absolute;

  public Ensemble(Kernel kernel, Settings settings, double[] absolute) {
    this.kernel = kernel;
    this.settings = settings;
    this.absolute = absolute.clone();
  }

  /**
   * Runs the courses {@code from} to {@code to - 1} with as many lanes as this machine does best.
   *
   * @param courses makes a course from its number; called from all threads
   */
  public void run(long from, long to, LongFunction<Course> courses, int threads, Sink sink) {
    run(from, to, courses, threads, Warmup.best(kernel), sink);
  }

  /** The same with given routines. */
  public void run(
      long from, long to, LongFunction<Course> courses, int threads, Routines routines, Sink sink) {
    AtomicLong next = new AtomicLong(from);
    LaneIntegrator.Source source =
        () -> {
          long number = next.getAndIncrement();
          return number < to
              ? Optional.of(new LaneIntegrator.Numbered(number, courses.apply(number)))
              : Optional.empty();
        };
    if (threads == 1) {
      new LaneIntegrator(kernel, routines, settings, absolute).run(source, sink);
      return;
    }
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      List<Future<?>> parts = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        parts.add(
            pool.submit(
                () -> new LaneIntegrator(kernel, routines, settings, absolute).run(source, sink)));
      }
      for (Future<?> part : parts) {
        part.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException r ? r : new IllegalStateException(e);
    }
  }
}
