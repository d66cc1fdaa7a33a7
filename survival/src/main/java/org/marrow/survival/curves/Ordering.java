package org.marrow.survival.curves;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/** Sorts row numbers by a value of the row. */
final class Ordering {
  private Ordering() {}

  /**
   * Row numbers 0 ... n - 1 in ascending order of their value, equal values in row order. Sorts
   * primitive values with the row packed behind them, without boxing.
   */
  static int[] ascending(int n, IntToDoubleFunction value) {
    double[] values = new double[n];
    for (int i = 0; i < n; i++) {
      values[i] = value.applyAsDouble(i) + 0.0;
    }
    double[] distinct = values.clone();
    Arrays.sort(distinct);
    int kept = 0;
    for (int i = 0; i < n; i++) {
      if (i == 0 || distinct[i] != distinct[kept - 1]) {
        distinct[kept++] = distinct[i];
      }
    }
    long[] keys = new long[n];
    for (int i = 0; i < n; i++) {
      keys[i] = ((long) Arrays.binarySearch(distinct, 0, kept, values[i]) << 32) | i;
    }
    Arrays.sort(keys);
    int[] order = new int[n];
    for (int i = 0; i < n; i++) {
      order[i] = (int) keys[i];
    }
    return order;
  }
}
