package org.marrow.workbench.cohort;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.marrow.foundation.findings.Finding;
import org.marrow.foundation.findings.Findings;
import org.marrow.foundation.findings.InvalidInput;
import org.marrow.foundation.findings.Where;
import org.marrow.foundation.table.Column;
import org.marrow.foundation.table.CsvFormat;
import org.marrow.foundation.table.Table;
import org.marrow.survival.rules.SurvivalRules;
import org.marrow.workbench.study.DataSource;
import org.marrow.workbench.study.JoinedTable;
import org.marrow.workbench.study.Selection;
import org.marrow.workbench.study.Study;

/**
 * Puts the tables of a study together: joined on patient and visit, dates turned into days since
 * the first dose, cells read as the study says, patients kept by its conditions, rows that
 * contradict themselves left out or refused.
 *
 * @param cohort the patients
 * @param read everybody who was read, before anybody was left out
 * @param flow who was left out on the way
 */
public record Assembly(Cohort cohort, Cohort read, Flow flow) {
  /**
   * A table made on the way, for example counts of samples.
   *
   * @param table the table
   * @param patient its column with the pseudonym
   * @param visit its column with the visit, when a patient has several rows
   */
  public record Made(Table table, String patient, Optional<String> visit) {}

  /**
   * Puts a cohort together.
   *
   * @param study what to read and how
   * @param find the file of a name in the study
   * @param made further tables to join, after those of the study
   * @param findings receives notes and warnings
   * @throws InvalidInput with every fault of a table, or a refusal of columns that look personal
   */
  public static Assembly of(
      Study study, Function<String, Path> find, List<Made> made, Findings findings) {
    DataSource data = study.data().orElseThrow();
    Table base = Table.read(find.apply(data.file()), CsvFormat.detect(), findings);
    return of(study, base, find, made, findings);
  }

  /** The same with the patients' table at hand. */
  public static Assembly of(
      Study study, Table base, Function<String, Path> find, List<Made> made, Findings findings) {
    DataSource data = study.data().orElseThrow();
    List<String> ids = ids(base, data.patient());
    Table joined = base;
    List<Finding> personal = new ArrayList<>();
    look(base, data, personal);
    for (JoinedTable more : data.tables()) {
      Path file = find.apply(more.file());
      Table other =
          more.samplesInColumns()
              ? Transposed.read(file, more.patient(), more.columns(), findings)
              : Table.read(file, CsvFormat.detect(), findings);
      look(other, data, personal);
      List<String> wanted = more.samplesInColumns() ? List.of() : more.columns();
      joined =
          new TableJoin(joined, ids, findings).join(other, more.patient(), more.visit(), wanted);
    }
    for (Made more : made) {
      joined =
          new TableJoin(joined, ids, findings)
              .join(more.table(), more.patient(), more.visit(), List.of());
    }
    if (!personal.isEmpty()) {
      throw new InvalidInput(personal);
    }
    if (data.firstDose().isPresent()) {
      joined = CalendarDates.toDays(joined, data.firstDose().get());
    }
    Table read = MarkerColumns.replaced(joined, data.replacements(), findings);
    Table whole = MarkerColumns.withMarkers(read, study.markers(), findings);
    Flow flow = new Flow();
    flow.add("patients in " + base.source(), base.rows());
    Cohort everybody = Cohort.of(study, whole, ids);
    Cohort cohort = everybody;
    for (Selection keep : data.keep()) {
      cohort = cohort.among(keep);
      String why = keep.because().isEmpty() ? "" : " (" + keep.because() + ")";
      flow.add(keep.column() + " is " + String.join(" or ", keep.is()) + why, cohort.patients());
    }
    cohort = new WrongRows(cohort, study).leftOut(data.leaveOutWrongRows(), flow, findings);
    return new Assembly(cohort, everybody, flow);
  }

  /** Looks for what is personal; dates are none when they become days since the first dose. */
  private static void look(Table table, DataSource data, List<Finding> personal) {
    List<String> kept =
        table.columns().stream()
            .filter(c -> data.firstDose().isEmpty() || !CalendarDates.areDates(c))
            .map(Column::name)
            .toList();
    List<String> dates = table.names().stream().filter(name -> !kept.contains(name)).toList();
    PersonalData.find(table, data.patient()).stream()
        .filter(finding ->
            !dates.contains(finding.where().column().orElse(""))
                || PersonalData.isHeading(finding.where().column().orElse("")))
        .forEach(personal::add);
  }

  private static List<String> ids(Table table, String patient) {
    Column column = table.column(patient);
    List<String> ids = IntStream.range(0, table.rows()).mapToObj(column::text).toList();
    Findings faults = new Findings();
    Set<String> seen = new HashSet<>();
    for (int row = 0; row < ids.size(); row++) {
      Where where = Where.in(table.source()).row(row + 1L).column(patient);
      if (ids.get(row).isEmpty()) {
        faults.add(
            SurvivalRules.DUPLICATE_SUBJECT.at(where, "the row names no patient", "Name it."));
      } else if (!seen.add(ids.get(row))) {
        faults.add(
            SurvivalRules.DUPLICATE_SUBJECT.at(
                where, "patient " + ids.get(row) + " has a row already"));
      }
    }
    faults.throwIfFaulty();
    return ids;
  }
}
