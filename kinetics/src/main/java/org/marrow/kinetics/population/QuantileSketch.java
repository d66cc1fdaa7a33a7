package org.marrow.kinetics.population;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * Quantiles of a stream of numbers in bounded memory: counts in buckets of 512 to each power of
 * two, so a quantile is within 0.1 % of a value of that rank. Order and partition of the numbers do
 * not matter. Sizes below 1e-30 count as 0, above 1e30 as 1e30; NaN is counted apart.
 */
public final class QuantileSketch {
  private static final double LEAST = 1e-30;
  private static final double MOST = 1e30;
  private static final int SHIFT = 43;
  private static final long FIRST = Double.doubleToLongBits(LEAST) >>> SHIFT;
  private static final int MOST_BUCKETS = 1 << 18;
  private long[] counts = new long[0];
  private int low;
  private long total;
  private long missing;
  private double least = Double.POSITIVE_INFINITY;
  private double most = Double.NEGATIVE_INFINITY;

  /** Takes a number. */
  public void add(double x) {
    if (Double.isNaN(x)) {
      missing++;
      return;
    }
    total++;
    least = Math.min(least, x);
    most = Math.max(most, x);
    int bucket = bucket(x);
    if (counts.length == 0) {
      low = bucket;
      counts = new long[1];
    } else if (bucket < low || bucket >= low + counts.length) {
      grow(bucket);
    }
    counts[bucket - low]++;
  }

  /** Order-preserving: 0 is bucket 0, positive numbers above, negative below. */
  private static int bucket(double x) {
    double size = Math.min(Math.abs(x), MOST);
    if (size < LEAST) {
      return 0;
    }
    int bucket = (int) ((Double.doubleToLongBits(size) >>> SHIFT) - FIRST) + 1;
    return x < 0 ? -bucket : bucket;
  }

  private static double middle(int bucket) {
    if (bucket == 0) {
      return 0;
    }
    long bits = FIRST + Math.abs(bucket) - 1;
    double from = Double.longBitsToDouble(bits << SHIFT);
    double to = Double.longBitsToDouble((bits + 1) << SHIFT);
    return bucket < 0 ? -(from + to) / 2 : (from + to) / 2;
  }

  private void grow(int bucket) {
    int slack = Math.min(counts.length, 4096);
    int from = bucket < low ? bucket - slack : low;
    int to = bucket < low ? low + counts.length : Math.max(low + counts.length, bucket + 1 + slack);
    long[] larger = new long[to - from];
    System.arraycopy(counts, 0, larger, low - from, counts.length);
    counts = larger;
    low = from;
  }

  /** Numbers taken, NaN not among them. */
  public long count() {
    return total;
  }

  /** NaN taken. */
  public long missing() {
    return missing;
  }

  /**
   * The value of rank q (n - 1), rounded down; the least and the greatest are exact.
   *
   * @param q from 0 to 1
   * @return NaN when nothing was taken
   */
  public double quantile(double q) {
    if (!(q >= 0 && q <= 1)) {
      throw new IllegalArgumentException("a quantile is asked for from 0 to 1, got " + q);
    }
    if (total == 0) {
      return Double.NaN;
    }
    long rank = (long) Math.floor(q * (total - 1));
    if (rank == 0) {
      return least;
    }
    if (rank == total - 1) {
      return most;
    }
    long below = 0;
    for (int i = 0; i < counts.length; i++) {
      below += counts[i];
      if (below > rank) {
        return Math.min(most, Math.max(least, middle(low + i)));
      }
    }
    return most;
  }

  /** Takes all that another sketch has taken. */
  public void merge(QuantileSketch other) {
    for (int i = 0; i < other.counts.length; i++) {
      if (other.counts[i] > 0) {
        int bucket = other.low + i;
        if (counts.length == 0) {
          low = bucket;
          counts = new long[1];
        } else if (bucket < low || bucket >= low + counts.length) {
          grow(bucket);
        }
        counts[bucket - low] += other.counts[i];
      }
    }
    total += other.total;
    missing += other.missing;
    least = Math.min(least, other.least);
    most = Math.max(most, other.most);
  }

  void save(DataOutput out) throws IOException {
    out.writeLong(total);
    out.writeLong(missing);
    out.writeDouble(least);
    out.writeDouble(most);
    out.writeInt(low);
    out.writeInt(counts.length);
    for (long count : counts) {
      out.writeLong(count);
    }
  }

  void load(DataInput in) throws IOException {
    total = in.readLong();
    missing = in.readLong();
    least = in.readDouble();
    most = in.readDouble();
    low = in.readInt();
    int length = in.readInt();
    if (length < 0 || length > 2 * MOST_BUCKETS) {
      throw new IOException("a sketch of " + length + " buckets is not ours");
    }
    counts = new long[length];
    for (int i = 0; i < length; i++) {
      counts[i] = in.readLong();
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof QuantileSketch sketch
        && total == sketch.total
        && missing == sketch.missing
        && Arrays.equals(trimmed(), sketch.trimmed());
  }

  private long[] trimmed() {
    int from = 0;
    while (from < counts.length && counts[from] == 0) {
      from++;
    }
    int to = counts.length;
    while (to > from && counts[to - 1] == 0) {
      to--;
    }
    return Arrays.copyOfRange(counts, from, to);
  }

  @Override
  public int hashCode() {
    return Long.hashCode(total);
  }
}
