package org.marrow.kinetics.simulation;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;
import org.marrow.foundation.findings.Finding;
import org.marrow.kinetics.ode.Outcome;

/** The values of consecutive patients, filled in from many threads, each patient by one. */
final class Block {
  private final double[][][] values;
  private final Outcome[] outcomes;
  private final ConcurrentSkipListMap<Integer, List<Finding>> refusals =
      new ConcurrentSkipListMap<>();

  Block(int patients, int times, int outputs, double end) {
    values = new double[patients][times][outputs];
    for (double[][] patient : values) {
      for (double[] row : patient) {
        Arrays.fill(row, Double.NaN);
      }
    }
    outcomes = new Outcome[patients];
    Arrays.fill(outcomes, new Outcome(Outcome.Status.STEP_TOO_SMALL, end, 0, 0));
  }

  /** One row a time, one column an output. */
  double[][] values(int patient) {
    return values[patient];
  }

  Outcome outcome(int patient) {
    return outcomes[patient];
  }

  void refused(int patient, List<Finding> why) {
    refusals.put(patient, why);
  }

  /** Why the first of the patients that were refused could not be run; empty when none was. */
  List<Finding> firstRefusal() {
    return refusals.isEmpty() ? List.of() : refusals.firstEntry().getValue();
  }

  void outcome(int patient, Outcome outcome) {
    outcomes[patient] = outcome;
  }
}
