package org.marrow.kinetics.simulation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import java.util.stream.DoubleStream;
import org.marrow.foundation.findings.InvalidInput;
import org.marrow.kinetics.event.Output;
import org.marrow.kinetics.ode.Course;
import org.marrow.kinetics.ode.Outcome;

/** Runs courses one after the other on each thread, with whatever runs one course. */
final class SteppedEngine implements Engine {
  /** Runs one course; used by one thread. */
  @FunctionalInterface
  interface Single {
    /**
     * @param times the start, the samples, the end
     */
    void run(long number, Course course, double[] times, Output output);
  }

  private final Supplier<Single> singles;

  /**
   * @param singles makes what runs courses, once for each thread
   */
  SteppedEngine(Supplier<Single> singles) {
    this.singles = singles;
  }

  @Override
  public void run(
      long from, long to, LongFunction<Course> courses, int threads, Listener listener) {
    AtomicLong next = new AtomicLong(from);
    Runnable work =
        () -> {
          Single single = singles.get();
          for (long n = next.getAndIncrement(); n < to; n = next.getAndIncrement()) {
            one(single, n, courses.apply(n), listener);
          }
        };
    if (threads == 1 || to - from == 1) {
      work.run();
      return;
    }
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      List<Future<?>> parts = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        parts.add(pool.submit(work));
      }
      for (Future<?> part : parts) {
        part.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
    }
  }

  private static void one(Single single, long number, Course course, Listener listener) {
    double[] samples = course.samples();
    // A sample at the start is the first output, which comes before what happens there.
    int atStart = samples.length > 0 && samples[0] <= course.from() ? 1 : 0;
    double[] times =
        DoubleStream.concat(
                DoubleStream.concat(
                    DoubleStream.of(course.from()), Arrays.stream(samples).skip(atStart)),
                DoubleStream.of(course.to()))
            .toArray();
    double[] reached = {course.from()};
    try {
      single.run(
          number,
          course,
          times,
          (index, t, x, p) -> {
            reached[0] = t;
            int sample = index - 1 + atStart;
            if (sample >= 0 && sample < samples.length) {
              listener.sample(number, sample, t, x, p);
            }
          });
      listener.finished(number, new Outcome(Outcome.Status.DONE, course.to(), 0, 0));
    } catch (InvalidInput failure) {
      // The run of this patient cannot go on; the others do, and the failure is counted.
      listener.refused(number, failure);
      listener.finished(number, new Outcome(Outcome.Status.INVALID, reached[0], 0, 0));
    }
  }
}
