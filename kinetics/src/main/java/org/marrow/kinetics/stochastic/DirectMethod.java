package org.marrow.kinetics.stochastic;

import org.marrow.foundation.random.Stream;
import org.marrow.kinetics.elementary.Elementary;
import org.marrow.kinetics.event.Run;
import org.marrow.kinetics.event.Watch;

/** Gillespie's direct method, one reaction at a time; propensities kept up to date. */
final class DirectMethod {
  private final ReactionTable table;
  private final Watch watch;
  private final SumTree sums;
  private long reactions;

  DirectMethod(ReactionTable table, Watch watch) {
    this.table = table;
    this.watch = watch;
    this.sums = new SumTree(table.reactions);
  }

  /** Number of reactions carried out so far, of all runs. */
  long reactions() {
    return reactions;
  }

  /** Computes everything afresh; to be called at the start and after a state was changed. */
  void refresh(Run run) {
    double t = run.time();
    double[] x = run.state();
    double[] p = run.inputs();
    table.refresh(t, x, p);
    double[] leaves = sums.leaves();
    for (int j = 0; j < table.reactions; j++) {
      leaves[j] = table.propensity(j, t, x, p);
    }
    sums.rebuild();
  }

  /**
   * Carries out the next reaction, or goes to the stop that comes before it. After a stop the
   * waiting time is drawn anew: it has no memory.
   *
   * @return whether something other than the reaction changed the state
   */
  boolean step(Run run, Stream random) {
    double total = sums.total();
    double reactionAt =
        total > 0
            ? run.time() - Elementary.log(random.uniform()) / total
            : Double.POSITIVE_INFINITY;
    double stop = watch.stop(run, reactionAt);
    run.outputsBefore(Math.min(stop, reactionAt));
    if (!(reactionAt < stop)) {
      return run.stop(stop);
    }
    react(reactionAt, total, run.state(), run.inputs(), random);
    return run.jump(reactionAt);
  }

  /** Draws a reaction and carries it out. */
  private void react(double t, double total, double[] x, double[] p, Stream random) {
    int reaction = sums.find(random.uniform() * total);
    while (reaction < 0) {
      sums.rebuild();
      reaction = sums.find(random.uniform() * sums.total());
    }
    table.apply(reaction, x);
    reactions++;
    int end = table.dependentStart[reaction + 1];
    for (int i = table.dependentStart[reaction]; i < end; i++) {
      int j = table.dependent[i];
      sums.set(j, table.propensity(j, t, x, p));
    }
  }
}
