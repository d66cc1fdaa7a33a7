package org.marrow.workbench.cohort;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.marrow.foundation.findings.Finding;
import org.marrow.foundation.findings.Findings;
import org.marrow.foundation.findings.Where;
import org.marrow.foundation.table.Column;
import org.marrow.foundation.table.CsvFormat;
import org.marrow.foundation.table.NumberColumn;
import org.marrow.foundation.table.Table;
import org.marrow.survival.data.Factor;
import org.marrow.survival.data.SurvivalData;
import org.marrow.survival.data.SurvivalDataBuilder;
import org.marrow.survival.rules.SurvivalRules;
import org.marrow.workbench.study.EndPoint;
import org.marrow.workbench.study.Grouping;

/** The table of patients. Outcome is joined only when {@link #followUp} asks for an end point. */
public final class Cohort {
  private final Table table;
  private final List<String> ids;

  private Cohort(Table table, List<String> ids) {
    this.table = table;
    this.ids = ids;
  }

  /**
   * Reads the table and checks that every row has a patient and no patient two rows.
   *
   * @param file the CSV file
   * @param patient column with the pseudonym
   * @param findings receives notes on how the file was read
   * @throws org.marrow.foundation.findings.InvalidInput with every fault of the table
   */
  public static Cohort read(Path file, String patient, Findings findings) {
    Table table = Table.read(file, CsvFormat.detect(), findings);
    List<String> ids = texts(table.column(patient));
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
    return new Cohort(table, ids);
  }

  /** Number of patients. */
  public int patients() {
    return table.rows();
  }

  /**
   * The follow-up of an end point, in its own unit of time.
   *
   * @throws org.marrow.foundation.findings.InvalidInput with every row that cannot be used
   */
  public SurvivalData followUp(EndPoint endPoint) {
    Findings faults = new Findings();
    double[] time = table.numbers(endPoint.time(), faults);
    int[] event = events(endPoint, faults);
    Optional<double[]> entry = endPoint.entry().map(column -> table.numbers(column, faults));
    faults.throwIfFaulty();
    SurvivalDataBuilder data =
        SurvivalData.of(time, event).source(table.source()).timeUnit(endPoint.unit()).ids(ids);
    entry.ifPresent(data::entry);
    return data.build();
  }

  private int[] events(EndPoint endPoint, Findings faults) {
    Column column = table.column(endPoint.event());
    int[] events = new int[table.rows()];
    for (int row = 0; row < events.length; row++) {
      String text = column.text(row);
      if (endPoint.eventValues().contains(text)) {
        events[row] = 1;
      } else if (!endPoint.censoredValues().contains(text)) {
        faults.add(
            SurvivalRules.STATUS_MISSING.at(
                Where.in(table.source()).row(row + 1L).column(column.name()),
                text.isEmpty()
                    ? "the status is missing"
                    : "\"" + text + "\" is neither an event nor censored",
                "Write one of "
                    + String.join(", ", endPoint.eventValues())
                    + " (event) or "
                    + String.join(", ", endPoint.censoredValues())
                    + " (censored), or name the value in the study file."));
      }
    }
    return events;
  }

  /**
   * The group of each patient. Patients without a value are in no group and are counted in a
   * warning.
   *
   * @param findings receives that warning, and a fault for each cell that is not a number
   */
  public Factor groups(Grouping grouping, Findings findings) {
    Column column = table.column(grouping.column());
    Factor factor;
    if (!grouping.breaks().isEmpty()) {
      double[] values = table.numbers(grouping.column(), findings);
      int[] codes = Arrays.stream(values).mapToInt(value -> code(value, grouping)).toArray();
      factor = Factor.of(codes, grouping.labels());
    } else if (column instanceof NumberColumn numbers) {
      factor = Factor.ofNumbers(numbers.numbers());
    } else {
      factor = Factor.sorted(texts(column));
    }
    missing(factor, grouping).ifPresent(findings::add);
    return factor;
  }

  private static int code(double value, Grouping grouping) {
    if (Double.isNaN(value)) {
      return Factor.MISSING;
    }
    int code = 0;
    while (code < grouping.breaks().size() && value >= grouping.breaks().get(code)) {
      code++;
    }
    return code;
  }

  private Optional<Finding> missing(Factor factor, Grouping grouping) {
    List<String> rows = new ArrayList<>();
    for (int row = 0; row < factor.rows(); row++) {
      if (factor.code(row) == Factor.MISSING) {
        rows.add(Integer.toString(row + 1));
      }
    }
    return rows.isEmpty()
        ? Optional.empty()
        : Optional.of(
            SurvivalRules.MISSING_MARKER.at(
                Where.in(table.source()).column(grouping.column()),
                rows.size() + " patients are in no group: rows " + String.join(", ", rows)));
  }

  private static List<String> texts(Column column) {
    List<String> texts = new ArrayList<>(column.size());
    for (int row = 0; row < column.size(); row++) {
      texts.add(column.text(row));
    }
    return texts;
  }
}
