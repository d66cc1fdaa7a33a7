package org.marrow.kinetics.stochastic;

import org.marrow.foundation.random.Stream;
import org.marrow.kinetics.elementary.Elementary;

/** When the next reaction happens and which one it is; propensities kept up to date. */
final class DirectMethod {
  private final ReactionTable table;
  private final SumTree sums;
  private double total;

  DirectMethod(ReactionTable table) {
    this.table = table;
    this.sums = new SumTree(table.reactions);
  }

  /** Computes everything afresh; to be called at the start and after events. */
  void refresh(double t, double[] x, double[] p) {
    table.refresh(t, x, p);
    double[] leaves = sums.leaves();
    for (int j = 0; j < table.reactions; j++) {
      leaves[j] = table.propensity(j, t, x, p);
    }
    sums.rebuild();
  }

  /** The time of the next reaction if nothing intervenes; infinite when there is none. */
  double next(double t, Stream random) {
    total = sums.total();
    return total > 0 ? t - Elementary.log(random.uniform()) / total : Double.POSITIVE_INFINITY;
  }

  /** Draws the reaction, carries it out and returns it. */
  int react(double t, double[] x, double[] p, Stream random) {
    int reaction = sums.find(random.uniform() * total);
    while (reaction < 0) {
      sums.rebuild();
      reaction = sums.find(random.uniform() * sums.total());
    }
    table.apply(reaction, x);
    int end = table.dependentStart[reaction + 1];
    for (int i = table.dependentStart[reaction]; i < end; i++) {
      int j = table.dependent[i];
      sums.set(j, table.propensity(j, t, x, p));
    }
    return reaction;
  }
}
