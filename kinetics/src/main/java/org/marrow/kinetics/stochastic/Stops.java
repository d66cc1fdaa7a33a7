package org.marrow.kinetics.stochastic;

import org.marrow.kinetics.event.Events;
import org.marrow.kinetics.event.Watch;

/** When events interrupt a state that does not change by itself. */
final class Stops {
  private Stops() {}

  /**
   * The next moment at which a waiting event is due, or before {@code limit} time changes a
   * trigger; infinite when there is none.
   */
  static double next(
      Events events,
      Watch watch,
      double t,
      double limit,
      double[] x,
      double[] p,
      double[] scratch) {
    double due = events.next();
    double to = Math.min(limit, due);
    if (watch.readsTime() && to > t) {
      double change =
          watch.firstChange(
              t, x, to, (at, y) -> System.arraycopy(x, 0, y, 0, x.length), p, scratch);
      if (!Double.isNaN(change)) {
        return change;
      }
    }
    return due;
  }
}
