package org.marrow.kinetics.stochastic;

import java.util.List;
import org.marrow.foundation.random.Stream;
import org.marrow.foundation.random.Streams;
import org.marrow.kinetics.elementary.Elementary;
import org.marrow.kinetics.event.Events;
import org.marrow.kinetics.event.Output;
import org.marrow.kinetics.event.Projection;
import org.marrow.kinetics.event.Run;
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
    bounds = new LeapBounds(table, epsilon);
    events = new Events(equations, Projection.NONE);
    watch = new Watch(equations);
    direct = new DirectMethod(table, watch);
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
    new Replicate(run, streams, replicate).toTheEnd();
  }

  /** The way of one run. */
  private final class Replicate {
    private final Run run;
    private final Stream random;
    private final Stream bridge;
    private final double[] x;
    private final double[] p;
    private final double[] before;
    private int singles;

    Replicate(Run run, Streams streams, long replicate) {
      this.run = run;
      random = streams.stream("leaps", replicate);
      bridge = streams.stream("outputs inside leaps", replicate);
      x = run.state();
      p = run.inputs();
      before = x.clone();
    }

    void toTheEnd() {
      table.refresh(run.time(), x, p);
      while (!run.isOver()) {
        if (singles == 0) {
          leap();
        } else {
          singles--;
          if (direct.step(run, random)) {
            direct.refresh(run);
          }
        }
      }
    }

    private void leap() {
      double t = run.time();
      double total = 0;
      double criticalTotal = 0;
      for (int j = 0; j < table.reactions; j++) {
        a[j] = table.propensity(j, t, x, p);
        critical[j] = a[j] > 0 && isCritical(j);
        total += a[j];
        criticalTotal += critical[j] ? a[j] : 0;
      }
      double longest = bounds.longest(x, a, critical);
      double stop = watch.stop(run, Double.POSITIVE_INFINITY);
      System.arraycopy(x, 0, before, 0, x.length);
      while (true) {
        if (!(longest * total > WORTH_A_LEAP)) {
          // After refusing a leap propensities of the exact method must be those of this state.
          direct.refresh(run);
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
      double t = run.time();
      double to = tau == stop - t ? stop : t + tau;
      run.outputsBefore(to, new Bridge(t, to));
      leaps++;
      if (to >= stop) {
        run.stop(stop);
      } else {
        run.jump(to);
      }
      table.refresh(to, x, p);
    }

    /**
     * The counts inside a leap, asked for in order of time: each firing happened at a uniform time
     * of the leap.
     */
    private final class Bridge implements Watch.Dense {
      private double from;
      private final double to;

      Bridge(double from, double to) {
        this.from = from;
        this.to = to;
      }

      @Override
      public void at(double time, double[] y) {
        double share = Math.min(1, (time - from) / (to - from));
        long[] done = new long[firings.length];
        for (int attempt = 0; attempt < BRIDGES; attempt++) {
          System.arraycopy(before, 0, y, 0, before.length);
          for (int j = 0; j < firings.length; j++) {
            done[j] = bridge.binomial(firings[j], share);
            move(j, done[j], y);
          }
          if (isCount(y)) {
            System.arraycopy(y, 0, before, 0, before.length);
            for (int j = 0; j < firings.length; j++) {
              firings[j] -= done[j];
            }
            from = time;
            return;
          }
        }
        System.arraycopy(before, 0, y, 0, before.length);
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
