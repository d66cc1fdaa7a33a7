package org.marrow.survival.data;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.marrow.foundation.findings.Finding;
import org.marrow.foundation.findings.Where;
import org.marrow.survival.rules.SurvivalRules;

/** Looks at the columns of a table for traps of the design that nobody declared. */
public final class DesignChecks {
  /** Fewer rows than this could agree by chance. */
  private static final int FEWEST_ROWS = 5;

  /** Groups whose mean visit spacing differs by more than this factor are looked at differently. */
  private static final double SPACING = 1.25;

  private static final Set<String> ENTRY_NAMES =
      Set.of("entry", "entry_time", "entry_days", "entry_months", "referral", "enrolment");

  private DesignChecks() {}

  /**
   * The refusal of a marker that is the difference of two other columns: a change from before to
   * after.
   *
   * @param source file, for the finding
   * @param others numeric columns of the same rows by name, NaN where missing
   */
  public static Optional<Finding> change(
      String source, NumericCovariate marker, Map<String, double[]> others) {
    for (Map.Entry<String, double[]> after : others.entrySet()) {
      for (Map.Entry<String, double[]> before : others.entrySet()) {
        boolean third =
            !after.getKey().equals(before.getKey())
                && !after.getKey().equals(marker.name())
                && !before.getKey().equals(marker.name());
        if (third && isDifference(marker, after.getValue(), before.getValue())) {
          return Optional.of(
              SurvivalRules.CHANGE_SCORE.at(
                  Where.in(source).column(marker.name()),
                  String.format(
                      Locale.ROOT, "it is %s minus %s, a change", after.getKey(), before.getKey()),
                  String.format(
                          Locale.ROOT,
                          "Start the clock when %s was measured (landmark) and put %s into the model beside",
                          after.getKey(),
                          before.getKey())
                      + " the change."));
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isDifference(NumericCovariate marker, double[] after, double[] before) {
    int rows = 0;
    boolean varies = false;
    for (int i = 0; i < marker.rows(); i++) {
      if (marker.missing(i)) {
        continue;
      }
      double difference = after[i] - before[i];
      double scale = StrictMath.max(StrictMath.abs(after[i]), StrictMath.abs(before[i]));
      if (!(StrictMath.abs(marker.value(i) - difference) <= 1e-6 * (1 + scale))) {
        return false;
      }
      rows++;
      varies |= before[i] != 0;
    }
    return rows >= FEWEST_ROWS && varies;
  }

  /**
   * A warning when the table names a time of entry that is not used: a referral cohort.
   *
   * @param others numeric columns of the same rows by name, NaN where missing
   */
  public static Optional<Finding> unusedEntry(SurvivalData data, Map<String, double[]> others) {
    if (data.hasEntry()) {
      return Optional.empty();
    }
    for (Map.Entry<String, double[]> other : others.entrySet()) {
      if (!ENTRY_NAMES.contains(other.getKey().toLowerCase(Locale.ROOT))) {
        continue;
      }
      int late = 0;
      int possible = 0;
      for (int i = 0; i < data.rows(); i++) {
        late += other.getValue()[i] > 0 ? 1 : 0;
        possible += other.getValue()[i] >= 0 && other.getValue()[i] < data.exit(i) ? 1 : 0;
      }
      if (late > 0 && possible >= 0.9 * data.rows()) {
        return Optional.of(
            SurvivalRules.DELAYED_ENTRY.at(
                Where.in(data.source()).column(other.getKey()),
                String.format(
                    Locale.ROOT,
                    "the column is not used, and %d of %d patients entered after the origin",
                    late,
                    data.rows()),
                String.format(
                    Locale.ROOT, "Use it as the time of entry: --entry %s.", other.getKey())));
      }
    }
    return Optional.empty();
  }

  /**
   * A warning when progression is read at visits and the groups are visited at different intervals.
   *
   * @param spacing mean time between visits of each row, NaN where not known
   */
  public static Optional<Finding> visitSpacing(String source, Factor groups, double[] spacing) {
    double[] sum = new double[groups.levels().size()];
    int[] n = new int[sum.length];
    for (int i = 0; i < spacing.length; i++) {
      if (groups.code(i) != Factor.MISSING && !Double.isNaN(spacing[i])) {
        sum[groups.code(i)] += spacing[i];
        n[groups.code(i)]++;
      }
    }
    double least = Double.POSITIVE_INFINITY;
    double most = 0;
    for (int g = 0; g < sum.length; g++) {
      if (n[g] > 0) {
        least = StrictMath.min(least, sum[g] / n[g]);
        most = StrictMath.max(most, sum[g] / n[g]);
      }
    }
    return most > SPACING * least
        ? Optional.of(
            SurvivalRules.VISIT_INTERVALS.at(
                Where.in(source),
                String.format(
                    Locale.ROOT,
                    "the mean time between visits is %.3g in one group and %.3g in another",
                    least,
                    most)))
        : Optional.empty();
  }
}
