package org.marrow.workbench.cli.survival;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.marrow.foundation.findings.Finding;
import org.marrow.foundation.findings.Findings;
import org.marrow.foundation.findings.InvalidInput;
import org.marrow.foundation.findings.Severity;
import org.marrow.foundation.findings.Where;
import org.marrow.foundation.table.Column;
import org.marrow.foundation.table.NumberColumn;
import org.marrow.foundation.table.Table;
import org.marrow.survival.data.Factor;
import org.marrow.survival.data.SurvivalData;
import org.marrow.survival.data.SurvivalDataBuilder;
import org.marrow.survival.rules.CommandRules;
import org.marrow.survival.rules.SurvivalRules;

/**
 * The rows of a table that have time and event, as survival data. Rows with a missing value are
 * left out, counted and listed.
 *
 * @param table the whole table
 * @param columns the columns in use
 * @param rows the table's rows (from 0) in use
 * @param data their outcomes
 */
record SurvivalTable(Table table, OutcomeColumns columns, int[] rows, SurvivalData data) {
  private static final int LISTED = 20;

  /**
   * Reads the outcome.
   *
   * @throws InvalidInput when a column is not there or does not suit its place, or when the outcome
   *     is a class and no time (then a refusal)
   */
  static SurvivalTable of(Table table, OutcomeOptions options, Findings findings) {
    return of(
        table, options.columns(), options.eventIs(), options.weights(), options.unit(), findings);
  }

  static SurvivalTable of(
      Table table,
      OutcomeColumns columns,
      String eventIs,
      String weightColumn,
      String unit,
      Findings findings) {
    refuseClass(table, columns);
    Findings faults = new Findings();
    double[] time = table.numbers(columns.time(), faults);
    double[] event = events(table, columns.event(), eventIs, faults, findings);
    double[] entry =
        columns.entry().isEmpty() ? new double[0] : table.numbers(columns.entry(), faults);
    double[] weights = weightColumn.isEmpty() ? new double[0] : table.numbers(weightColumn, faults);
    faults.throwIfFaulty();
    Map<String, double[]> needed = new LinkedHashMap<>();
    needed.put(columns.time(), time);
    needed.put(columns.event(), event);
    needed.put(columns.entry(), entry);
    needed.put(weightColumn, weights);
    Column strata = columns.strata().isEmpty() ? null : table.column(columns.strata());
    int[] rows =
        IntStream.range(0, table.rows())
            .filter(i ->
                needed.values().stream().noneMatch(c -> c.length > 0 && Double.isNaN(c[i]))
                    && (strata == null || !strata.isMissing(i)))
            .toArray();
    note(table, rows, findings);
    SurvivalDataBuilder builder =
        SurvivalData.of(
                pick(time, rows), Arrays.stream(pick(event, rows)).mapToInt(v -> (int) v).toArray())
            .source(table.source())
            .timeUnit(unit)
            .weights(weights.length == 0 ? weights : pick(weights, rows));
    if (entry.length > 0) {
      builder.entry(pick(entry, rows));
    }
    if (strata != null) {
      builder.strata(labels(strata, rows));
    }
    SurvivalTable read = new SurvivalTable(table, columns, rows, builder.build());
    read.noteEarly(findings);
    return read;
  }

  private static void refuseClass(Table table, OutcomeColumns columns) {
    Column time = table.column(columns.time());
    List<String> texts =
        IntStream.range(0, table.rows())
            .filter(i -> !time.isMissing(i))
            .mapToObj(time::text)
            .distinct()
            .limit(4)
            .toList();
    boolean names = !(time instanceof NumberColumn) && texts.size() <= 3;
    if (names || texts.size() <= 2 && table.rows() > 10) {
      throw new InvalidInput(
          SurvivalRules.CLASS_END_POINT.at(
              Where.in(table.source()).column(columns.time()),
              String.format(
                  Locale.ROOT, "the column holds only %s; these are classes, not times", texts),
              "marrow survival class gives the odds ratio and the rank test of a class."));
    }
  }

