package org.marrow.survival.concordance;

import java.util.Arrays;

/** Weights by rank with sums of the lower ranks, each in log steps (Fenwick 1994). */
final class Tally {
  private final double[] tree;
  private final double[] own;
  private double total;

  Tally(int ranks) {
    tree = new double[ranks + 1];
    own = new double[ranks];
  }

  void clear() {
    Arrays.fill(tree, 0);
    Arrays.fill(own, 0);
    total = 0;
  }

  void add(int rank, double weight) {
    own[rank] += weight;
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

  double at(int rank) {
    return own[rank];
  }

  double total() {
    return total;
  }
}
