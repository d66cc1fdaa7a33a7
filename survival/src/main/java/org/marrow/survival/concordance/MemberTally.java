package org.marrow.survival.concordance;

import java.util.Arrays;

/**
 * Rows that all count once and all have ranks of their own: a bit for each rank, and a tree of
 * counts (Fenwick 1994) over words of 64 ranks. For a million rows both stay in the second cache,
 * which a tree with a node for each rank does not.
 */
final class MemberTally extends Tally {
  private final long[] members;
  private final int[] tree;
  private int total;

  MemberTally(int ranks) {
    int words = (ranks + Long.SIZE - 1) / Long.SIZE;
    members = new long[words];
    tree = new int[words + 1];
  }

  @Override
  void clear() {
    Arrays.fill(members, 0);
    Arrays.fill(tree, 0);
    total = 0;
  }

  @Override
  void add(int rank, double weight) {
    int change = weight > 0 ? 1 : -1;
    int word = rank / Long.SIZE;
    // It comes when it was out and leaves when it was in.
    members[word] ^= 1L << rank;
    total += change;
    for (int i = word + 1; i < tree.length; i += i & -i) {
      tree[i] += change;
    }
  }

  @Override
  double below(int rank) {
    int word = rank / Long.SIZE;
    int sum = Long.bitCount(members[word] & ((1L << rank) - 1));
    for (int i = word; i > 0; i &= i - 1) {
      sum += tree[i];
    }
    return sum;
  }

  @Override
  double at(int rank) {
    return 0;
  }

  @Override
  double total() {
    return total;
  }
}
