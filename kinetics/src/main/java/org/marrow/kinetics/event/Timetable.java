package org.marrow.kinetics.event;

import java.util.List;
import org.marrow.kinetics.ode.Change;

/**
 * The changes of one run at known times (doses, scheduled settings), carried out in order. An
 * infusion must be an input of the system, set at its start and its end.
 */
public final class Timetable {
  /** Nothing is scheduled. */
  public static final List<Change> NONE = List.of();

  private final List<Change> changes;
  private int due;

  /**
   * @param changes sorted by time
   */
  public Timetable(List<Change> changes) {
    this.changes = changes;
  }

  /** Time of the next change; infinite when there is none. */
  public double next() {
    return due < changes.size() ? changes.get(due).time() : Double.POSITIVE_INFINITY;
  }

  /**
   * Carries out everything due at {@code t} or before.
   *
   * @param x states, changed in place
   * @param p inputs, changed in place
   * @return whether anything was changed
   */
  public boolean apply(double t, double[] x, double[] p) {
    int before = due;
    while (next() <= t) {
      Change change = changes.get(due++);
      switch (change.target()) {
        case ADD_TO_STATE -> x[change.index()] += change.value();
        case SET_STATE -> x[change.index()] = change.value();
        case SET_INPUT -> p[change.index()] = change.value();
        case ADD_TO_RATE ->
            throw new IllegalArgumentException("an infusion must be an input of the system");
      }
    }
    return due > before;
  }
}
