package org.marrow.kinetics.ode;

import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.Optional;
import org.marrow.kinetics.compile.Kernel;
import org.marrow.kinetics.compile.Routines;
import org.marrow.kinetics.lanes.Lanes;

/**
 * Warms a kernel's vector routines up and finds out whether the JIT has made them fast. A routine
 * that stays interpreted is some hundred times slower; that does not change results, but it would
 * ruin an ensemble, so the routines are generated anew, and if that does not help the ensemble runs
 * scalar.
 */
public final class SelfCheck {
  private static final int BATCH = 100;
  private static final int TRIES = 3;

  /**
   * How long one try waits for the JIT since it last finished something, ns. Not since the try
   * began: on a machine with other work the JIT is slow, and routines generated anew would only put
   * it back to the start.
   */
  private static final long PATIENCE = 8_000_000_000L;

  /** How long one try takes at most, ns. */
  private static final long MOST_PATIENCE = 120_000_000_000L;

  /** When the JIT has finished nothing for so long, ns, a gain below the usual will do. */
  private static final long QUIET = 2_000_000_000L;

  /** Time in vectors over time in scalar code that is worth having. */
  private static final double WORTH = 0.8;

  /** Share of the lanes that is usually gained when all routines are compiled. */
  private static final double USUAL_SHARE = 1 / 3.0;

  /** Batches without an improvement after which warm-up counts as finished. */
  private static final int STEADY_BATCHES = 60;

  private SelfCheck() {}

  /**
   * What was found.
   *
   * @param lanes lanes of the routines that ensembles should use; 1 when vectors are slow
   * @param vectorLanes lanes that were tried
   * @param scalarNanos time of a step attempt of one patient, scalar
   * @param laneNanos time of a step attempt per patient, in vectors
   * @param tries how often the vector routines were generated
   * @param directed whether the JIT accepted the directive for kernels
   */
  public record Report(
      int lanes,
      int vectorLanes,
      double scalarNanos,
      double laneNanos,
      int tries,
      boolean directed) {
    /** Whether vectors are used, or not to be had on this machine. */
    public boolean isHealthy() {
      return lanes == vectorLanes;
    }

    /** One line for people. */
    public String describe() {
      if (vectorLanes == 1) {
        return String.format(
            Locale.ROOT,
            "scalar kernel, %.0f ns per step; no vector module (--add-modules jdk.incubator.vector)",
            scalarNanos);
      }
      return String.format(
          Locale.ROOT,
          "%d lanes, %.0f ns per step and patient against %.0f scalar (x%.1f)%s%s%s",
          vectorLanes,
          laneNanos,
          scalarNanos,
          scalarNanos / laneNanos,
          tries > 1 ? ", generated " + tries + " times" : "",
          directed ? "" : ", JIT directive not accepted",
          isHealthy() ? "" : ": SLOW, running scalar instead");
    }
  }

  /** Checks a kernel on the start of a course; takes until the JIT is done, about a second. */
  public static Report run(Kernel kernel, Settings settings, double[] absolute, Course course) {
    int lanes = Lanes.preferred();
    Routines single = kernel.routines(1);
    double any = Double.POSITIVE_INFINITY;
    double scalar = best(kernel, single, settings, absolute, course, any, any);
    if (lanes == 1) {
      return new Report(1, 1, scalar, scalar, 0, Kernel.isJitDirected());
    }
    double fastest = any;
    int tries = 0;
    while (tries < TRIES) {
      Routines routines = tries == 0 ? kernel.routines(lanes) : kernel.regenerate(lanes);
      tries++;
      double believed;
      do {
        believed = scalar;
        double enough = WORTH * scalar * lanes;
        double usual = Math.min(enough, scalar / USUAL_SHARE);
        fastest = best(kernel, routines, settings, absolute, course, usual, enough) / lanes;
        // The JIT may have been at the scalar routines still when they were timed.
        scalar = Math.min(scalar, best(kernel, single, settings, absolute, course, any, any));
      } while (scalar < WORTH * believed);
      if (fastest < WORTH * scalar) {
        return new Report(lanes, lanes, scalar, fastest, tries, Kernel.isJitDirected());
      }
    }
    return new Report(1, lanes, scalar, fastest, tries, Kernel.isJitDirected());
  }

  /**
   * Time of a step attempt after warm-up, ns of the fastest batch.
   *
   * @param wanted a time that ends the wait
   * @param enough a time that ends the wait once the JIT is quiet
   */
  private static double best(
      Kernel kernel,
      Routines routines,
      Settings settings,
      double[] absolute,
      Course course,
      double wanted,
      double enough) {
    Solver solver = Solver.of(kernel, routines, settings, absolute);
    for (int i = 0; i < routines.lanes(); i++) {
      Lane lane = new Lane(kernel, solver.memory(), routines.lanes(), i, settings, absolute);
      lane.begin(course.from(), course.state(), course.inputs());
      if (!lane.restart(0)) {
        break;
      }
      lane.propose(Double.POSITIVE_INFINITY);
    }
    double best = Double.POSITIVE_INFINITY;
    int sinceBetter = 0;
    long start = System.nanoTime();
    long began = start;
    long compiled = compilation();
    long lastCompiled = start;
    while (true) {
      for (int i = 0; i < BATCH; i++) {
        solver.attempt();
      }
      long now = System.nanoTime();
      double time = (now - began) / (double) BATCH;
      began = now;
      sinceBetter = time < 0.9 * best ? 0 : sinceBetter + 1;
      best = Math.min(best, time);
      if (compilation() != compiled) {
        compiled = compilation();
        lastCompiled = now;
      }
      long quiet = now - lastCompiled;
      boolean steady = sinceBetter >= STEADY_BATCHES && now - start > 50_000_000L;
      boolean reached = best <= wanted || (best <= enough && quiet > QUIET);
      if ((steady && reached) || quiet > PATIENCE || now - start > MOST_PATIENCE) {
        return best;
      }
    }
  }

  /** Time that the JIT has spent on what it has finished, ms; grows while it makes progress. */
  private static long compilation() {
    CompilationMXBean jit = ManagementFactory.getCompilationMXBean();
    return jit != null && jit.isCompilationTimeMonitoringSupported()
        ? jit.getTotalCompilationTime()
        : 0;
  }

  /** The finding's text when vectors are slow. */
  public static Optional<String> warning(Report report) {
    return report.isHealthy()
        ? Optional.empty()
        : Optional.of(
            "the JIT did not compile the vector kernel ("
                + report.describe()
                + "); results are the same, the run is slower");
  }
}
