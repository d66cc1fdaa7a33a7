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
import org.marrow.kinetics.event.Run;
import org.marrow.kinetics.event.Stepper;
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
  private final int hazard;

  /** Prepares runs of a system. */
  public HybridSimulation(Equations equations, HybridSettings settings) {
    this.system = equations.system();
    this.settings = settings;
    table = new ReactionTable(equations, 1);
    hazard = table.states;
    switched = new Equations(SwitchedSystem.of(system));
    projection = Projection.of(switched);
    ratesReadTime = Arrays.stream(equations.propensities()).anyMatch(equations.graph()::readsTime);
    events = new Events(switched, projection);
    watch = new Watch(switched);
    direct = new DirectMethod(table, watch);
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
    Run run =
        new Run(
            times,
            table.extended(start),
            Arrays.copyOf(inputs, switched.system().inputs().size()),
            changes,
            events,
            projection,
            streams.stream("event order", replicate),
            output);
    new Replicate(run, changes, streams, replicate).toTheEnd();
  }

  /** The way of one run. */
  private final class Replicate {
    private final Run run;
    private final Stream random;
    private final Stream rounding;
    private final double[] x;
    private final double[] p;
    private final double[] scratch;
    private final Partition partition;
    private double threshold;

    Replicate(Run run, List<Change> changes, Streams streams, long replicate) {
      this.run = run;
      random = streams.stream("reactions", replicate);
      rounding = streams.stream("rounding", replicate);
      x = run.state();
      p = run.inputs();
      scratch = run.scratch();
      table.refresh(run.time(), x, p);
      partition = new Partition(table, system, settings, x, changes);
      partition.update(x, rounding);
    }

    void toTheEnd() {
      while (!run.isOver()) {
        if (jumpsOnly()) {
          jumping();
        } else {
          flowing();
        }
      }
    }

    private boolean jumpsOnly() {
      return partition.isJumpProcess() && !ratesReadTime;
    }

    /** The exact method, until a population grows beyond it or the run ends. */
    private void jumping() {
      direct.refresh(run);
      while (!run.isOver()) {
        boolean changed = direct.step(run, random);
        boolean sides = partition.update(x, rounding);
        if (sides && !jumpsOnly()) {
          return;
        }
        if (changed || sides) {
          direct.refresh(run);
        }
      }
    }

    /** Integration with jumps, until nothing flows any more or the run ends. */
    private void flowing() {
      stepper.begin();
      x[hazard] = 0;
      threshold = -Elementary.log(random.uniform());
      boolean restart = true;
      while (!run.isOver()) {
        if (restart) {
          flags();
          stepper.start(run.time(), x, p);
        }
        double stop = run.limit();
        double reached = stepper.step(stop);
        boolean stops = reached >= stop;
        double change = watch.firstChange(run.time(), x, reached, stepper::at, p, scratch);
        if (!Double.isNaN(change)) {
          reached = change;
          stops = true;
        }
        // A step may be long; a population that falls to the threshold in it changes sides there.
        stepper.at(reached, scratch);
        if (partition.falls(scratch)) {
          reached = first(reached, partition::falls);
          stops = false;
        }
        stepper.at(reached, scratch);
        boolean jumps = scratch[hazard] >= threshold;
        if (jumps) {
          reached = first(reached, state -> state[hazard] >= threshold);
          stops = false;
        }
        run.outputsBefore(reached, stepper::at);
        stepper.at(reached, x);
        if (jumps) {
          jump(reached);
        } else if (stops) {
          run.stop(reached);
        } else {
          run.reach(reached);
        }
        boolean sides = partition.update(x, rounding);
        if (sides && jumpsOnly()) {
          return;
        }
        restart = jumps || stops || sides;
      }
    }

    /** Says to the equations which reactions flow. */
    private void flags() {
      table.refresh(run.time(), x, p);
      int first = system.inputs().size();
      for (int j = 0; j < table.reactions; j++) {
        p[first + j] = partition.flows(j) ? 1 : 0;
      }
    }

    /** The moment in the last step at which something becomes true that is true at its end. */
    private double first(double reached, Predicate<double[]> isTrue) {
      double low = run.time();
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
    private void jump(double t) {
      double total = 0;
      for (int j = 0; j < table.reactions; j++) {
        total += partition.flows(j) ? 0 : rate(j, t);
      }
      double rest = random.uniform() * total;
      int chosen = -1;
      for (int j = 0; j < table.reactions && (chosen < 0 || rest >= 0); j++) {
        double rate = partition.flows(j) ? 0 : rate(j, t);
        if (rate > 0) {
          chosen = j;
          rest -= rate;
        }
      }
      // A reaction that lacks a reactant was counted in the hazard, but nothing comes of it.
      if (chosen >= 0 && table.isPossible(chosen, x)) {
        table.apply(chosen, x);
      }
      run.jump(t);
      x[hazard] = 0;
      threshold = -Elementary.log(random.uniform());
    }

    /** A rate; rounding of the integration may leave a continuous reactant just below zero. */
    private double rate(int j, double t) {
      return Math.max(0, table.propensityUnchecked(j, t, x, p));
    }
  }
}
