package org.marrow.survival.data;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.marrow.foundation.findings.Finding;
import org.marrow.foundation.findings.Where;
import org.marrow.survival.rules.SurvivalRules;

/**
 * Whether a covariate may define groups, or enter a model, from the time origin on. Refuses what is
 * known only later, and finds "ever" columns that nobody declared.
 */
public final class BaselineUse {
  private BaselineUse() {}

  /** The refusal of a covariate whose value became known after the origin, if it did. */
  public static Optional<Finding> check(SurvivalData data, Covariate covariate) {
    Measured measured = covariate.measured();
    if (!measured.afterOrigin()) {
      return Optional.empty();
    }
    int late = 0;
    int gone = 0;
    double latest = 0;
    for (int i = 0; i < data.rows(); i++) {
      double known = measured.time(i);
      late += known > 0 ? 1 : 0;
      latest = known > latest ? known : latest;
      gone += data.event(i) > 0 && Double.isNaN(known) ? 1 : 0;
    }
    Where where = Where.in(data.source()).column(covariate.name());
    if (measured.isExposure()) {
      return Optional.of(
          SurvivalRules.IMMORTAL_TIME.at(
              where,
              String.format(
                  Locale.ROOT,
                  "%d of %d patients had it after the origin (latest at %s); they could not have"
                      + " died before",
                  late,
                  data.rows(),
                  latest)));
    }
    return Optional.of(
        SurvivalRules.POST_TREATMENT_MARKER.at(
            where,
            String.format(
                Locale.ROOT,
                "measured after the origin in %d of %d patients (latest at %s); %d had the event"
                    + " without a sample",
                late,
                data.rows(),
                latest,
                gone),
            String.format(
                Locale.ROOT,
                "Landmark at %s, or start-stop rows from the sampling time on.",
                latest)));
  }

  /**
   * Looks for an undeclared "ever" column: the covariate has two values, and some other numeric
   * column is present exactly in the rows of one of them, with values between the origin and the
   * end of follow-up: the day on which it happened.
   *
   * @param others numeric columns of the same table by name, NaN where missing
   */
  public static Optional<Finding> suspect(
      SurvivalData data, Covariate covariate, Map<String, double[]> others) {
    if (covariate.measured().declared()) {
      return Optional.empty();
    }
    for (Map.Entry<String, double[]> other : others.entrySet()) {
      double[] days = other.getValue();
      if (!other.getKey().equals(covariate.name())
          && days.length == data.rows()
          && happensDuringFollowUp(data, days)
          && samePattern(covariate, days)) {
        Covariate exposure = covariate.measured(Measured.from(days));
        return check(data, exposure)
            .map(f ->
                SurvivalRules.IMMORTAL_TIME.at(
                    f.where(),
                    String.format(
                            Locale.ROOT,
                            "its groups are \"column %s is filled\" and \"is empty\", and that column",
                            other.getKey())
                        + " lies between the origin and the end of follow-up: "
                        + f.what(),
                    String.format(
                            Locale.ROOT,
                            "Use %s as the time from which it counts (start-stop rows), or a landmark;",
                            other.getKey())
                        + " declare the measurement time if this is a coincidence."));
      }
    }
    return Optional.empty();
  }

  private static boolean happensDuringFollowUp(SurvivalData data, double[] days) {
    int during = 0;
    int filled = 0;
    for (int i = 0; i < days.length; i++) {
      if (!Double.isNaN(days[i])) {
        filled++;
        during += days[i] > 0 && days[i] <= data.exit(i) ? 1 : 0;
      }
    }
    return filled > 0 && filled < days.length && during >= 0.9 * filled;
  }

  private static boolean samePattern(Covariate covariate, double[] days) {
    String filled = "";
    String empty = "";
    for (int i = 0; i < days.length; i++) {
      if (covariate.missing(i)) {
        return false;
      }
      String value =
          switch (covariate) {
            case NumericCovariate n -> Double.toString(n.value(i));
            case CategoricalCovariate c -> c.values().label(i);
          };
      if (Double.isNaN(days[i])) {
        empty = empty.isEmpty() ? value : empty;
        if (!value.equals(empty)) {
          return false;
        }
      } else {
        filled = filled.isEmpty() ? value : filled;
        if (!value.equals(filled)) {
          return false;
        }
      }
    }
    return !filled.equals(empty);
  }
}
