package org.marrow.survival.concordance;

import java.util.Arrays;

/** Weights by rank with sums of the lower ranks, each in log steps (Fenwick 1994). */
final class Tally {
  private final double[] tree;

  /** Weight of each rank itself; empty when no two rows share a rank, for then nobody asks. */
  private final double[] own;

  private double total;

  Tally(int ranks, boolean shared) {
    tree = new double[ranks + 1];
    own = new double[shared ? ranks : 0];
  }

  void clear() {
    Arrays.fill(tree, 0);
    Arrays.fill(own, 0);
    total = 0;
  }

  void add(int rank, double weight) {
    if (own.length > 0) {
      own[rank] += weight;
    }
    total += weight;
    for (int i = rank + 1; i < tree.length; i += i & -i) {
      tree[i] += weight;
    }
  }

  double below(int rank) {
    double sum = 0;
    for (int i = rank; i > 0; i &= i - 1) {
      sum += tree[i];
    }
    return sum;
  }

  /** Weight of the other rows of this rank. */
  double at(int rank) {
    return own.length > 0 ? own[rank] : 0;
  }

  double total() {
    return total;
  }
}
