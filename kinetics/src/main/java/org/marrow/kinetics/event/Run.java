package org.marrow.kinetics.event;

import java.util.List;
import org.marrow.foundation.random.Stream;
import org.marrow.kinetics.ode.Change;

/**
 * One run on its way: where it stands, and what awaits it: outputs, changes at known times, events.
 * How the state moves from one stop to the next is up to the method that drives the run:
 *
 * <pre>{@code
 * while (!run.isOver()) {
 *   double reached = ...;                        // at most run.limit()
 *   run.outputsBefore(reached, dense);
 *   ...                                          // put the state at reached into run.state()
 *   boolean changed = run.stop(reached);         // at the limit, or where a trigger changed
 * }
 * }</pre>
 *
 * <p>An output at the time of an event sees the state after it, one at the time of a scheduled
 * change the state before it.
 */
public final class Run {
  private final double[] times;
  private final Timetable scheduled;
  private final Events events;
  private final Projection projection;
  private final Output output;
  private final double[] x;
  private final double[] p;
  private final double[] scratch;
  private double t;
  private int next = 1;

  /**
   * Begins a run: events that are due at the start, the first output, changes due at the start.
   *
   * @param times output times, increasing; the run goes from the first to the last
   * @param x state at the first output time, before events there; changed as the run goes on. May
   *     be longer than the system's, for what a method keeps behind its states
   * @param p inputs, changed by changes and events
   * @param changes changes at known times, sorted, none before the first output time
   * @param projection applied after every change
   * @param order random numbers that decide between events of equal priority
   */
  public Run(
      double[] times,
      double[] x,
      double[] p,
      List<Change> changes,
      Events events,
      Projection projection,
      Stream order,
      Output output) {
    this.times = times;
    this.x = x;
    this.p = p;
    this.events = events;
    this.projection = projection;
    this.output = output;
    scheduled = new Timetable(changes);
    scratch = x.clone();
    t = times[0];
    projection.project(t, x, p);
    events.start(t, x, p, order);
    output.at(0, t, x, p);
    change();
  }

  /** Whether all outputs have been given. */
  public boolean isOver() {
    return next >= times.length;
  }

  /** Where the run stands. */
  public double time() {
    return t;
  }

  /** The state at {@link #time}. */
  public double[] state() {
    return x;
  }

  /** The inputs at {@link #time}. */
  public double[] inputs() {
    return p;
  }

  /** Space for a state; overwritten by outputs. */
  public double[] scratch() {
    return scratch;
  }

  /** Where the run has to stop at the latest: at a change, at an event that waits, at the end. */
  public double limit() {
    return Math.min(times[times.length - 1], due());
  }

  /** Time of the next scheduled change or waiting event; infinite when there is none. */
  private double due() {
    return Math.min(scheduled.next(), events.next());
  }

  /** Whether a change or an event is due at a time. */
  public boolean isDue(double time) {
    return due() <= time;
  }

  /** Gives the outputs before a time while the state stands still. */
  public void outputsBefore(double until) {
    while (next < times.length && times[next] < until) {
      output.at(next, times[next], x, p);
      next++;
    }
  }

  /** Gives the outputs before a time of a state that moves. */
  public void outputsBefore(double until, Watch.Dense dense) {
    while (next < times.length && times[next] < until) {
      dense.at(times[next], scratch);
      output.at(next, times[next], scratch, p);
      next++;
    }
  }

  /** The state has moved to its value at a time at which nothing happens. */
  public void reach(double time) {
    t = time;
    while (next < times.length && times[next] <= t) {
      output.at(next, times[next], x, p);
      next++;
    }
  }

  /**
   * The state has jumped at a time before the next output: carries out the events that follow.
   *
   * @return whether any did
   */
  public boolean jump(double time) {
    t = time;
    return settle();
  }

  /**
   * The state has moved to its value at a time at which something may happen: events, outputs,
   * scheduled changes.
   *
   * @return whether events or changes have altered the state
   */
  public boolean stop(double time) {
    t = time;
    boolean happened = settle();
    reach(time);
    return change() || happened;
  }

  private boolean settle() {
    projection.project(t, x, p);
    return events.settle(t, x, p);
  }

  private boolean change() {
    if (!scheduled.apply(t, x, p)) {
      return false;
    }
    settle();
    return true;
  }
}
