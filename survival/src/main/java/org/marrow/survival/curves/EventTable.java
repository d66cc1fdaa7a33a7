package org.marrow.survival.curves;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.marrow.survival.data.SurvivalData;
import org.marrow.survival.order.IndexSort;

/**
 * What happened at each distinct time of one group: the counts that every curve and test starts
 * from. Weighted where the data have weights. Times at which a row ended, with or without event;
 * O(n log n).
 */
public final class EventTable {
  private final double[] time;
  private final double[] atRisk;
  private final double[] events;
  private final double[] censored;
  private final double start;
  private final int rows;

  private EventTable(
      double[] time, double[] atRisk, double[] events, double[] censored, double start, int rows) {
    this.time = time;
    this.atRisk = atRisk;
    this.events = events;
    this.censored = censored;
    this.start = start;
    this.rows = rows;
  }

  /** All rows as one group; an event of any cause counts. */
  public static EventTable of(SurvivalData data) {
    return of(data, IntStream.range(0, data.rows()).toArray());
  }

  /** The given rows as one group; an event of any cause counts. */
  public static EventTable of(SurvivalData data, int[] rows) {
    boolean[] event = new boolean[rows.length];
    for (int i = 0; i < rows.length; i++) {
      event[i] = data.event(rows[i]) > 0;
    }
    return of(data, rows, event);
  }

  /** The given rows, where the caller says which of them end with the event. */
  static EventTable of(SurvivalData data, int[] rows, boolean[] event) {
    int n = rows.length;
    int[] byExit = IndexSort.ascending(Arrays.stream(rows).mapToDouble(data::exit).toArray());
    boolean[] continued = Continuation.of(data, rows);
    double[] entries =
        data.hasEntry()
            ? Arrays.stream(rows).mapToDouble(data::entry).sorted().toArray()
            : new double[0];
    double[] entryWeight = entryWeights(data, rows);
    double total = 0;
    for (int row : rows) {
      total += data.weight(row);
    }
    double[] time = new double[n];
    double[] atRisk = new double[n];
    double[] events = new double[n];
    double[] censored = new double[n];
    int distinct = 0;
    double left = 0;
    double entered = data.hasEntry() ? 0 : total;
    int nextEntry = 0;
    for (int i = 0; i < n; ) {
      double now = data.exit(rows[byExit[i]]);
      while (nextEntry < entries.length && entries[nextEntry] < now) {
        entered += entryWeight[nextEntry++];
      }
      double happened = 0;
      double lost = 0;
      double gone = 0;
      for (; i < n && data.exit(rows[byExit[i]]) == now; i++) {
        int k = byExit[i];
        double weight = data.weight(rows[k]);
        gone += weight;
        if (event[k]) {
          happened += weight;
        } else if (!continued[k]) {
          lost += weight;
        }
      }
      time[distinct] = now;
      // Whole counts stay whole: sums of ones are exact, so no drift without weights.
      atRisk[distinct] = entered - left;
      events[distinct] = happened;
      censored[distinct++] = lost;
      left += gone;
    }
    double start =
        data.hasEntry() ? Arrays.stream(entries).min().orElse(0) : Math.min(0, first(time));
    return new EventTable(
        Arrays.copyOf(time, distinct),
        Arrays.copyOf(atRisk, distinct),
        Arrays.copyOf(events, distinct),
        Arrays.copyOf(censored, distinct),
        start,
        n);
  }

  private static double first(double[] time) {
    return time.length == 0 ? 0 : time[0];
  }

  private static double[] entryWeights(SurvivalData data, int[] rows) {
    if (!data.hasEntry()) {
      return new double[0];
    }
    int[] byEntry = IndexSort.ascending(Arrays.stream(rows).mapToDouble(data::entry).toArray());
    double[] weights = new double[rows.length];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = data.weight(rows[byEntry[i]]);
    }
    return weights;
  }

  /** Number of distinct times. */
  public int size() {
    return time.length;
  }

  /** Number of rows of the data. */
  public int rows() {
    return rows;
  }

  /** Where the time axis of the group begins: 0, or the first entry. */
  public double start() {
    return start;
  }

  /** The k-th distinct time, ascending. */
  public double time(int k) {
    return time[k];
  }

  /** Weight at risk just before the k-th time. */
  public double atRisk(int k) {
    return atRisk[k];
  }

  /** Weight of events at the k-th time. */
  public double events(int k) {
    return events[k];
  }

  /** Weight censored at the k-th time. */
  public double censored(int k) {
    return censored[k];
  }
}
