package org.marrow.kinetics.stochastic;

import java.util.BitSet;

/**
 * How long a leap may be: so short that no propensity is expected to change, in mean or spread, by
 * more than a fraction epsilon of the total (Cao, Gillespie and Petzold 2006,
 * doi:10.1063/1.2159468, equations 27 to 33).
 */
final class LeapBounds {
  private final ReactionTable table;
  private final double epsilon;
  private final BitSet reactants = new BitSet();
  private final int[] order;
  private final boolean[] pairs;
  private final double[] drift;
  private final double[] spread;

  LeapBounds(ReactionTable table, double epsilon) {
    this.table = table;
    this.epsilon = epsilon;
    order = new int[table.states];
    pairs = new boolean[table.states];
    drift = new double[table.states];
    spread = new double[table.states];
    for (int j = 0; j < table.reactions; j++) {
      BitSet reads = table.reads(j);
      reactants.or(reads);
      boolean pair = table.isProduct(j) && table.first[j] == table.second[j];
      int factors =
          (table.first[j] < table.states ? 1 : 0) + (table.second[j] < table.states ? 1 : 0);
      // Of a law that is no plain product the order is not known; 3 is on the safe side.
      int reactionOrder = table.isProduct(j) ? factors : 3;
      reads.stream()
          .forEach(i -> {
            if (reactionOrder > order[i]) {
              order[i] = reactionOrder;
              pairs[i] = false;
            }
            pairs[i] |= pair && reactionOrder == order[i];
          });
    }
  }

  /**
   * The longest leap.
   *
   * @param a propensities
   * @param critical reactions that do not leap
   */
  double longest(double[] x, double[] a, boolean[] critical) {
    java.util.Arrays.fill(drift, 0);
    java.util.Arrays.fill(spread, 0);
    for (int j = 0; j < table.reactions; j++) {
      if (critical[j] || a[j] == 0) {
        continue;
      }
      for (int i = table.changeStart[j]; i < table.changeStart[j + 1]; i++) {
        double by = table.changeBy[i];
        drift[table.changeState[i]] += by * a[j];
        spread[table.changeState[i]] += by * by * a[j];
      }
    }
    double longest = Double.POSITIVE_INFINITY;
    for (int i = reactants.nextSetBit(0); i >= 0; i = reactants.nextSetBit(i + 1)) {
      if (spread[i] > 0) {
        double bound = Math.max(epsilon * x[i] / weight(i, x[i]), 1);
        longest = Math.min(longest, bound / Math.abs(drift[i]));
        longest = Math.min(longest, bound * bound / spread[i]);
      }
    }
    return longest;
  }

  /** The factor g of the paper: by how much more a propensity changes than its reactant. */
  private double weight(int state, double x) {
    if (order[state] == 2 && pairs[state]) {
      return x > 1 ? 2 + 1 / (x - 1) : 3;
    }
    return Math.max(1, order[state]);
  }
}
