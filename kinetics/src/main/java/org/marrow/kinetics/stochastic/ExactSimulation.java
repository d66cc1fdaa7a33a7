package org.marrow.kinetics.stochastic;

import java.util.List;
import org.marrow.foundation.random.Stream;
import org.marrow.foundation.random.Streams;
import org.marrow.kinetics.event.Events;
import org.marrow.kinetics.event.Output;
import org.marrow.kinetics.event.Projection;
import org.marrow.kinetics.event.Run;
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

  /**
   * Prepares runs of a system.
   *
   * @throws org.marrow.foundation.findings.InvalidInput when something of the system changes
   *     between reactions (rate rules, algebraic rules, laws that read time)
   */
  public ExactSimulation(Equations equations) {
    JumpModel.require(equations);
    table = new ReactionTable(equations);
    direct = new DirectMethod(table, new Watch(equations));
    events = new Events(equations, Projection.NONE);
  }

  /** Number of reactions carried out by this instance so far. */
  public long reactions() {
    return direct.reactions();
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
    Stream random = streams.stream("reactions", replicate);
    Run run =
        new Run(
            times,
            table.extended(start),
            inputs.clone(),
            changes,
            events,
            Projection.NONE,
            streams.stream("event order", replicate),
            output);
    direct.refresh(run);
    while (!run.isOver()) {
      if (direct.step(run, random)) {
        direct.refresh(run);
      }
    }
  }
}
