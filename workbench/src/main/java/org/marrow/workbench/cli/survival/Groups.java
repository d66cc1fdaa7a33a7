package org.marrow.workbench.cli.survival;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.marrow.foundation.findings.Finding;
import org.marrow.foundation.findings.Findings;
import org.marrow.foundation.findings.InvalidInput;
import org.marrow.foundation.findings.Where;
import org.marrow.foundation.table.Column;
import org.marrow.foundation.table.NumberColumn;
import org.marrow.survival.data.BaselineUse;
import org.marrow.survival.data.CategoricalCovariate;
import org.marrow.survival.data.Covariate;
import org.marrow.survival.data.DesignChecks;
import org.marrow.survival.data.Factor;
import org.marrow.survival.data.Landmark;
import org.marrow.survival.data.Measured;
import org.marrow.survival.data.NumericCovariate;
import org.marrow.survival.data.SurvivalData;
import org.marrow.survival.rules.SurvivalRules;

/**
 * The groups of a comparison, looked at before they are used: refused when they are known only
 * after the origin, moved to a landmark when one was asked for.
 *
 * @param name name of the column; empty without groups
 * @param data rows in use: after a landmark only those still at risk
 * @param labels group of each of them
 * @param refused whether the groups must not be compared
 * @param offered honest answers in place of a refused one, or results of the landmark; may be empty
 */
