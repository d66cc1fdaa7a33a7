package org.marrow.kinetics.stochastic;

import java.util.List;
import org.marrow.foundation.random.Stream;
import org.marrow.foundation.random.Streams;
import org.marrow.kinetics.elementary.Elementary;
import org.marrow.kinetics.event.Events;
import org.marrow.kinetics.event.Output;
import org.marrow.kinetics.event.Projection;
import org.marrow.kinetics.event.Timetable;
import org.marrow.kinetics.event.Watch;
import org.marrow.kinetics.model.Equations;
import org.marrow.kinetics.ode.Change;

/**
 * Explicit tau-leaping with the step selection of Cao, Gillespie and Petzold (2006,
 * doi:10.1063/1.2159468). Reactions within ten firings of using up a reactant are critical and
 * happen one at a time; where a leap would be no longer than a few reactions, reactions happen one
 * by one as in the exact method; a leap that would make a count negative is drawn again at half its
 * length. So counts never become negative. Not thread-safe: one instance a thread.
 */
public final class TauLeaping {
  /** The usual bound on the relative change of a propensity in a leap. */
  public static final double DEFAULT_EPSILON = 0.03;

  private static final double CRITICAL = 10;
  private static final double WORTH_A_LEAP = 10;
  private static final int SINGLE_REACTIONS = 100;
  private static final int BRIDGES = 20;

  private final ReactionTable table;
  private final DirectMethod direct;
  private final LeapBounds bounds;
  private final Events events;
  private final Watch watch;
  private final double[] a;
  private final long[] firings;
  private final boolean[] critical;
  private long leaps;

  /**
   * Prepares runs of a system.
   *
   * @param epsilon bound on the relative change of a propensity in a leap, above 0 and below 1; the
   *     smaller, the closer to the exact method
   * @throws org.marrow.foundation.findings.InvalidInput when something of the system changes
   *     between reactions
   */
  public TauLeaping(Equations equations, double epsilon) {
    if (!(epsilon > 0 && epsilon < 1)) {
      throw new IllegalArgumentException("epsilon must be above 0 and below 1, got " + epsilon);
    }
    JumpModel.require(equations);
    table = new ReactionTable(equations);
    direct = new DirectMethod(table);
    bounds = new LeapBounds(table, epsilon);
    events = new Events(equations, Projection.NONE);
    watch = new Watch(equations);
    a = new double[table.reactions];
    firings = new long[table.reactions];
    critical = new boolean[table.reactions];
  }

  /** Number of leaps made by this instance so far. */
  public long leaps() {
    return leaps;
  }

  /**
   * Runs one replicate from the first output time to the last.
   *
   * @param times output times, increasing
   * @param start counts at the first output time, before events there
   * @param inputs inputs
   * @param changes changes at known times, sorted; an output at such a time is given before it
   * @param streams random numbers; the run reads the streams of {@code replicate} only
   */
  public void run(
      double[] times,
      double[] start,
      double[] inputs,
      List<Change> changes,
      Streams streams,
      long replicate,
      Output output) {
    Run run = new Run(times, start, inputs, changes, streams, replicate, output);
    run.toTheEnd();
  }

  /** The state of one replicate. */
  private final class Run {
    private final double[] times;
    private final Timetable scheduled;
    private final Stream random;
    private final Stream bridge;
    private final Output output;
    private final double[] x;
    private final double[] p;
    private final double[] before;
    private final double[] scratch;
    private double t;
    private int next = 1;
    private int singles;

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
      this.random = streams.stream("leaps", replicate);
      this.bridge = streams.stream("outputs inside leaps", replicate);
      this.output = output;
      x = table.extended(start);
      p = inputs.clone();
      before = x.clone();
      scratch = new double[x.length];
      t = times[0];
      events.start(t, x, p, streams.stream("event order", replicate));
      output.at(0, t, x, p);
      if (scheduled.apply(t, x, p)) {
        events.settle(t, x, p);
      }
      direct.refresh(t, x, p);
    }

    void toTheEnd() {
      while (next < times.length) {
        double latest = Math.min(times[times.length - 1], scheduled.next());
        if (singles > 0) {
          single(latest);
        } else {
          leap(latest);
        }
      }
    }

    /** One reaction as in the exact method, or the stop before it. */
    private void single(double latest) {
      singles--;
      double reactionAt = direct.next(t, random);
      double stop =
          Math.min(
              latest, Stops.next(events, watch, t, Math.min(latest, reactionAt), x, p, scratch));
      outputsBefore(Math.min(stop, reactionAt));
      if (reactionAt < stop) {
        t = reactionAt;
        direct.react(t, x, p, random);
        if (events.settle(t, x, p)) {
          direct.refresh(t, x, p);
        }
      } else {
        stopAt(stop);
      }
    }

