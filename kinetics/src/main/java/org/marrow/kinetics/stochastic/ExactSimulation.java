package org.marrow.kinetics.stochastic;

import java.util.List;
import org.marrow.foundation.random.Stream;
import org.marrow.foundation.random.Streams;
import org.marrow.kinetics.event.Events;
import org.marrow.kinetics.event.Output;
import org.marrow.kinetics.event.Projection;
import org.marrow.kinetics.event.Timetable;
import org.marrow.kinetics.event.Watch;
import org.marrow.kinetics.model.Equations;
import org.marrow.kinetics.ode.Change;

/**
 * The exact stochastic simulation: Gillespie's direct method. Each replicate is addressed, so its
 * path does not depend on which others are run, nor on the output times. Not thread-safe: one
 * instance a thread.
 */
public final class ExactSimulation {
  private final ReactionTable table;
  private final DirectMethod direct;
  private final Events events;
  private final Watch watch;
  private long reactions;

  /**
   * Prepares runs of a system.
   *
   * @throws org.marrow.foundation.findings.InvalidInput when something of the system changes
   *     between reactions (rate rules, algebraic rules, laws that read time)
   */
  public ExactSimulation(Equations equations) {
    JumpModel.require(equations);
    table = new ReactionTable(equations);
    direct = new DirectMethod(table);
    events = new Events(equations, Projection.NONE);
    watch = new Watch(equations);
  }

  /** Number of reactions carried out by this instance so far. */
  public long reactions() {
    return reactions;
  }

  /**
   * Runs one replicate from the first output time to the last.
   *
   * @param times output times, increasing
   * @param start counts at the first output time, before events there
   * @param inputs inputs
   * @param streams random numbers; the run reads the streams of {@code replicate} only
   */
  public void run(
      double[] times,
      double[] start,
      double[] inputs,
      Streams streams,
      long replicate,
      Output output) {
    run(times, start, inputs, Timetable.NONE, streams, replicate, output);
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
      Streams streams,
      long replicate,
      Output output) {
    Timetable scheduled = new Timetable(changes);
    Stream random = streams.stream("reactions", replicate);
    double[] x = table.extended(start);
    double[] p = inputs.clone();
    double[] scratch = new double[x.length];
    double t = times[0];
    double end = times[times.length - 1];
    events.start(t, x, p, streams.stream("event order", replicate));
    output.at(0, t, x, p);
    int next = 1;
    if (scheduled.apply(t, x, p)) {
      events.settle(t, x, p);
    }
    direct.refresh(t, x, p);
    while (next < times.length) {
      // After a stop the waiting time is drawn anew: it has no memory.
      double reactionAt = direct.next(t, random);
      double latest = Math.min(end, scheduled.next());
      double stop =
          events.isEmpty()
              ? latest
              : Math.min(
                  latest,
                  Stops.next(events, watch, t, Math.min(latest, reactionAt), x, p, scratch));
      double until = Math.min(stop, reactionAt);
      while (next < times.length && times[next] < until) {
        output.at(next, times[next], x, p);
        next++;
      }
      if (reactionAt < stop) {
        t = reactionAt;
        direct.react(t, x, p, random);
        reactions++;
        if (!events.isEmpty() && events.settle(t, x, p)) {
          direct.refresh(t, x, p);
        }
      } else {
        t = stop;
        boolean changed = !events.isEmpty() && events.settle(t, x, p);
        while (next < times.length && times[next] <= t) {
          output.at(next, times[next], x, p);
          next++;
        }
        if (scheduled.apply(t, x, p)) {
          events.settle(t, x, p);
          changed = true;
        }
        if (changed) {
          direct.refresh(t, x, p);
        }
      }
    }
  }
}
