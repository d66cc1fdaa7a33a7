package org.marrow.kinetics.stochastic;

/**
 * The propensities of all reactions and their sums in a tree with sixteen children a node, so that
 * a change costs a few additions and a draw looks at sixteen numbers a level. Sums are updated by
 * differences; they are added up afresh often enough that rounding cannot gather.
 */
final class SumTree {
  private static final int FAN = 16;
  private static final int SHIFT = 4;
  private static final int FRESH = 1 << 14;

  /** Sums may have fallen by this factor before they are added up afresh. */
  private static final double FALL = 0x1p-20;

  private final double[][] levels;
  private int changes;
  private double peak;

  /**
   * @param leaves number of propensities, 0 or more
   */
  SumTree(int leaves) {
    int depth = 1;
    for (int width = leaves; width > 1 || depth == 1; width = (width + FAN - 1) >> SHIFT) {
      depth++;
      if (width <= FAN) {
        break;
      }
    }
    levels = new double[depth][];
    int width = leaves;
    for (int level = 0; level < depth; level++) {
      levels[level] = new double[Math.max(1, width)];
      width = (width + FAN - 1) >> SHIFT;
    }
  }

  /** The propensities; write to them and call {@link #rebuild}. */
  double[] leaves() {
    return levels[0];
  }

  /** Adds everything up afresh. */
  void rebuild() {
    for (int level = 1; level < levels.length; level++) {
      double[] below = levels[level - 1];
      double[] sums = levels[level];
      for (int i = 0; i < sums.length; i++) {
        double sum = 0;
        int end = Math.min(below.length, (i + 1) << SHIFT);
        for (int child = i << SHIFT; child < end; child++) {
          sum += below[child];
        }
        sums[i] = sum;
      }
    }
    changes = 0;
    peak = levels[levels.length - 1][0];
  }

  /** Sets one propensity. */
  void set(int leaf, double value) {
    double difference = value - levels[0][leaf];
    levels[0][leaf] = value;
    int at = leaf;
    for (int level = 1; level < levels.length; level++) {
      at >>= SHIFT;
      levels[level][at] += difference;
    }
  }

  /** The sum of all propensities. To be asked once after each batch of changes. */
  double total() {
    double total = levels[levels.length - 1][0];
    if (++changes >= FRESH || total <= FALL * peak) {
      rebuild();
      total = levels[levels.length - 1][0];
    }
    if (total > peak) {
      peak = total;
    }
    return total;
  }

  /**
   * The leaf in which a number between 0 and the total lies; -1 when rounding led to a leaf that is
   * zero (the caller adds up afresh and draws again).
   */
  int find(double number) {
    double rest = number;
    int at = 0;
    for (int level = levels.length - 2; level >= 0; level--) {
      double[] values = levels[level];
      int child = at << SHIFT;
      int last = Math.min(values.length, child + FAN) - 1;
      while (child < last && rest >= values[child]) {
        rest -= values[child++];
      }
      at = child;
    }
    return levels[0][at] > 0 ? at : -1;
  }
}