    private void leap(double latest) {
      double total = 0;
      double criticalTotal = 0;
      for (int j = 0; j < table.reactions; j++) {
        a[j] = table.propensity(j, t, x, p);
        critical[j] = a[j] > 0 && isCritical(j);
        total += a[j];
        criticalTotal += critical[j] ? a[j] : 0;
      }
      double longest = bounds.longest(x, a, critical);
      double stop = Math.min(latest, Stops.next(events, watch, t, latest, x, p, scratch));
      System.arraycopy(x, 0, before, 0, x.length);
      while (true) {
        if (!(longest * total > WORTH_A_LEAP)) {
          // After refusing a leap propensities of the exact method must be those of this state.
          direct.refresh(t, x, p);
          singles = SINGLE_REACTIONS;
          return;
        }
        double criticalAt =
            criticalTotal > 0
                ? -Elementary.log(random.uniform()) / criticalTotal
                : Double.POSITIVE_INFINITY;
        double tau = Math.min(Math.min(longest, criticalAt), stop - t);
        boolean whole = draw(tau, tau == criticalAt ? criticalTotal : 0);
        if (whole) {
          finish(tau, stop);
          return;
        }
        System.arraycopy(before, 0, x, 0, x.length);
        longest = tau / 2;
      }
    }

    /** Whether fewer than ten firings use up a reactant. */
    private boolean isCritical(int j) {
      for (int i = table.changeStart[j]; i < table.changeStart[j + 1]; i++) {
        if (table.changeBy[i] < 0
            && Math.floor(x[table.changeState[i]] / -table.changeBy[i]) < CRITICAL) {
          return true;
        }
      }
      return false;
    }

    /** Draws all firings of a leap; false when a count would become negative. */
    private boolean draw(double tau, double criticalTotal) {
      for (int j = 0; j < table.reactions; j++) {
        firings[j] = critical[j] || a[j] == 0 ? 0 : random.poisson(a[j] * tau);
        move(j, firings[j], x);
      }
      if (criticalTotal > 0) {
        double rest = random.uniform() * criticalTotal;
        int chosen = -1;
        for (int j = 0; j < table.reactions && (chosen < 0 || rest >= 0); j++) {
          if (critical[j]) {
            chosen = j;
            rest -= a[j];
          }
        }
        // It happens at the end of the leap, so outputs inside the leap do not see it.
        move(chosen, 1, x);
      }
      return isCount(x);
    }

    private void finish(double tau, double stop) {
      double to = tau == stop - t ? stop : t + tau;
      outputsInside(to, tau);
      t = to;
      leaps++;
      if (t >= stop) {
        stopAt(stop);
      } else {
        events.settle(t, x, p);
        table.refresh(t, x, p);
      }
    }

    /** Outputs inside a leap: each firing happened at a uniform time of the leap. */
    private void outputsInside(double to, double tau) {
      double from = t;
      while (next < times.length && times[next] < to) {
        double share = Math.min(1, (times[next] - from) / (to - from));
        for (int attempt = 0; attempt < BRIDGES; attempt++) {
          System.arraycopy(before, 0, scratch, 0, x.length);
          long[] done = new long[firings.length];
          for (int j = 0; j < firings.length; j++) {
            done[j] = bridge.binomial(firings[j], share);
            move(j, done[j], scratch);
          }
          if (isCount(scratch)) {
            System.arraycopy(scratch, 0, before, 0, x.length);
            for (int j = 0; j < firings.length; j++) {
              firings[j] -= done[j];
            }
            from = times[next];
            break;
          }
        }
        output.at(next, times[next], before, p);
        next++;
      }
    }

    private void stopAt(double stop) {
      t = stop;
      outputsBefore(stop);
      events.settle(t, x, p);
      while (next < times.length && times[next] <= t) {
        output.at(next, times[next], x, p);
        next++;
      }
      if (scheduled.apply(t, x, p)) {
        events.settle(t, x, p);
      }
      direct.refresh(t, x, p);
    }

    private void outputsBefore(double until) {
      while (next < times.length && times[next] < until) {
        output.at(next, times[next], x, p);
        next++;
      }
    }

    private void move(int j, long times, double[] y) {
      if (times > 0) {
        for (int i = table.changeStart[j]; i < table.changeStart[j + 1]; i++) {
          y[table.changeState[i]] += table.changeBy[i] * times;
        }
      }
    }

    private boolean isCount(double[] y) {
      for (int i = 0; i < table.states; i++) {
        if (table.moves[i] && y[i] < 0) {
          return false;
        }
      }
      return true;
    }
  }
}
