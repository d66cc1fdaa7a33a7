package org.marrow.kinetics.ode;

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

  /** How long one try waits for the JIT. */
  private static final long PATIENCE = 8_000_000_000L;

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
    double scalar = best(kernel, kernel.routines(1), settings, absolute, course, 0);
    if (lanes == 1) {
      return new Report(1, 1, scalar, scalar, 0, Kernel.isJitDirected());
    }
    double fastest = Double.POSITIVE_INFINITY;
    int tries = 0;
    while (tries < TRIES) {
      Routines routines = tries == 0 ? kernel.routines(lanes) : kernel.regenerate(lanes);
      tries++;
      double limit = 0.8 * scalar * lanes;
      fastest = best(kernel, routines, settings, absolute, course, limit) / lanes;
      if (fastest < 0.8 * scalar) {
        return new Report(lanes, lanes, scalar, fastest, tries, Kernel.isJitDirected());
      }
    }
    return new Report(1, lanes, scalar, fastest, tries, Kernel.isJitDirected());
  }

  /** Time of a step attempt after warm-up, ns of the fastest batch. */
  private static double best(
      Kernel kernel,
      Routines routines,
      Settings settings,
      double[] absolute,
      Course course,
      double wanted) {
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
    while (true) {
      for (int i = 0; i < BATCH; i++) {
        solver.attempt();
      }
      long now = System.nanoTime();
      double time = (now - began) / (double) BATCH;
      began = now;
      sinceBetter = time < 0.9 * best ? 0 : sinceBetter + 1;
      best = Math.min(best, time);
      boolean patient = now - start < PATIENCE;
      boolean reached = wanted <= 0 || best < wanted;
      if ((sinceBetter >= STEADY_BATCHES && reached && now - start > 50_000_000L) || !patient) {
        return best;
      }
    }
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
