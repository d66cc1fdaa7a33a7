package org.marrow.survival.order;

/**
 * Stable sorting of row numbers by keys, without objects: a radix sort on the 64 bits of a double
 * in passes of eleven bits, where passes that would move nothing are left out. The three highest
 * digits nearly sort most keys and insertion does the rest; keys so close together that it would
 * take long get all six passes. Several keys: sort by the least important first.
 */
public final class IndexSort {
  private static final int DIGIT_BITS = 11;
  private static final int BUCKETS = 1 << DIGIT_BITS;
  private static final int PASSES = 6;

  /** Digits from here on hold the sign, the exponent and 19 bits of the fraction. */
  private static final int HIGH = 3;

  /** Steps of insertion for each key after which all passes are cheaper. */
  private static final int PATIENCE = 4;

  /** Up to here merging is faster than passes over digits. */
  private static final int FEW = 3000;

  /** Length of the runs that merging starts from. */
  private static final int RUN = 8;

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
    for (int i = 0; i < n; i++) {
      long key = sortable(keys[index[i]]);
      bits[i] = descending ? ~key : key;
    }
    Radix radix = new Radix(index, bits);
    radix.passes(HIGH);
    if (!radix.settle()) {
      radix.passes(0);
    }
    return radix.from;
  }

  /** Reorders row numbers by small codes (strata, clusters), ascending and stably. */
  public static int[] sort(int[] index, int[] codes) {
    int n = index.length;
    long[] bits = new long[n];
    for (int i = 0; i < n; i++) {
      bits[i] = codes[index[i]] - (long) Integer.MIN_VALUE;
    }
    Radix radix = new Radix(index, bits);
    radix.passes(0);
    return radix.from;
  }

  /** Maps doubles to longs whose unsigned order is the order of the numbers; -0 equals 0. */
  private static long sortable(double value) {
    if (Double.isNaN(value)) {
      throw new IllegalArgumentException("a key of a sort is not a number");
    }
    long raw = Double.doubleToRawLongBits(value + 0.0);
    return raw ^ ((raw >> 63) | Long.MIN_VALUE);
  }

  /** Stable merge sort from short runs sorted by insertion. */
  private static int[] merge(int[] index, long[] bits) {
    int n = index.length;
    for (int start = 0; start < n; start += RUN) {
      insertion(index, bits, start, Math.min(start + RUN, n));
    }
    int[] from = index;
    int[] to = new int[n];
    long[] bitsFrom = bits;
    long[] bitsTo = new long[n];
    for (int run = RUN; run < n; run *= 2) {
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

  private static void insertion(int[] index, long[] bits, int start, int end) {
    for (int i = start + 1; i < end; i++) {
      long key = bits[i];
      int row = index[i];
      int k = i;
      for (; k > start && bits[k - 1] > key; k--) {
        bits[k] = bits[k - 1];
        index[k] = index[k - 1];
      }
      bits[k] = key;
      index[k] = row;
    }
  }

  /** Rows with their keys, compared unsigned, and room to move them to. */
  private static final class Radix {
    private final int n;
    private int[] from;
    private int[] to;
    private long[] bitsFrom;
    private long[] bitsTo;

    Radix(int[] index, long[] bits) {
      n = index.length;
      from = index;
      to = new int[n];
      bitsFrom = bits;
      bitsTo = new long[n];
    }

    /** Sorts by the digits from the given one up. */
    void passes(int first) {
      int[][] counts = new int[PASSES][BUCKETS];
      for (int i = 0; i < n; i++) {
        long key = bitsFrom[i];
        for (int pass = first; pass < PASSES; pass++) {
          counts[pass][(int) (key >>> (pass * DIGIT_BITS)) & (BUCKETS - 1)]++;
        }
      }
      for (int pass = first; pass < PASSES; pass++) {
        if (n > 0 && !single(counts[pass], n)) {
          pass(pass * DIGIT_BITS, counts[pass]);
        }
      }
    }

    private void pass(int shift, int[] start) {
      int sum = 0;
      for (int b = 0; b < BUCKETS; b++) {
        int c = start[b];
        start[b] = sum;
        sum += c;
      }
      int[] rows = from;
      int[] rowsTo = to;
      long[] keys = bitsFrom;
      long[] keysTo = bitsTo;
      for (int i = 0; i < rows.length; i++) {
        long key = keys[i];
        int place = start[(int) (key >>> shift) & (BUCKETS - 1)]++;
        rowsTo[place] = rows[i];
        keysTo[place] = key;
      }
      from = rowsTo;
      to = rows;
      bitsFrom = keysTo;
      bitsTo = keys;
    }

    /** Insertion into the order of whole keys; gives up, false, when that takes many steps. */
    boolean settle() {
      long left = (long) PATIENCE * n;
      int[] rows = from;
      long[] keys = bitsFrom;
      for (int i = 1; i < n; i++) {
        long key = keys[i];
        int row = rows[i];
        int k = i;
        for (; k > 0 && after(keys[k - 1], key) && left > 0; k--) {
          keys[k] = keys[k - 1];
          rows[k] = rows[k - 1];
          left--;
        }
        keys[k] = key;
        rows[k] = row;
      }
      return left > 0;
    }

    private static boolean after(long a, long b) {
      return (a ^ Long.MIN_VALUE) > (b ^ Long.MIN_VALUE);
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
}