record Groups(
    String name,
    SurvivalData data,
    Factor labels,
    boolean refused,
    Map<String, @Nullable Object> offered) {
  private static final int MOST_GROUPS = 12;
  private static final Pattern EVER = Pattern.compile("ever\\((.+)\\)");

  static Groups of(SurvivalTable read, OutcomeOptions options, Findings findings) {
    DesignChecks.unusedEntry(read.data(), read.numberColumns()).ifPresent(findings::add);
    String column = read.columns().group();
    if (column.isEmpty()) {
      SurvivalData data = read.data();
      if (options.landmark().isPresent()) {
        data = landmark(data, options.landmark().get(), findings).data();
      }
      return new Groups("", data, Factor.single(data.rows(), "all"), false, Map.of());
    }
    Covariate group = covariate(read, column, options.measured());
    SurvivalData data = read.data().toBuilder().covariate(group).build();
    Optional<Finding> late = refusal(read, data, group);
    boolean exposure =
        late.isPresent() && late.get().rule() == SurvivalRules.IMMORTAL_TIME
            || group.measured().isExposure();
    if (late.isPresent() && !(options.landmark().isPresent() && !exposure)) {
      findings.add(late.get());
      Map<String, @Nullable Object> offered =
          exposure
              ? OfferedAnswers.of(
                  read, dates(read, column, group), options.adjust(), options.landmark())
              : Map.of();
      return new Groups(column, data, Factor.single(data.rows(), "all"), true, offered);
    }
    if (options.landmark().isPresent()) {
      Landmark moved = landmark(data, options.landmark().get(), findings);
      data = moved.data();
      group = data.covariate(group.name());
    }
    Factor labels = factor(group);
    noteMissing(read, labels, column, findings);
    tooMany(labels, column, read);
    if (!options.visitGap().isEmpty() && labels.rows() == read.rows().length) {
      DesignChecks.visitSpacing(read.table().source(), labels, read.numbers(options.visitGap()))
          .ifPresent(findings::add);
    }
    return new Groups(column, data, labels, false, Map.of());
  }

  private static Landmark landmark(SurvivalData data, double time, Findings findings) {
    Landmark moved = Landmark.at(data, time);
    findings.add(
        SurvivalRules.LANDMARK_CHOICE.at(
            Where.in("landmark " + time),
            String.format(
                Locale.ROOT,
                "%d of %d are still at risk; %d had the event and %d were censored before",
                moved.data().rows(),
                data.rows(),
                moved.eventsBefore(),
                moved.censoredBefore())));
    return moved;
  }

  private static Covariate covariate(SurvivalTable read, String column, String measured) {
    Matcher ever = EVER.matcher(column);
    if (ever.matches()) {
      double[] days = read.numbers(ever.group(1).strip());
      double[] filled = Arrays.stream(days).map(d -> Double.isNaN(d) ? 0 : 1).toArray();
      return Covariate.numeric(column, filled).measured(Measured.from(days));
    }
    Column source = read.table().column(column);
    Measured when = when(read, measured);
    if (source instanceof NumberColumn) {
      return Covariate.numeric(column, read.numbers(column)).measured(when);
    }
    return new CategoricalCovariate(column, SurvivalTable.labels(source, read.rows()), when);
  }

  private static Measured when(SurvivalTable read, String measured) {
    if (measured.isEmpty()) {
      return Measured.undeclared();
    }
    if (measured.toLowerCase(Locale.ROOT).equals("baseline")) {
      return Measured.atBaseline();
    }
    try {
      return Measured.at(Double.parseDouble(measured));
    } catch (NumberFormatException e) {
      return Measured.at(read.numbers(measured));
    }
  }

  private static Optional<Finding> refusal(SurvivalTable read, SurvivalData data, Covariate group) {
    Optional<Finding> declared = BaselineUse.check(data, group);
    if (declared.isPresent()) {
      return declared;
    }
    if (group instanceof NumericCovariate number && looksLikeDays(data, number)) {
      double[] days = number.values();
      return BaselineUse.check(
          data, Covariate.numeric(group.name(), days).measured(Measured.from(days)));
    }
    return BaselineUse.suspect(data, group, read.numberColumns());
  }

  /** Filled for some patients only, with many values inside their follow-up: days of an event. */
  private static boolean looksLikeDays(SurvivalData data, NumericCovariate column) {
    long filled = IntStream.range(0, data.rows()).filter(i -> !column.missing(i)).count();
    long during =
        IntStream.range(0, data.rows())
            .filter(i -> column.value(i) > 0 && column.value(i) <= data.exit(i))
            .count();
    return !column.measured().declared()
        && filled < data.rows()
        && during >= 0.9 * filled
        && Arrays.stream(column.values()).distinct().count() > MOST_GROUPS;
  }

  /** The days on which the exposure of a refused group happened. */
  static double[] dates(SurvivalTable read, String column, Covariate group) {
    int n = read.data().rows();
    if (group.measured().isExposure()) {
      return IntStream.range(0, n).mapToDouble(group.measured()::time).toArray();
    }
    if (group instanceof NumericCovariate number && looksLikeDays(read.data(), number)) {
      return number.values();
    }
    for (Map.Entry<String, double[]> other : read.numberColumns().entrySet()) {
      if (BaselineUse.suspect(read.data(), group, Map.of(other.getKey(), other.getValue()))
          .isPresent()) {
        return other.getValue();
      }
    }
    throw new IllegalStateException("no days behind " + column);
  }

  private static Factor factor(Covariate group) {
    return switch (group) {
      case NumericCovariate number -> Factor.ofNumbers(number.values());
      case CategoricalCovariate labels -> labels.values();
    };
  }

  private static void noteMissing(
      SurvivalTable read, Factor labels, String column, Findings findings) {
    int[] missing =
        IntStream.range(0, labels.rows()).filter(i -> labels.code(i) == Factor.MISSING).toArray();
    if (missing.length > 0) {
      List<Finding> found = new ArrayList<>();
      found.add(
          SurvivalRules.MISSING_MARKER.at(
              Where.in(read.table().source()).column(column),
              String.format(
                  Locale.ROOT,
                  "%d of %d rows have no group and were left out",
                  missing.length,
                  labels.rows())));
      findings.addAll(found);
    }
  }

  private static void tooMany(Factor labels, String column, SurvivalTable read) {
    if (labels.levels().size() > MOST_GROUPS) {
      throw new InvalidInput(
          SurvivalRules.DICHOTOMISED.at(
              Where.in(read.table().source()).column(column),
              String.format(
                  Locale.ROOT,
                  "the column has %d different values; it is a marker, not a group",
                  labels.levels().size()),
              "Keep it continuous (marrow survival cox), or search a cut with its corrected p"
                  + " value (marrow survival cutpoint)."));
    }
  }
}
