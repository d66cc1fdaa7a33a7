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
    Run run =
        new Run(times, start.clone(), inputs.clone(), changes, events, projection, order, output);
    double[] x = run.state();
    double[] p = run.inputs();
    stepper.begin();
    boolean restart = true;
    while (!run.isOver()) {
      if (restart) {
        stepper.start(run.time(), x, p);
      }
      double reached = stepper.step(run.limit());
      double change = watch.firstChange(run.time(), x, reached, stepper::at, p, run.scratch());
      if (!Double.isNaN(change)) {
        reached = change;
      }
      run.outputsBefore(reached, stepper::at);
      stepper.at(reached, x);
      restart = !Double.isNaN(change) || run.isDue(reached);
      if (restart) {
        run.stop(reached);
      } else {
        run.reach(reached);
      }
    }
  }
}
