package org.marrow.kinetics.simulation;

import java.util.Optional;
import java.util.function.LongFunction;
import org.marrow.foundation.findings.InvalidInput;
import org.marrow.kinetics.ode.Course;
import org.marrow.kinetics.ode.Outcome;

/** Runs courses; what a course gives depends on nothing but the course and its number. */
interface Engine {
  /** Hears of samples and ends, from any thread. */
  interface Listener {
    /** State and inputs at a sample; the arrays are reused. */
    void sample(long course, int sample, double time, double[] state, double[] inputs);

    /** A course cannot go on, and why; it ends with this. */
    void refused(long course, InvalidInput why);

    /** A course has ended. */
    void finished(long course, Outcome outcome);
  }

  /** Why runs are slower than they should be, in a sentence; empty when they are not. */
  default Optional<String> warning() {
    return Optional.empty();
  }

  /** Runs the courses {@code from} to {@code to - 1}. */
  void run(long from, long to, LongFunction<Course> courses, int threads, Listener listener);
}
