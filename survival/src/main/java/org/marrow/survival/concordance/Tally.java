package org.marrow.survival.concordance;

/** Weights by rank of a score, with sums over the lower ranks. */
abstract class Tally {

  /**
   * An empty tally.
   *
   * @param ranks number of different scores
   * @param rows number of rows; more than ranks when some share a score
   * @param weighted whether rows count other than once
   */
  static Tally of(int ranks, int rows, boolean weighted) {
    return weighted || ranks < rows ? new WeightTally(ranks, ranks < rows) : new MemberTally(ranks);
  }

  abstract void clear();

  /** A row of this rank comes; with a negative weight it leaves. */
  abstract void add(int rank, double weight);

  /** Weight of the rows of lower rank. */
  abstract double below(int rank);

  /** Weight of the other rows of this rank. */
  abstract double at(int rank);

  abstract double total();
}
