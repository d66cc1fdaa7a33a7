package org.marrow.survival.concordance;

import java.util.Arrays;

/**
 * Weights by rank with sums of the lower ranks, each in log steps (Fenwick 1994). Every 1024th node
 * of the tree is kept in an array of its own: they are the ones met most often, and lie so far
 * apart in the tree that they would drive each other out of the cache.
 */
final class WeightTally extends Tally {
  private static final int SHIFT = 10;
  private static final int MASK = (1 << SHIFT) - 1;

  private final double[] tree;
  private final double[] top;

  /** Weight of each rank itself; empty when no two rows share a rank, for then nobody asks. */
  private final double[] own;

  private double total;

  WeightTally(int ranks, boolean shared) {
    tree = new double[ranks + 1];
    top = new double[(ranks >> SHIFT) + 1];
    own = new double[shared ? ranks : 0];
  }

  @Override
  void clear() {
    Arrays.fill(tree, 0);
    Arrays.fill(top, 0);
    Arrays.fill(own, 0);
    total = 0;
  }

  @Override
  void add(int rank, double weight) {
    if (own.length > 0) {
      own[rank] += weight;
    }
    total += weight;
    int i = rank + 1;
    for (; (i & MASK) != 0 && i < tree.length; i += i & -i) {
      tree[i] += weight;
    }
    if ((i & MASK) == 0) {
      for (int b = i >> SHIFT; b < top.length; b += b & -b) {
        top[b] += weight;
      }
    }
  }

  @Override
  double below(int rank) {
    double sum = 0;
    int i = rank;
    for (; (i & MASK) != 0; i &= i - 1) {
      sum += tree[i];
    }
    for (int b = i >> SHIFT; b > 0; b &= b - 1) {
      sum += top[b];
    }
    return sum;
  }

  @Override
  double at(int rank) {
    return own.length > 0 ? own[rank] : 0;
  }

  @Override
  double total() {
    return total;
  }
}
