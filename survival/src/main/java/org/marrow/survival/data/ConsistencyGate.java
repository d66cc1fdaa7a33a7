package org.marrow.survival.data;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.marrow.foundation.findings.Finding;
import org.marrow.foundation.findings.Where;
import org.marrow.survival.rules.SurvivalRules;

/**
 * Finds rows whose end points contradict each other or cannot be true. Two times are taken as the
 * same when they differ by less than one part in 10^6, the rounding of days written as months.
 */
final class ConsistencyGate {
  private ConsistencyGate() {}

  static List<Finding> check(Cohort cohort) {
    List<Finding> found = new ArrayList<>();
    Map<String, Integer> seen = new HashMap<>();
    for (int row = 0; row < cohort.ids().size(); row++) {
      if (!cohort.uses(row)) {
        continue;
      }
      Where where = Where.in(cohort.name()).row(row + 1L);
      Integer first = seen.putIfAbsent(cohort.ids().get(row), row);
      if (first != null) {
        found.add(
            SurvivalRules.DUPLICATE_SUBJECT.at(
                where,
                String.format(Locale.ROOT, "%s is also row %d", cohort.ids().get(row), first + 1)));
      }
      for (EndPoint endPoint : cohort.endPoints()) {
        alone(cohort, endPoint, row, where.column(endPoint.name()), found);
      }
      againstSurvival(cohort, row, where, found);
    }
    found.sort(Comparator.comparingLong(f -> f.where().row().orElse(0)));
    return List.copyOf(found);
  }

  private static void alone(
      Cohort cohort, EndPoint endPoint, int row, Where where, List<Finding> found) {
    double time = cohort.outcome(endPoint).time()[row];
    int status = cohort.outcome(endPoint).status()[row];
    if (!Double.isFinite(time)) {
      found.add(SurvivalRules.TIME_MISSING.at(where, "there is no time"));
    } else if (time <= 0) {
      found.add(SurvivalRules.TIME_NOT_POSITIVE.at(where, "the time is " + time));
    }
    int most = endPoint.death() == EndPoint.Death.COMPETES ? 2 : 1;
    if (status < 0) {
      found.add(SurvivalRules.STATUS_MISSING.at(where, "there is no status"));
    } else if (status > most) {
      found.add(
          SurvivalRules.STATUS_MISSING.at(
              where,
              String.format(Locale.ROOT, "the status is %d, known are 0 to %d", status, most)));
    }
  }

  private static void againstSurvival(Cohort cohort, int row, Where where, List<Finding> found) {
    for (EndPoint survival : cohort.endPoints()) {
      if (survival.death() != EndPoint.Death.IS_THE_EVENT) {
        continue;
      }
      double until = cohort.outcome(survival).time()[row];
      boolean dead = cohort.outcome(survival).status()[row] == 1;
      for (EndPoint other : cohort.endPoints()) {
        if (other == survival) {
          continue;
        }
        double time = cohort.outcome(other).time()[row];
        if (later(time, until)) {
          found.add(
              SurvivalRules.PFS_AFTER_OS.at(
                  where.column(other.name()),
                  String.format(
                      Locale.ROOT,
                      "%s %s is after %s %s",
                      other.name(),
                      time,
                      survival.name(),
                      until)));
        }
        if (dead
            && cohort.outcome(other).status()[row] == 0
            && other.death() != EndPoint.Death.IS_THE_EVENT
            && (other.death() == EndPoint.Death.COUNTS || !later(until, time))) {
          found.add(
              SurvivalRules.DEATH_NOT_COUNTED.at(
                  where.column(other.name()),
                  String.format(
                      Locale.ROOT,
                      "the patient died at %s but %s is censored",
                      until,
                      other.name())));
        }
      }
      cohort
          .dated()
          .forEach((event, days) -> {
            if (later(days[row], until)) {
              found.add(
                  SurvivalRules.EVENT_AFTER_DEATH.at(
                      where.column(event),
                      String.format(
                          Locale.ROOT,
                          "%s at %s is after the end of %s at %s",
                          event,
                          days[row],
                          survival.name(),
                          until)));
            }
          });
    }
  }

  private static boolean later(double time, double limit) {
    return time > limit + 1e-6 * StrictMath.abs(limit);
  }
}
