package org.marrow.kinetics.stochastic;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.marrow.foundation.random.Stream;
import org.marrow.foundation.random.Streams;
import org.marrow.kinetics.elementary.Elementary;
import org.marrow.kinetics.event.Events;
import org.marrow.kinetics.event.Output;
import org.marrow.kinetics.event.Projection;
import org.marrow.kinetics.event.Stepper;
import org.marrow.kinetics.event.Timetable;
import org.marrow.kinetics.event.Watch;
import org.marrow.kinetics.model.Equations;
import org.marrow.kinetics.model.ReactionSystem;
import org.marrow.kinetics.ode.Change;

/**
 * Small populations jump, large ones flow. Reactions that change a discrete population happen one
 * by one, with rates that follow the continuous part exactly: the next jump comes when the
 * integrated hazard reaches an exponential number (a piecewise-deterministic Markov process, Davis
 * 1984). All others are integrated. A population changes sides while the run goes on. With
 * everything discrete this is {@link ExactSimulation}, number for number; with everything
 * continuous it is the differential equations. Not thread-safe: one instance a thread.
 */
public final class HybridSimulation {
  private static final int HALVINGS = 60;

  private final ReactionSystem system;
  private final HybridSettings settings;
  private final ReactionTable table;
  private final DirectMethod direct;
  private final Equations switched;
  private final Projection projection;
  private final boolean ratesReadTime;
  private final Events events;
  private final Watch watch;
  private final Stepper stepper;

  /** Prepares runs of a system. */
  public HybridSimulation(Equations equations, HybridSettings settings) {
    this.system = equations.system();
    this.settings = settings;
    table = new ReactionTable(equations);
    direct = new DirectMethod(table);
    switched = new Equations(SwitchedSystem.of(system));
    projection = Projection.of(switched);
    ratesReadTime = Arrays.stream(equations.propensities()).anyMatch(equations.graph()::readsTime);
    events = new Events(switched, projection);
    watch = new Watch(switched);
    stepper =
        new Stepper(
            switched,
            settings
                .integration()
                .withAbsolute(SwitchedSystem.HAZARD, settings.integration().relative()));
  }

  /**
   * Runs one replicate from the first output time to the last.
   *
   * @param times output times, increasing
   * @param start state at the first output time, before events there
   * @param inputs inputs
   * @param changes changes at known times, sorted; an output at such a time is given before it
   * @param streams random numbers; the run reads the streams of {@code replicate} only
   * @param output gets the states of the system first; the arrays may be longer
   */
  public void run(
      double[] times,
      double[] start,
      double[] inputs,
      List<Change> changes,
      Streams streams,
      long replicate,
      Output output) {
    new Run(times, start, inputs, changes, streams, replicate, output).toTheEnd();
  }

  /** The state of one replicate. */
  private final class Run {
    private final double[] times;
    private final Timetable scheduled;
    private final Stream random;
    private final Stream rounding;
    private final Output output;
    private final int n = table.states;
    private final double[] x;
    private final double[] counts;
    private final double[] p;
    private final double[] scratch;
    private final Partition partition;
    private final double end;
    private double t;
    private int next = 1;
    private double threshold;

    Run(
        double[] times,
        double[] start,
        double[] inputs,
        List<Change> changes,
        Streams streams,
        long replicate,
        Output output) {
      this.times = times;
      this.scheduled = new Timetable(changes);
      this.random = streams.stream("reactions", replicate);
      this.rounding = streams.stream("rounding", replicate);
      this.output = output;
      end = times[times.length - 1];
      x = Arrays.copyOf(start, n + 1);
      counts = table.extended(start);
      scratch = new double[n + 1];
      p = Arrays.copyOf(inputs, switched.system().inputs().size());
      t = times[0];
      projection.project(t, x, p);
      events.start(t, x, p, streams.stream("event order", replicate));
      output.at(0, t, x, p);
      if (scheduled.apply(t, x, p)) {
        events.settle(t, x, p);
      }
      load();
      table.refresh(t, counts, p);
      partition = new Partition(table, system, settings, x, changes);
      partition.update(x, rounding);
    }

    /** The counts that reactions read; their last slot is 1, that of {@code x} the hazard. */
    private void load() {
      System.arraycopy(x, 0, counts, 0, n);
    }

    private void store() {
      System.arraycopy(counts, 0, x, 0, n);
    }

    void toTheEnd() {
      while (next < times.length) {
        if (partition.isJumpProcess() && !ratesReadTime) {
          jumping();
        } else {
          flowing();
        }
      }
    }

