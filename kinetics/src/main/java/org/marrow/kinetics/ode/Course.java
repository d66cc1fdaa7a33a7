package org.marrow.kinetics.ode;

import java.util.List;

/**
 * What one run has to do.
 *
 * @param from time of the start
 * @param to time of the end
 * @param state state at the start, before the changes at {@code from}
 * @param inputs inputs at the start
 * @param changes sorted by time, at {@code from} or later; those at one time are carried out in
 *     order
 * @param samples sorted times at which the state is wanted, from {@code from} to {@code to}; a
 *     sample at the time of a change sees the state before it
 */
public record Course(
    double from,
    double to,
    double[] state,
    double[] inputs,
    List<Change> changes,
    double[] samples) {
  public Course {
    if (!(from <= to && Double.isFinite(to) && Double.isFinite(from))) {
      throw new IllegalArgumentException("a run needs finite times in order: " + from + ", " + to);
    }
    changes = List.copyOf(changes);
    double last = from;
    for (Change change : changes) {
      if (!(change.time() >= last)) {
        throw new IllegalArgumentException(
            "changes must be sorted and not before the start: " + change.time() + " after " + last);
      }
      last = change.time();
    }
    last = from;
    for (double sample : samples) {
      if (!(sample >= last && sample <= to)) {
        throw new IllegalArgumentException(
            "samples must be sorted, from " + from + " to " + to + ": " + sample);
      }
      last = sample;
    }
  }
}
