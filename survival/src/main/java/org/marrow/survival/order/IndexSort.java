package org.marrow.survival.order;

/**
 * Stable sorting of row numbers by keys, without objects: a radix sort on the 64 bits of a double
 * in six passes of eleven bits, where passes that would move nothing are left out. Several keys:
 * sort by the least important first.
 */
public final class IndexSort {
  private static final int DIGIT_BITS = 11;
  private static final int BUCKETS = 1 << DIGIT_BITS;
  private static final int PASSES = 6;

  /** Up to here merging is faster than passes over digits. */
  private static final int FEW = 3000;

  private IndexSort() {}

  /** The numbers 0 ... n - 1. */
  public static int[] identity(int n) {
    int[] index = new int[n];
    for (int i = 0; i < n; i++) {
      index[i] = i;
    }
    return index;
  }

  /** Row numbers in ascending order of the keys; equal keys keep their order. */
  public static int[] ascending(double[] keys) {
    return sort(identity(keys.length), keys, false);
  }

  /** Row numbers in descending order of the keys; equal keys keep their order. */
  public static int[] descending(double[] keys) {
    return sort(identity(keys.length), keys, true);
  }

  /**
   * Reorders row numbers by their keys, stably.
   *
   * @param index row numbers to order; overwritten
   * @param keys a key for each row number that occurs; no NaN
   * @param descending largest first
   * @return the sorted row numbers: {@code index} itself or a new array
   */
  public static int[] sort(int[] index, double[] keys, boolean descending) {
    int n = index.length;
    long[] bits = new long[n];
    if (n <= FEW) {
      for (int i = 0; i < n; i++) {
        long key = sortable(keys[index[i]]);
        // Merging compares signed, passes over digits compare unsigned.
        bits[i] = (descending ? ~key : key) ^ Long.MIN_VALUE;
      }
      return merge(index, bits);
    }
    int[][] counts = new int[PASSES][BUCKETS];
    for (int i = 0; i < n; i++) {
      long key = sortable(keys[index[i]]);
      bits[i] = descending ? ~key : key;
      count(counts, bits[i]);
    }
    return passes(index, bits, counts);
  }

  /** Reorders row numbers by small codes (strata, clusters), ascending and stably. */
  public static int[] sort(int[] index, int[] codes) {
    int n = index.length;
    long[] bits = new long[n];
    int[][] counts = new int[PASSES][BUCKETS];
    for (int i = 0; i < n; i++) {
      bits[i] = codes[index[i]] - (long) Integer.MIN_VALUE;
      count(counts, bits[i]);
    }
    return passes(index, bits, counts);
  }

  /** Maps doubles to longs whose unsigned order is the order of the numbers; -0 equals 0. */
  private static long sortable(double value) {
    if (Double.isNaN(value)) {
      throw new IllegalArgumentException("a key of a sort is not a number");
    }
    long raw = Double.doubleToRawLongBits(value + 0.0);
    return raw ^ ((raw >> 63) | Long.MIN_VALUE);
  }

  /** Stable merge sort from runs of one up. */
  private static int[] merge(int[] index, long[] bits) {
    int n = index.length;
    int[] from = index;
    int[] to = new int[n];
    long[] bitsFrom = bits;
    long[] bitsTo = new long[n];
    for (int run = 1; run < n; run *= 2) {
      for (int start = 0; start < n; start += 2 * run) {
        int left = start;
        int middle = Math.min(start + run, n);
        int right = middle;
        int end = Math.min(start + 2 * run, n);
        for (int k = start; k < end; k++) {
          int take =
              left < middle && (right >= end || bitsFrom[left] <= bitsFrom[right])
                  ? left++
                  : right++;
          to[k] = from[take];
          bitsTo[k] = bitsFrom[take];
        }
      }
      int[] indexSwap = from;
      from = to;
      to = indexSwap;
      long[] bitsSwap = bitsFrom;
      bitsFrom = bitsTo;
      bitsTo = bitsSwap;
    }
    return from;
  }

  private static void count(int[][] counts, long key) {
    for (int pass = 0; pass < PASSES; pass++) {
      counts[pass][(int) (key >>> (pass * DIGIT_BITS)) & (BUCKETS - 1)]++;
    }
  }

  private static int[] passes(int[] index, long[] bits, int[][] counts) {
    int n = index.length;
    int[] from = index;
    int[] to = new int[n];
    long[] bitsFrom = bits;
    long[] bitsTo = new long[n];
    for (int pass = 0; pass < PASSES; pass++) {
      int[] start = counts[pass];
      if (n == 0 || single(start, n)) {
        continue;
      }
      int sum = 0;
      for (int b = 0; b < BUCKETS; b++) {
        int c = start[b];
        start[b] = sum;
        sum += c;
      }
      int shift = pass * DIGIT_BITS;
      for (int i = 0; i < n; i++) {
        int place = start[(int) (bitsFrom[i] >>> shift) & (BUCKETS - 1)]++;
        to[place] = from[i];
        bitsTo[place] = bitsFrom[i];
      }
      int[] indexSwap = from;
      from = to;
      to = indexSwap;
      long[] bitsSwap = bitsFrom;
      bitsFrom = bitsTo;
      bitsTo = bitsSwap;
    }
    return from;
  }

  private static boolean single(int[] counts, int n) {
    for (int c : counts) {
      if (c != 0) {
        return c == n;
      }
    }
    return true;
  }
}
