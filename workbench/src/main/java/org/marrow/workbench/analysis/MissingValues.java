package org.marrow.workbench.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.marrow.foundation.number.NumberText;
import org.marrow.foundation.table.Column;
import org.marrow.workbench.cohort.Assembly;
import org.marrow.workbench.cohort.Cohort;
import org.marrow.workbench.report.ReportTable;
import org.marrow.workbench.study.Analysis;
import org.marrow.workbench.study.ClassPlan;
import org.marrow.workbench.study.CoxPlan;
import org.marrow.workbench.study.CutPlan;
import org.marrow.workbench.study.Grouping;
import org.marrow.workbench.study.IncidencePlan;
import org.marrow.workbench.study.LandmarkPlan;
import org.marrow.workbench.study.Marker;
import org.marrow.workbench.study.ScreenPlan;
import org.marrow.workbench.study.Study;
import org.marrow.workbench.study.TimeDependentPlan;
import org.marrow.workbench.study.ValidationPlan;

/**
 * Which values that the plan uses are missing, and in whom.
 *
 * @param markers what is used, how it is read, and in how many patients it is missing
 * @param patients every patient with a missing value among all who were read
 * @param counts missing among all who were read, by name
 */
record MissingValues(
    Optional<ReportTable> markers, Optional<ReportTable> patients, Map<String, Integer> counts) {
  private static final NumberText NUMBERS = NumberText.ENGLISH;

  static MissingValues of(Study study, Assembly assembly) {
    List<List<String>> rows = new ArrayList<>();
    List<List<String>> who = new ArrayList<>();
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (String name : used(study)) {
      if (study.exposure(name).isPresent()) {
        continue;
      }
      int read = missing(assembly.read(), name, who);
      int cohort = missing(assembly.cohort(), name, new ArrayList<>());
      counts.put(name, read);
      Optional<Marker> marker = study.marker(name);
      rows.add(
          List.of(
              marker
                  .filter(m -> !m.label().isEmpty() && !m.label().equals(name))
                  .map(m -> name + ": " + m.label())
                  .orElse(name),
              marker.map(MissingValues::scale).orElse("\u2013"),
              marker.map(m -> m.primary() ? "primary" : "exploratory").orElse("beside"),
              marker.map(MissingValues::when).orElse("not declared"),
              NUMBERS.count(read),
              NUMBERS.count((long) assembly.cohort().patients() - cohort)));
    }
    return new MissingValues(
        rows.isEmpty() ? Optional.empty() : Optional.of(table(rows)),
        who.isEmpty() ? Optional.empty() : Optional.of(list(who)),
        counts);
  }

  private static ReportTable table(List<List<String>> rows) {
    return new ReportTable(
        "patients-missing",
        "What is used and where it is missing",
        "Markers and the columns beside them. An analysis uses the patients who have every value"
            + " that it needs, and says how many that are.",
        List.of(
            "", "Unit", "Role", "When measured", "Missing among all read", "Known in the cohort"),
        rows,
        CohortSection.texts(
            "markers",
            List.of("marker", "unit", "role", "measured", "missing_among_read", "known_in_cohort"),
            rows));
  }

  private static ReportTable list(List<List<String>> who) {
    return new ReportTable(
        "patients-missing-values",
        "Every missing value",
        "One row for each patient and value.",
        List.of("missing", "patient"),
        List.of(),
        CohortSection.texts("missing", List.of("missing", "patient"), who));
  }

  private static int missing(Cohort cohort, String name, List<List<String>> who) {
    Column column = cohort.table().column(name);
    int none = 0;
    for (int row = 0; row < column.size(); row++) {
      if (column.isMissing(row)) {
        none++;
        who.add(List.of(name, cohort.ids().get(row)));
      }
    }
    return none;
  }

  /** Markers of the study first, then every other column that an analysis reads. */
  private static Set<String> used(Study study) {
    Set<String> used = new LinkedHashSet<>();
    study.markers().forEach(marker -> used.add(marker.name()));
    for (Analysis line : study.plan()) {
      switch (line) {
        case CoxPlan plan -> {
          used.addAll(plan.markers());
          used.addAll(plan.adjustFor());
          used.addAll(plan.strata());
        }
        case CutPlan plan -> {
          used.add(plan.marker());
          used.addAll(plan.adjustFor());
        }
        case LandmarkPlan plan -> used.addAll(plan.adjustFor());
        case TimeDependentPlan plan -> used.addAll(plan.adjustFor());
        case IncidencePlan plan -> used.addAll(plan.adjustFor());
        case ValidationPlan plan -> used.addAll(plan.terms());
        case ScreenPlan plan -> used.addAll(plan.adjustFor());
        case ClassPlan plan -> used.addAll(plan.markers());
        default -> {}
      }
    }
    study.groups().stream().map(Grouping::column).forEach(used::add);
    return used;
  }

  private static String scale(Marker marker) {
    return switch (marker.scale()) {
      case LINEAR -> marker.unit();
      case LOG2 -> "log2 " + marker.unit();
      case LOG10 -> "log10 " + marker.unit();
      case SQRT -> "square root of " + marker.unit();
    };
  }

  private static String when(Marker marker) {
    return switch (marker.measured().kind()) {
      case BASELINE -> "at or before the origin";
      case UNDECLARED -> "not declared";
      case PLANNED -> "day " + Plain.of(marker.measured().days());
      case COLUMN -> "column " + marker.measured().column();
    };
  }
}