  /**
   * Event codes of all rows, NaN where missing: 0 for censored, 1, 2, ... for events. A column of 1
   * and 2 alone is read as R reads it, 1 censored and 2 the event, and that is said.
   *
   * @param is the text that is the event, or empty
   * @param faults receives cells that are no code
   * @param findings receives the note
   */
  static double[] events(Table table, String name, String is, Findings faults, Findings findings) {
    Column column = table.column(name);
    double[] events = new double[table.rows()];
    boolean number = column instanceof NumberColumn;
    for (int i = 0; i < events.length; i++) {
      String text = column.text(i);
      if (column.isMissing(i)) {
        events[i] = Double.NaN;
      } else if (!is.isEmpty()) {
        events[i] = text.equals(is) ? 1 : 0;
      } else if (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")) {
        events[i] = text.equalsIgnoreCase("true") ? 1 : 0;
      } else if (number
          && Double.parseDouble(text) >= 0
          && Double.parseDouble(text) == Math.rint(Double.parseDouble(text))) {
        events[i] = Double.parseDouble(text);
      } else {
        faults.add(
            SurvivalRules.STATUS_MISSING.at(
                Where.in(table.source()).row(i + 1L).column(name),
                "\"" + text + "\" is no event code",
                "Use 0 for censored and 1, 2, ... for events, or name the event with --event-is."));
      }
    }
    double[] codes = Arrays.stream(events).filter(v -> !Double.isNaN(v)).distinct().toArray();
    boolean oneTwo = codes.length == 2 && codes[0] + codes[1] == 3 && codes[0] * codes[1] == 2;
    if (oneTwo && number && is.isEmpty()) {
      findings.add(
          SurvivalRules.ESTIMAND.at(
              Where.in(table.source()).column(name),
              "there are only the codes 1 and 2; they are read as censored and event",
              "If these are two causes and nobody is censored, name one with --event-is."));
      return Arrays.stream(events).map(v -> v - 1).toArray();
    }
    return events;
  }

  private static void note(Table table, int[] rows, Findings findings) {
    if (rows.length == 0) {
      throw new InvalidInput(
          SurvivalRules.TIME_MISSING.at(Where.in(table.source()), "no row has time and event"));
    }
    if (rows.length < table.rows()) {
      boolean[] used = new boolean[table.rows()];
      for (int row : rows) {
        used[row] = true;
      }
      int[] left = IntStream.range(0, used.length).filter(i -> !used[i]).toArray();
      findings.add(
          SurvivalRules.MISSING_MARKER.at(
              Where.in(table.source()),
              String.format(
                  Locale.ROOT,
                  "%d of %d rows lack a value of the outcome and were left out: rows %s",
                  left.length,
                  table.rows(),
                  listed(left))));
    }
  }

  private void noteEarly(Findings findings) {
    int[] early =
        IntStream.range(0, rows.length)
            .filter(i -> !data.hasEntry() && data.exit(i) <= 0)
            .map(i -> rows[i])
            .toArray();
    if (early.length > 0) {
      findings.add(
          new Finding(
              SurvivalRules.TIME_NOT_POSITIVE,
              Severity.WARNING,
              Where.in(table.source()).column(columns.time()),
              String.format(
                  Locale.ROOT,
                  "%d rows have a time of 0 or less and were kept: rows %s",
                  early.length,
                  listed(early)),
              SurvivalRules.TIME_NOT_POSITIVE.remedy(),
              ""));
    }
  }

  /** Row numbers for people, from 1. */
  static String listed(int[] rows) {
    String first =
        Arrays.stream(rows)
            .limit(LISTED)
            .mapToObj(i -> Integer.toString(i + 1))
            .collect(Collectors.joining(", "));
    return rows.length > LISTED ? first + " and " + (rows.length - LISTED) + " more" : first;
  }

  /** Labels of a column in the rows in use; levels sorted, numbers by value. */
  static Factor labels(Column column, int[] rows) {
    if (column instanceof NumberColumn number) {
      return Factor.ofNumbers(pick(number.numbers(), rows));
    }
    return Factor.sorted(Arrays.stream(rows).mapToObj(column::text).toList());
  }

  /** Numeric columns in the rows in use, NaN where missing. */
  Map<String, double[]> numberColumns() {
    Map<String, double[]> numbers = new LinkedHashMap<>();
    for (Column column : table.columns()) {
      if (column instanceof NumberColumn number) {
        numbers.put(column.name(), pick(number.numbers(), rows));
      }
    }
    return numbers;
  }

  /** One numeric column in the rows in use. */
  double[] numbers(String name) {
    Findings faults = new Findings();
    double[] all = table.numbers(name, faults);
    faults.throwIfFaulty();
    return pick(all, rows);
  }

  static double[] pick(double[] from, int[] rows) {
    return Arrays.stream(rows).mapToDouble(r -> from[r]).toArray();
  }

  /** A fault of the command line. */
  static InvalidInput wrong(String format, Object... values) {
    return new InvalidInput(
        CommandRules.OPTION.at(
            Where.in("command line"), String.format(Locale.ROOT, format, values)));
  }
}
