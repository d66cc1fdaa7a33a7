package org.marrow.workbench.cohort;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.marrow.foundation.findings.Finding;
import org.marrow.foundation.findings.Findings;
import org.marrow.foundation.findings.InvalidInput;
import org.marrow.foundation.findings.Severity;
import org.marrow.foundation.findings.Where;
import org.marrow.survival.data.EndPoint.Death;
import org.marrow.workbench.study.EndPoint;
import org.marrow.workbench.study.Exposure;
import org.marrow.workbench.study.Study;

/** Rows whose end points cannot be true or contradict each other. */
final class WrongRows {
  private final Cohort cohort;
  private final Study study;

  WrongRows(Cohort cohort, Study study) {
    this.cohort = cohort;
    this.study = study;
  }

  /** Every fault of a row, with the row of the file. */
  List<Finding> find() {
    Findings columns = new Findings();
    var builder = org.marrow.survival.data.Cohort.of(cohort.table().source(), cohort.ids());
    boolean asked = false;
    for (EndPoint endPoint : study.endPoints()) {
      if (endPoint.kind().isPresent()) {
        asked = true;
        builder.endPoint(
            new org.marrow.survival.data.EndPoint(endPoint.name(), death(endPoint.kind().get())),
            cohort.table().numbers(endPoint.time(), columns),
            cohort.codes(endPoint));
      }
    }
    for (Exposure exposure : study.exposures()) {
      builder.dated(exposure.name(), cohort.table().numbers(exposure.from(), columns));
    }
    columns.throwIfFaulty();
    if (!asked) {
      return List.of();
    }
    List<Finding> found = new ArrayList<>();
    for (Finding finding : builder.build().findings()) {
      long row = cohort.fileRow((int) finding.where().row().orElse(1) - 1);
      found.add(
          finding
              .rule()
              .at(
                  Where.in(finding.where().source())
                      .row(row)
                      .column(finding.where().column().orElse("")),
                  finding.what()));
    }
    return found;
  }

  private static Death death(String kind) {
    return switch (kind) {
      case "OS" -> Death.IS_THE_EVENT;
      case "PFS", "EFS" -> Death.COUNTS;
      default -> Death.COMPETES;
    };
  }

  /**
   * The cohort without the wrong rows, each kind of fault told once with its rows.
   *
   * @throws InvalidInput with every wrong row, when the study does not say to leave them out
   */
  Cohort leftOut(boolean leaveOut, Flow flow, Findings findings) {
    List<Finding> wrong = find();
    if (wrong.isEmpty()) {
      return cohort;
    }
    if (!leaveOut) {
      throw new InvalidInput(wrong);
    }
    Map<String, List<Finding>> kinds = new LinkedHashMap<>();
    Set<Long> rows = new TreeSet<>();
    for (Finding finding : wrong) {
      String kind = finding.where().column().orElse("") + " " + finding.rule().id();
      kinds.computeIfAbsent(kind, _ -> new ArrayList<>()).add(finding);
      rows.add(finding.where().row().orElse(0));
    }
    for (List<Finding> same : kinds.values()) {
      Finding first = same.getFirst();
      findings.add(
          new Finding(
              first.rule(),
              Severity.WARNING,
              Where.in(first.where().source()).column(first.where().column().orElse("")),
              Listing.count(same.size(), "row", "rows")
                  + " left out, each listed in the report's table of patients: row "
                  + Listing.of(same.stream().map(f -> f.where().row().orElse(0)).toList()),
              first.rule().remedy(),
              first.rule().reference()));
    }
    Cohort kept = cohort.withoutFileRows(rows).noting(wrong);
    flow.add("rows that contradict themselves left out, listed below", kept.patients());
    return kept;
  }
}
