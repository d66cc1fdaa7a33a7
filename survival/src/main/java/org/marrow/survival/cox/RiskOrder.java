package org.marrow.survival.cox;

import java.util.Arrays;
import org.marrow.survival.order.IndexSort;
import org.marrow.survival.order.TiedTimes;

/**
 * The rows of a {@link CoxData} in the order in which a partial likelihood meets them: by stratum,
 * then from the latest exit to the earliest. Rows with the same exit and at least one event form a
 * group; at its time the risk set is every row of the stratum up to the group's end, less those
 * that enter at that time or later.
 */
final class RiskOrder {
  final int rows;
  final int strata;

  /** Original row of each sorted row. */
  final int[] row;

  final double[] exit;
  final boolean[] event;
  final double[] weight;
  final double[] offset;

  /** First sorted row of each stratum; one more entry for the end. */
  final int[] stratumStart;

  /** First group of each stratum; one more entry for the end. */
  final int[] stratumGroup;

  /** Stratum code of each stratum that has rows. */
  final int[] stratumCode;

  final int groups;
  final int[] groupStart;
  final int[] groupEnd;
  final int[] groupEvents;
  final double[] groupEventWeight;

  /** Sorted rows by stratum and then descending entry; empty without late entry. */
  final int[] byEntry;

  /** Entry of each sorted row; empty without late entry. */
  final double[] entry;

  /** First group of the stratum at or before the row's entry; empty without late entry. */
  final int[] entryGroup;

  RiskOrder(CoxData data) {
    rows = data.rows();
    double[] times;
    double[] inOrder = {};
    int[] sorted;
    double[] entries = {};
    if (data.hasEntry()) {
      double[][] unified = TiedTimes.unify(data.entry(), data.exit());
      entries = unified[0];
      times = unified[1];
      sorted = IndexSort.ascending(times);
    } else {
      TiedTimes.Sorted both = data.sorted();
      times = both.times();
      inOrder = both.inOrder();
      sorted = both.ascending().clone();
    }
    reverse(sorted);
    boolean stratified = data.stratum().length > 0;
    boolean falling = inOrder.length > 0 && !stratified;
    if (stratified) {
      sorted = IndexSort.sort(sorted, data.stratum());
    }
    row = sorted;
    exit = new double[rows];
    event = new boolean[rows];
    weight = new double[rows];
    offset = new double[rows];
    int[] codeOf = new int[rows];
    for (int i = 0; i < rows; i++) {
      int r = row[i];
      // Read in sequence where it can be: a gather by row misses the cache each time.
      exit[i] = falling ? inOrder[rows - 1 - i] : times[r];
      event[i] = data.event()[r];
      weight[i] = data.weight(r);
      offset[i] = data.offset().length == 0 ? 0 : data.offset()[r];
      codeOf[i] = stratified ? data.stratum()[r] : 0;
    }
    strata = countRuns(codeOf);
    stratumStart = new int[strata + 1];
    stratumGroup = new int[strata + 1];
    stratumCode = new int[strata];
    int[] start = new int[rows];
    int[] end = new int[rows];
    int[] events = new int[rows];
    double[] eventWeight = new double[rows];
    int g = 0;
    int s = -1;
    int i = 0;
    while (i < rows) {
      if (i == 0 || codeOf[i] != codeOf[i - 1]) {
        s++;
        stratumStart[s] = i;
        stratumGroup[s] = g;
        stratumCode[s] = codeOf[i];
      }
      int j = i;
      int count = 0;
      double sum = 0;
      while (j < rows && exit[j] == exit[i] && codeOf[j] == codeOf[i]) {
        if (event[j]) {
          count++;
          sum += weight[j];
        }
        j++;
      }
      if (count > 0) {
        start[g] = i;
        end[g] = j;
        events[g] = count;
        eventWeight[g] = sum;
        g++;
      }
      i = j;
    }
    stratumStart[strata] = rows;
    stratumGroup[strata] = g;
    groups = g;
    groupStart = Arrays.copyOf(start, g);
    groupEnd = Arrays.copyOf(end, g);
    groupEvents = Arrays.copyOf(events, g);
    groupEventWeight = Arrays.copyOf(eventWeight, g);
    if (data.hasEntry()) {
      entry = new double[rows];
      for (int k = 0; k < rows; k++) {
        entry[k] = entries[row[k]];
      }
      byEntry = IndexSort.sort(IndexSort.descending(entry), codeOf);
      entryGroup = entryGroups();
    } else {
      entry = new double[0];
      byEntry = new int[0];
      entryGroup = new int[0];
    }
  }

  /** Whether some rows enter late. */
  boolean late() {
    return entry.length > 0;
  }

  /** Time of a group. */
  double time(int group) {
    return exit[groupStart[group]];
  }

  private int[] entryGroups() {
    int[] first = new int[rows];
    for (int s = 0; s < strata; s++) {
      int g = stratumGroup[s];
      for (int k = stratumStart[s]; k < stratumStart[s + 1]; k++) {
        int i = byEntry[k];
        while (g < stratumGroup[s + 1] && time(g) > entry[i]) {
          g++;
        }
        first[i] = g;
      }
    }
    return first;
  }

  /** Latest first; rows with one time then stand in falling order. */
  private static void reverse(int[] index) {
    for (int i = 0, j = index.length - 1; i < j; i++, j--) {
      int swap = index[i];
      index[i] = index[j];
      index[j] = swap;
    }
  }

  private static int countRuns(int[] codes) {
    int runs = 0;
    for (int i = 0; i < codes.length; i++) {
      if (i == 0 || codes[i] != codes[i - 1]) {
        runs++;
      }
    }
    return runs;
  }
}
