package org.marrow.survival.curves;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.marrow.survival.data.Factor;
import org.marrow.survival.data.SurvivalData;
import org.marrow.survival.order.IndexSort;

/**
 * Who was at risk and who had which event, by group, at each distinct event time: what every test
 * that compares groups starts from. Weighted where the data have weights; O(n log n + times x
 * groups).
 */
public final class GroupedEvents {
  private final int groups;
  private final int causes;
  private final double[] time;
  private final double[] atRisk;
  private final double[] events;

  private GroupedEvents(int groups, int causes, double[] time, double[] atRisk, double[] events) {
    this.groups = groups;
    this.causes = causes;
    this.time = time;
    this.atRisk = atRisk;
    this.events = events;
  }

  /** All rows that have a group; see {@link #of(SurvivalData, Factor, int[])}. */
  public static GroupedEvents of(SurvivalData data, Factor groups) {
    return of(data, groups, IntStream.range(0, data.rows()).toArray());
  }

  /**
   * Counts at the distinct times at which the given rows had an event of any cause.
   *
   * @param groups group of each row of the data; rows without a group are left out
   * @param rows row numbers, for example those of one stratum
   */
  public static GroupedEvents of(SurvivalData data, Factor groups, int[] rows) {
    int[] used = Arrays.stream(rows).filter(r -> groups.code(r) != Factor.MISSING).toArray();
    int n = used.length;
    int g = groups.levels().size();
    int causes = Math.max(1, data.causes());
    int[] byExit = IndexSort.ascending(Arrays.stream(used).mapToDouble(data::exit).toArray());
    int[] byEntry =
        data.hasEntry()
            ? IndexSort.ascending(Arrays.stream(used).mapToDouble(data::entry).toArray())
            : new int[0];
    int distinct = 0;
    for (int i = 0; i < n; ) {
      double now = data.exit(used[byExit[i]]);
      boolean any = false;
      for (; i < n && data.exit(used[byExit[i]]) == now; i++) {
        any |= data.event(used[byExit[i]]) > 0;
      }
      distinct += any ? 1 : 0;
    }
    double[] time = new double[distinct];
    double[] atRisk = new double[distinct * g];
    double[] events = new double[distinct * g * causes];
    double[] now = new double[g];
    if (!data.hasEntry()) {
      for (int row : used) {
        now[groups.code(row)] += data.weight(row);
      }
    }
    int m = 0;
    int next = 0;
    for (int i = 0; i < n; ) {
      double t = data.exit(used[byExit[i]]);
      for (; next < byEntry.length && data.entry(used[byEntry[next]]) < t; next++) {
        int row = used[byEntry[next]];
        now[groups.code(row)] += data.weight(row);
      }
      int first = i;
      boolean any = false;
      for (; i < n && data.exit(used[byExit[i]]) == t; i++) {
        int row = used[byExit[i]];
        if (data.event(row) > 0) {
          any = true;
          events[(m * g + groups.code(row)) * causes + data.event(row) - 1] += data.weight(row);
        }
      }
      if (any) {
        time[m] = t;
        System.arraycopy(now, 0, atRisk, m * g, g);
        m++;
      }
      for (int k = first; k < i; k++) {
        int row = used[byExit[k]];
        now[groups.code(row)] -= data.weight(row);
      }
    }
    return new GroupedEvents(g, causes, time, atRisk, events);
  }

  /** Number of groups, also those without rows. */
  public int groups() {
    return groups;
  }

  /** Number of causes. */
  public int causes() {
    return causes;
  }

  /** Number of distinct event times. */
  public int size() {
    return time.length;
  }

  /** The k-th event time. */
  public double time(int k) {
    return time[k];
  }

  /** Weight of a group at risk just before the k-th time. */
  public double atRisk(int k, int group) {
    return atRisk[k * groups + group];
  }

  /** Weight of a group's events of a cause (1, 2, ...) at the k-th time. */
  public double events(int k, int group, int cause) {
    return events[(k * groups + group) * causes + cause - 1];
  }

  /** Weight of a group's events of any cause at the k-th time. */
  public double events(int k, int group) {
    double sum = 0;
    for (int cause = 1; cause <= causes; cause++) {
      sum += events(k, group, cause);
    }
    return sum;
  }

  /** Weight of all groups at risk just before the k-th time. */
  public double atRisk(int k) {
    double sum = 0;
    for (int j = 0; j < groups; j++) {
      sum += atRisk[k * groups + j];
    }
    return sum;
  }

  /** Weight of all groups' events of any cause at the k-th time. */
  public double events(int k) {
    double sum = 0;
    for (int j = 0; j < groups; j++) {
      sum += events(k, j);
    }
    return sum;
  }
}