    /** The exact method, until a population grows beyond it or the run ends. */
    private void jumping() {
      load();
      direct.refresh(t, counts, p);
      while (next < times.length) {
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
        boolean changed;
        if (reactionAt < stop) {
          t = reactionAt;
          direct.react(t, counts, p, random);
          store();
          changed = !events.isEmpty() && events.settle(t, x, p);
        } else {
          changed = stopAt(stop);
        }
        boolean sides = partition.update(x, rounding);
        if (sides && !partition.isJumpProcess()) {
          return;
        }
        if (changed || sides) {
          load();
          direct.refresh(t, counts, p);
        }
      }
    }

    /** Integration with jumps, until nothing flows any more or the run ends. */
    private void flowing() {
      stepper.begin();
      x[n] = 0;
      threshold = -Elementary.log(random.uniform());
      boolean restart = true;
      while (next < times.length) {
        if (restart) {
          flags();
          stepper.start(t, x, p);
        }
        double stop = Math.min(Math.min(end, scheduled.next()), events.next());
        boolean near = stop - t <= 4 * Math.ulp(t);
        double reached = near ? Math.max(t, stop) : stepper.step(stop);
        boolean interrupted = near || reached >= stop;
        if (!near) {
          double change =
              watch.isEmpty()
                  ? Double.NaN
                  : watch.firstChange(t, x, reached, stepper::at, p, scratch);
          if (!Double.isNaN(change)) {
            reached = change;
            interrupted = true;
          }
        }
        boolean jump = false;
        if (!near) {
          // A step may be long; a population that falls to the threshold in it changes sides there.
          stepper.at(reached, scratch);
          if (partition.falls(scratch)) {
            reached = first(reached, partition::falls);
            interrupted = false;
          }
          stepper.at(reached, scratch);
          if (scratch[n] >= threshold) {
            reached = first(reached, state -> state[n] >= threshold);
            jump = true;
            interrupted = false;
          }
        }
        outputsBefore(reached);
        if (!near) {
          stepper.at(reached, x);
        }
        t = reached;
        restart = false;
        if (jump) {
          jump();
          restart = true;
        }
        if (interrupted) {
          stopAt(t);
          restart = true;
        }
        if (partition.update(x, rounding)) {
          restart = true;
          if (partition.isJumpProcess() && !ratesReadTime) {
            return;
          }
        }
      }
    }

    /** Says to the equations which reactions flow. */
    private void flags() {
      load();
      table.refresh(t, counts, p);
      int first = system.inputs().size();
      for (int j = 0; j < table.reactions; j++) {
        p[first + j] = partition.flows(j) ? 1 : 0;
      }
    }

    /** The moment in the last step at which something becomes true that is true at its end. */
    private double first(double reached, Predicate<double[]> isTrue) {
      double low = t;
      double high = reached;
      for (int i = 0; i < HALVINGS; i++) {
        double middle = 0.5 * (low + high);
        if (!(middle > low && middle < high)) {
          break;
        }
        stepper.at(middle, scratch);
        if (isTrue.test(scratch)) {
          high = middle;
        } else {
          low = middle;
        }
      }
      return high;
    }

    /** Draws one of the reactions that jump and carries it out. */
    private void jump() {
      load();
      double total = 0;
      for (int j = 0; j < table.reactions; j++) {
        total += partition.flows(j) ? 0 : rate(j);
      }
      double rest = random.uniform() * total;
      int chosen = -1;
      for (int j = 0; j < table.reactions && (chosen < 0 || rest >= 0); j++) {
        double rate = partition.flows(j) ? 0 : rate(j);
        if (rate > 0) {
          chosen = j;
          rest -= rate;
        }
      }
      // A reaction that lacks a reactant was counted in the hazard, but nothing comes of it.
      if (chosen >= 0 && table.isPossible(chosen, counts)) {
        table.apply(chosen, counts);
        store();
      }
      projection.project(t, x, p);
      events.settle(t, x, p);
      x[n] = 0;
      threshold = -Elementary.log(random.uniform());
    }

    /** A rate; rounding of the integration may leave a continuous reactant just below zero. */
    private double rate(int j) {
      return Math.max(0, table.propensityUnchecked(j, t, counts, p));
    }

    /** Events, outputs and changes at a stop; whether the state was changed. */
    private boolean stopAt(double stop) {
      t = stop;
      projection.project(t, x, p);
      boolean changed = events.settle(t, x, p);
      while (next < times.length && times[next] <= t) {
        output.at(next, times[next], x, p);
        next++;
      }
      if (scheduled.apply(t, x, p)) {
        projection.project(t, x, p);
        events.settle(t, x, p);
        changed = true;
      }
      return changed;
    }

    private void outputsBefore(double until) {
      while (next < times.length && times[next] < until) {
        stepper.at(times[next], scratch);
        output.at(next, times[next], scratch, p);
        next++;
      }
    }
  }
}
