package org.marrow.survival.order;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.marrow.foundation.findings.Finding;
import org.marrow.foundation.findings.InvalidInput;
import org.marrow.foundation.findings.Where;
import org.marrow.survival.rules.SurvivalRules;

/**
 * Times that differ by rounding error only are one time. Two neighbours among the distinct times
 * are tied when they differ by at most 2^-26, or by at most 2^-26 of the mean absolute distinct
 * time; a chain of ties is one time, its smallest. This is the rule that {@code survival} in R
 * applies before every fit ({@code timefix}), with the same tolerance, so that a time computed as
 * 0.1 + 0.2 ties with 0.3 here and there.
 */
public final class TiedTimes {
  private static final double TOLERANCE = 0x1p-26;

  private TiedTimes() {}

  /**
   * Times and their order.
   *
   * @param times with ties made equal
   * @param ascending row numbers, earliest first; equal times in the order of the rows
   * @param inOrder the times in that order
   */
  public record Sorted(double[] times, int[] ascending, double[] inOrder) {}

  /** The times with ties made equal; the same array when nothing had to change. */
  public static double[] unify(double[] times) {
    return sorted(times).times();
  }

  /** The times, all finite, with ties made equal, and their order: one sort for both. */
  public static Sorted sorted(double[] times) {
    int[] order = IndexSort.ascending(times);
    double[] ascending = gather(times, order);
    if (!unifyAscending(ascending)) {
      return new Sorted(times, order, ascending);
    }
    double[] fixed = new double[times.length];
    scatter(ascending, order, fixed);
    // A chain of near ties is sorted by its values; as one time it goes by rows.
    for (int from = 0; from < order.length; ) {
      int to = from + 1;
      while (to < order.length && fixed[order[to]] == fixed[order[from]]) {
        to++;
      }
      if (to - from > 1) {
        java.util.Arrays.sort(order, from, to);
      }
      from = to;
    }
    return new Sorted(fixed, order, ascending);
  }

  /**
   * Makes ties equal across entry and exit times together.
   *
   * @return {entry, exit}
   * @throws InvalidInput when entry and exit of a row become one time although they differed
   */
  public static double[][] unify(double[] entry, double[] exit) {
    double[][] fixed = {entry.clone(), exit.clone()};
    unify(fixed);
    List<Finding> faults = new ArrayList<>();
    for (int i = 0; i < exit.length; i++) {
      if (fixed[0][i] >= fixed[1][i]) {
        faults.add(
            SurvivalRules.EXIT_BEFORE_ENTRY.at(
                Where.in("").row(i + 1L),
                String.format(
                    Locale.ROOT,
                    "the interval from %s to %s is only rounding error long",
                    entry[i],
                    exit[i])));
      }
    }
    if (!faults.isEmpty()) {
      throw new InvalidInput(faults);
    }
    return fixed;
  }

  private static boolean unify(double[][] columns) {
    int total = 0;
    for (double[] column : columns) {
      total += column.length;
    }
    double[] all = new double[total];
    int at = 0;
    for (double[] column : columns) {
      System.arraycopy(column, 0, all, at, column.length);
      at += column.length;
    }
    int[] order = finite(all);
    double[] ascending = gather(all, order);
    boolean changed = unifyAscending(ascending);
    if (changed) {
      scatter(ascending, order, all);
      at = 0;
      for (double[] column : columns) {
        System.arraycopy(all, at, column, 0, column.length);
        at += column.length;
      }
    }
    return changed;
  }

  private static int[] finite(double[] all) {
    int[] order = IndexSort.ascending(all);
    int from = 0;
    int to = order.length;
    while (from < to && Double.isInfinite(all[order[from]])) {
      from++;
    }
    while (to > from && Double.isInfinite(all[order[to - 1]])) {
      to--;
    }
    return java.util.Arrays.copyOfRange(order, from, to);
  }

  private static double[] gather(double[] from, int[] order) {
    double[] chosen = new double[order.length];
    for (int k = 0; k < order.length; k++) {
      chosen[k] = from[order[k]];
    }
    return chosen;
  }

  private static void scatter(double[] ascending, int[] order, double[] to) {
    for (int k = 0; k < order.length; k++) {
      to[order[k]] = ascending[k];
    }
  }

  /** Makes ties of ascending times equal in place. */
  private static boolean unifyAscending(double[] times) {
    double sum = 0;
    int distinct = 0;
    for (int k = 0; k < times.length; k++) {
      if (k == 0 || times[k] != times[k - 1]) {
        sum += Math.abs(times[k]);
        distinct++;
      }
    }
    double mean = sum / distinct;
    boolean changed = false;
    double representative = 0;
    double previous = 0;
    for (int k = 0; k < times.length; k++) {
      double time = times[k];
      double gap = time - previous;
      if (k == 0 || (gap != 0 && gap > TOLERANCE && gap / mean > TOLERANCE)) {
        representative = time;
      }
      previous = time;
      if (time != representative) {
        times[k] = representative;
        changed = true;
      }
    }
    return changed;
  }
}
