package org.marrow.workbench.cohort;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.marrow.foundation.findings.Findings;
import org.marrow.foundation.findings.Where;
import org.marrow.foundation.table.Column;
import org.marrow.foundation.table.NumberColumn;
import org.marrow.foundation.table.Table;
import org.marrow.workbench.rules.CohortRules;

/** Dates become days since each patient's first dose, and are dropped. */
public final class CalendarDates {
  private static final Pattern ISO =
      Pattern.compile("\\d{4}-\\d{2}-\\d{2}([T ]\\d{2}:\\d{2}(:\\d{2})?Z?)?");
  private static final Pattern OTHER =
      Pattern.compile("\\d{1,4}[./-]\\d{1,2}[./-]\\d{1,4}|\\d{1,2}[ -]\\p{L}{3,9}[ -]\\d{2,4}");
  private static final int ISO_LENGTH = 10;

  /** Days in 18 years; a date that lies so far back is one of birth. */
  private static final double YOUTH = 18 * 365.25;

  private CalendarDates() {}

  /** Whether most cells of a column are dates, in whatever notation. */
  static boolean areDates(Column column) {
    int there = 0;
    int dates = 0;
    for (int row = 0; row < column.size(); row++) {
      if (!column.isMissing(row)) {
        there++;
        String text = column.text(row);
        dates += ISO.matcher(text).matches() || OTHER.matcher(text).matches() ? 1 : 0;
      }
    }
    return there > 0 && 2 * dates > there && !(column instanceof NumberColumn);
  }

  /**
   * The table with every column of dates as days since the first dose, and without the first dose.
   *
   * @param firstDose column with its date
   * @throws org.marrow.foundation.findings.InvalidInput with every cell that is no date as
   *     1998-03-24, and every patient with dates but without a first dose
   */
  public static Table toDays(Table table, String firstDose) {
    Findings faults = new Findings();
    Column origin = table.column(firstDose);
    long[] start = new long[table.rows()];
    boolean[] known = new boolean[table.rows()];
    for (int row = 0; row < start.length; row++) {
      if (!origin.isMissing(row)) {
        known[row] = true;
        start[row] = day(table, origin, row, faults);
      }
    }
    List<Column> columns = new ArrayList<>();
    for (Column column : table.columns()) {
      if (column.name().equals(firstDose)) {
        continue;
      }
      columns.add(areDates(column) ? days(table, column, start, known, firstDose, faults) : column);
    }
    faults.throwIfFaulty();
    return Table.of(table.source(), columns);
  }

  private static Column days(
      Table table,
      Column column,
      long[] start,
      boolean[] known,
      String firstDose,
      Findings faults) {
    double[] days = new double[start.length];
    for (int row = 0; row < days.length; row++) {
      days[row] = Double.NaN;
      if (column.isMissing(row)) {
        continue;
      }
      if (known[row]) {
        days[row] = day(table, column, row, faults) - start[row];
      } else {
        faults.add(
            CohortRules.DATE.at(
                Where.in(table.source()).row(row + 1L).column(column.name()),
                "there is a date but no date of the first dose in \"" + firstDose + "\""));
      }
    }
    long old = Arrays.stream(days).filter(day -> day < -YOUTH).count();
    long there = Arrays.stream(days).filter(day -> !Double.isNaN(day)).count();
    if (2 * old > there) {
      faults.add(
          CohortRules.BIRTH.at(
              Where.in(table.source()).column(column.name()),
              "most of its dates lie more than 18 years before the first dose"));
    }
    return new NumberColumn(column.name(), days);
  }

  private static long day(Table table, Column column, int row, Findings faults) {
    String text = column.text(row);
    if (ISO.matcher(text).matches()) {
      try {
        return ChronoUnit.DAYS.between(
            LocalDate.EPOCH, LocalDate.parse(text.substring(0, ISO_LENGTH)));
      } catch (DateTimeException noSuchDay) {
        // Told below, as any other cell that is no date.
      }
    }
    faults.add(
        CohortRules.DATE.at(
            Where.in(table.source()).row(row + 1L).column(column.name()),
            "\"" + text + "\" is no date of the form 1998-03-24"));
    return 0;
  }
}
