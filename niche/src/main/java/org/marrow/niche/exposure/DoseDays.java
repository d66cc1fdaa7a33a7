package org.marrow.niche.exposure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.marrow.kinetics.ode.Change;

/** Doses that are all given at once and at the beginning of a day. */
final class DoseDays {
  private final int[] patterns;
  private final double[][] amounts;

  private DoseDays(int[] patterns, double[][] amounts) {
    this.patterns = patterns;
    this.amounts = amounts;
  }

  /**
   * Sorts doses by day.
   *
   * @param changes what happens to the joined system
   * @param drugStates for each state of the joined system its index among the drugs' states, or -1
   * @param n number of drug states
   * @param days number of days
   * @return empty when something is infused, set, or given within a day
   */
  static Optional<DoseDays> of(List<Change> changes, int[] drugStates, int n, int days) {
    double[][] amounts = new double[days][];
    for (Change change : changes) {
      double time = change.time();
      if (change.target() != Change.Target.ADD_TO_STATE
          || drugStates[change.index()] < 0
          || time != Math.rint(time)
          || time < 0) {
        return Optional.empty();
      }
      if (time < days) {
        double[] day = amounts[(int) time];
        amounts[(int) time] = day == null ? new double[n] : day;
        amounts[(int) time][drugStates[change.index()]] += change.value();
      }
    }
    Map<List<Double>, Integer> known = new HashMap<>();
    int[] patterns = new int[days];
    for (int day = 0; day < days; day++) {
      if (amounts[day] != null) {
        List<Double> key = new ArrayList<>();
        for (double amount : amounts[day]) {
          key.add(amount);
        }
        patterns[day] = known.computeIfAbsent(key, k -> known.size() + 1);
      }
    }
    return Optional.of(new DoseDays(patterns, amounts));
  }

  int days() {
    return patterns.length;
  }

  /** The same number for days with the same doses; 0 for a day without. */
  int pattern(int day) {
    return patterns[day];
  }

  /** Adds the doses of a day to the drugs' amounts. */
  void give(int day, double[] x) {
    if (patterns[day] != 0) {
      for (int i = 0; i < x.length; i++) {
        x[i] += amounts[day][i];
      }
    }
  }
}
