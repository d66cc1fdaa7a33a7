package org.marrow.kinetics.event;

import java.util.List;
import org.marrow.foundation.random.Stream;
import org.marrow.kinetics.model.Equations;
import org.marrow.kinetics.ode.Change;
import org.marrow.kinetics.ode.Settings;

/**
 * One deterministic run with events. Output times are read off the dense output and never steer the
 * steps. At an output time that coincides with an event the state after the event is given.
 */
public final class TimeCourse {
  private final Stepper stepper;
  private final Projection projection;
  private final Events events;
  private final Watch watch;

  /** Prepares runs of a system. */
  public TimeCourse(Equations equations, Settings settings) {
    this.stepper = new Stepper(equations, settings);
    this.projection = Projection.of(equations);
    this.events = new Events(equations, projection);
    this.watch = new Watch(equations);
  }

  /**
   * Runs from the first output time to the last.
   *
   * @param times output times, increasing
   * @param start states at the first output time, before events there
   * @param inputs inputs
   * @param order random numbers that decide between events of equal priority
   */
  public void run(double[] times, double[] start, double[] inputs, Stream order, Output output) {
    run(times, start, inputs, Timetable.NONE, order, output);
  }

  /**
   * The same with changes at known times. An output at the time of a change is given before it.
   *
   * @param changes sorted by time, none before the first output time
   */
  public void run(
      double[] times,
      double[] start,
      double[] inputs,
      List<Change> changes,
      Stream order,
      Output output) {
    Timetable table = new Timetable(changes);
    double[] x = start.clone();
    double[] p = inputs.clone();
    double[] scratch = new double[x.length];
    double t = times[0];
    double end = times[times.length - 1];
    stepper.begin();
    projection.project(t, x, p);
    events.start(t, x, p, order);
    output.at(0, t, x, p);
    int next = 1;
    if (table.apply(t, x, p)) {
      projection.project(t, x, p);
      events.settle(t, x, p);
    }
    boolean restart = true;
    while (next < times.length) {
      if (restart) {
        stepper.start(t, x, p);
      }
      double stop = Math.min(Math.min(end, table.next()), events.next());
      // A stop closer than rounding allows a step is reached by saying so.
      boolean near = stop - t <= 4 * Math.ulp(t);
      double reached = near ? Math.max(t, stop) : stepper.step(stop);
      double change =
          watch.isEmpty() || near
              ? Double.NaN
              : watch.firstChange(t, x, reached, stepper::at, p, scratch);
      if (!Double.isNaN(change)) {
        reached = change;
      }
      while (next < times.length && times[next] < reached) {
        stepper.at(times[next], scratch);
        output.at(next, times[next], scratch, p);
        next++;
      }
      if (!near) {
        stepper.at(reached, x);
      }
      t = reached;
      restart = near || !Double.isNaN(change) || events.next() <= t || table.next() <= t;
      if (restart) {
        projection.project(t, x, p);
        events.settle(t, x, p);
      }
      while (next < times.length && times[next] <= t) {
        output.at(next, times[next], x, p);
        next++;
      }
      if (table.apply(t, x, p)) {
        projection.project(t, x, p);
        events.settle(t, x, p);
      }
    }
  }
}
