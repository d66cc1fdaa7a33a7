package org.marrow.cytometry.quality;

import java.util.Arrays;

/**
 * One order statistic of values that come block by block. A sample sets two marks around it; a pass
 * over all values counts those below and keeps those between. When the sample misled, the marks
 * move outwards and one more pass settles it. NaN counts as larger than every number.
 */
final class Bracket {
  private final long rank;
  private double low;
  private double high;
  private long below;
  private long atLow;
  private long atHigh;
  private double[] inside = new double[1024];
  private int kept;
  private double value = Double.NaN;
  private boolean found;

  /**
   * @param sample sorted values from all over the run, at least one
   * @param rank the order statistic wanted, from 0
   * @param events how many values there are in all
   */
  Bracket(double[] sample, long rank, long events) {
    this.rank = rank;
    double share = (double) rank / events;
    // Six standard deviations of the statistic's rank in the sample.
    double margin = 1 + 6 * Math.sqrt(share * (1 - share) * sample.length);
    int first = (int) Math.floor(share * sample.length - margin);
    int last = (int) Math.ceil(share * sample.length + margin);
    low = first < 0 ? Double.NEGATIVE_INFINITY : sample[first];
    high = last >= sample.length ? Double.POSITIVE_INFINITY : sample[last];
    if (Double.isNaN(low)) {
      low = Double.NEGATIVE_INFINITY;
    }
    if (Double.isNaN(high)) {
      high = Double.POSITIVE_INFINITY;
    }
  }

  /** Takes the first {@code count} values; nothing changes once the statistic is found. */
  void add(double[] values, int count) {
    if (found) {
      return;
    }
    for (int i = 0; i < count; i++) {
      double v = values[i];
      if (v < low) {
        below++;
      } else if (v <= high) {
        keep(v);
      }
    }
  }

  private void keep(double v) {
    // Ties with a mark are counted, for one value may be most of a channel.
    if (v == low) {
      atLow++;
    } else if (v == high) {
      atHigh++;
    } else {
      if (kept == inside.length) {
        inside = Arrays.copyOf(inside, 2 * kept);
      }
      inside[kept++] = v;
    }
  }

  /** Called after a pass over all values: whether the statistic is found. */
  boolean settled() {
    if (found) {
      return true;
    }
    long to = below + atLow + kept + atHigh;
    if (rank < below) {
      restart(Double.NEGATIVE_INFINITY, low);
      return false;
    }
    if (rank >= to && high < Double.POSITIVE_INFINITY) {
      restart(high, Double.POSITIVE_INFINITY);
      return false;
    }
    long place = rank - below - atLow;
    if (rank >= to) {
      value = Double.NaN;
    } else if (place < 0) {
      value = low;
    } else if (place < kept) {
      value = new Selector().ranked(inside, kept, (int) place);
    } else {
      value = high;
    }
    inside = new double[0];
    found = true;
    return true;
  }

  private void restart(double from, double to) {
    low = from;
    high = to;
    below = 0;
    atLow = 0;
    atHigh = 0;
    kept = 0;
  }

  /** The statistic, once settled. */
  double value() {
    return value;
  }
}
