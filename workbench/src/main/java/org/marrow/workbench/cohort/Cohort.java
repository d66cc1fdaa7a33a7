package org.marrow.workbench.cohort;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.marrow.foundation.findings.Finding;
import org.marrow.foundation.findings.Findings;
import org.marrow.foundation.findings.InvalidInput;
import org.marrow.foundation.findings.Where;
import org.marrow.foundation.table.Column;
import org.marrow.foundation.table.NumberColumn;
import org.marrow.foundation.table.Table;
import org.marrow.foundation.units.Unit;
import org.marrow.survival.data.Covariate;
import org.marrow.survival.data.Factor;
import org.marrow.survival.data.Measured;
import org.marrow.survival.data.NumericCovariate;
import org.marrow.survival.data.SurvivalData;
import org.marrow.survival.data.SurvivalDataBuilder;
import org.marrow.survival.rules.SurvivalRules;
import org.marrow.workbench.rules.CohortRules;
import org.marrow.workbench.study.EndPoint;
import org.marrow.workbench.study.Exposure;
import org.marrow.workbench.study.Grouping;
import org.marrow.workbench.study.Marker;
import org.marrow.workbench.study.Selection;
import org.marrow.workbench.study.Study;

/**
 * The patients of a study, one a row, with every column and marker of its tables. Outcome is joined
 * only when {@link #followUp} asks for an end point. Immutable.
 */
public final class Cohort {
  private final Study study;
  private final Table table;
  private final List<String> ids;
  private final long[] fileRows;
  private final List<Finding> wrongRows;

  private Cohort(
      Study study, Table table, List<String> ids, long[] fileRows, List<Finding> wrongRows) {
    this.study = study;
    this.table = table;
    this.ids = List.copyOf(ids);
    this.fileRows = fileRows;
    this.wrongRows = List.copyOf(wrongRows);
  }

  /** The cohort of a table, one row a patient. */
  static Cohort of(Study study, Table table, List<String> ids) {
    long[] rows = IntStream.range(0, table.rows()).mapToLong(row -> row + 1L).toArray();
    return new Cohort(study, table, ids, rows, List.of());
  }

  /** Number of patients. */
  public int patients() {
    return table.rows();
  }

  /** Pseudonym of each patient. */
  public List<String> ids() {
    return ids;
  }

  /** All columns and markers. */
  public Table table() {
    return table;
  }

  /** Row of the patients' file, from 1. */
  long fileRow(int row) {
    return fileRows[row];
  }

  /** What was wrong with rows that were left out, by row of the file. */
  public List<Finding> wrongRows() {
    return wrongRows;
  }

  Cohort with(Table other) {
    return new Cohort(study, other, ids, fileRows, wrongRows);
  }

  Cohort noting(List<Finding> wrong) {
    return new Cohort(study, table, ids, fileRows, wrong);
  }

  Cohort withoutFileRows(Set<Long> rows) {
    return select(
        IntStream.range(0, patients()).filter(row -> !rows.contains(fileRows[row])).toArray());
  }

  /** Some of the patients. */
  public Cohort select(int[] rows) {
    return new Cohort(
        study,
        table.select(rows),
        Arrays.stream(rows).mapToObj(ids::get).toList(),
        Arrays.stream(rows).mapToLong(row -> fileRows[row]).toArray(),
        wrongRows);
  }

  /**
   * The patients that fit a condition.
   *
   * @throws InvalidInput when there is none
   */
  public Cohort among(Selection selection) {
    Column column = table.column(selection.column());
    int[] rows =
        IntStream.range(0, patients())
            .filter(row -> selection.is().stream().anyMatch(value -> same(column, row, value)))
            .toArray();
    if (rows.length == 0) {
      throw new InvalidInput(
          CohortRules.NOBODY.at(
              Where.in(table.source()).column(selection.column()),
              "no patient has " + String.join(" or ", selection.is())));
    }
    return select(rows);
  }

  /** The patients that have every one of these columns, markers and exposures. */
  public Cohort complete(List<String> names) {
    List<Column> needed =
        names.stream().filter(name -> study.exposure(name).isEmpty()).map(table::column).toList();
    return select(
        IntStream.range(0, patients())
            .filter(row -> needed.stream().noneMatch(column -> column.isMissing(row)))
            .toArray());
  }

  /** A warning that lists the patients who are here but not in a smaller cohort. */
  public Optional<Finding> leftOut(Cohort smaller, String why) {
    Set<String> kept = Set.copyOf(smaller.ids);
    List<String> out = ids.stream().filter(id -> !kept.contains(id)).toList();
    return out.isEmpty()
        ? Optional.empty()
        : Optional.of(
            SurvivalRules.MISSING_MARKER.at(
                Where.in(table.source()),
                out.size() + " of " + ids.size() + " patients " + why + ": " + Listing.of(out)));
  }

  private static boolean same(Column column, int row, String value) {
    if (column.isMissing(row)) {
      return false;
    }
    if (column instanceof NumberColumn numbers) {
      try {
        return numbers.number(row) == Double.parseDouble(value);
      } catch (NumberFormatException noNumber) {
        return false;
      }
    }
    return column.text(row).equals(value);
  }

  /**
   * The numbers of a column or marker, {@code NaN} where missing.
   *
   * @throws InvalidInput with every cell that is no number
   */
  public double[] numbers(String name) {
    Findings faults = new Findings();
    double[] numbers = table.numbers(name, faults);
    faults.throwIfFaulty();
    return numbers;
  }

  /** Whether a column holds numbers, or a name is a marker or exposure. */
  public boolean isNumeric(String name) {
    return study.exposure(name).isPresent() || table.column(name) instanceof NumberColumn;
  }

  /** The texts of a column as labels, sorted; missing where the cell is empty. */
  public Factor labels(String name) {
    Column column = table.column(name);
    return Factor.sorted(IntStream.range(0, patients()).mapToObj(column::text).toList());
  }

  /** All columns of numbers by name, for checks of what nobody declared. */
  public Map<String, double[]> numberColumns() {
    Map<String, double[]> numbers = new LinkedHashMap<>();
    for (Column column : table.columns()) {
      if (column instanceof NumberColumn number) {
        numbers.put(column.name(), number.numbers());
      }
    }
    return numbers;
  }

  /**
   * A marker, an exposure (0 never, 1 ever) or a column, with the time at which it became known on
   * the axis of an end point.
   */
  public NumericCovariate covariate(String name, EndPoint endPoint) {
    Optional<Exposure> exposure = study.exposure(name);
    if (exposure.isPresent()) {
      double[] from = numbers(exposure.get().from());
      double[] ever = Arrays.stream(from).map(t -> Double.isNaN(t) ? 0 : 1).toArray();
      return Covariate.numeric(name, ever).measured(Measured.from(from));
    }
    NumericCovariate covariate = Covariate.numeric(name, numbers(name));
    return study
        .marker(name)
        .map(marker -> covariate.measured(measured(marker, covariate, endPoint)))
        .orElse(covariate);
  }

  private Measured measured(Marker marker, NumericCovariate covariate, EndPoint endPoint) {
    return switch (marker.measured().kind()) {
      case BASELINE -> Measured.atBaseline();
      case UNDECLARED -> Measured.undeclared();
      case COLUMN -> Measured.at(numbers(marker.measured().column()));
      case PLANNED -> {
        double time =
            marker.measured().days() / Unit.parse(endPoint.unit()).factorTo(Unit.parse("day"));
        double[] times = new double[covariate.rows()];
        for (int row = 0; row < times.length; row++) {
          times[row] = covariate.missing(row) ? Double.NaN : time;
        }
        yield Measured.at(times);
      }
    };
  }

  /**
   * The follow-up of an end point, in its own unit of time; a competing event has code 2.
   *
   * @throws InvalidInput with every row that cannot be used
   */
  public SurvivalData followUp(EndPoint endPoint) {
    Findings faults = new Findings();
    double[] time = table.numbers(endPoint.time(), faults);
    int[] event = codes(endPoint);
    for (int row = 0; row < event.length; row++) {
      Where where = Where.in(table.source()).row(fileRows[row]);
      if (event[row] == org.marrow.survival.data.Cohort.STATUS_UNKNOWN) {
        faults.add(unknown(endPoint, row));
      }
      if (Double.isNaN(time[row]) && table.column(endPoint.time()).isMissing(row)) {
        faults.add(
            SurvivalRules.TIME_MISSING.at(where.column(endPoint.time()), "the time is missing"));
      }
    }
    Optional<double[]> entry = endPoint.entry().map(column -> table.numbers(column, faults));
    faults.throwIfFaulty();
    SurvivalDataBuilder data =
        SurvivalData.of(time, event).source(table.source()).timeUnit(endPoint.unit()).ids(ids);
    entry.ifPresent(data::entry);
    return data.build();
  }

  private Finding unknown(EndPoint endPoint, int row) {
    Column column = table.column(endPoint.event());
    String text = column.text(row);
    List<String> known = new ArrayList<>();
    known.add(String.join(", ", endPoint.eventValues()) + " (event)");
    known.add(String.join(", ", endPoint.censoredValues()) + " (censored)");
    if (!endPoint.competingValues().isEmpty()) {
      known.add(String.join(", ", endPoint.competingValues()) + " (" + endPoint.competing() + ")");
    }
    return SurvivalRules.STATUS_MISSING.at(
        Where.in(table.source()).row(fileRows[row]).column(column.name()),
        text.isEmpty()
            ? "the status is missing"
            : "\"" + text + "\" is neither an event nor censored",
        "Write one of " + String.join(" or ", known) + ", or name the value in the study file.");
  }

  /** 0 censored, 1 event, 2 competing event, or {@code STATUS_UNKNOWN}. */
  int[] codes(EndPoint endPoint) {
    return codes(
        endPoint.event(),
        List.of(endPoint.censoredValues(), endPoint.eventValues(), endPoint.competingValues()));
  }

  /** Place of each row's value in a list of sets of values; -1 for none of them. */
  public int[] codes(String name, List<List<String>> sets) {
    Column column = table.column(name);
    int[] codes = new int[patients()];
    for (int row = 0; row < codes.length; row++) {
      int at = row;
      codes[row] =
          IntStream.range(0, sets.size())
              .filter(code -> sets.get(code).stream().anyMatch(v -> same(column, at, v)))
              .findFirst()
              .orElse(-1);
    }
    return codes;
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
      factor = labels(grouping.column());
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
    List<Long> rows =
        IntStream.range(0, factor.rows())
            .filter(row -> factor.code(row) == Factor.MISSING)
            .mapToObj(row -> fileRows[row])
            .toList();
    return rows.isEmpty()
        ? Optional.empty()
        : Optional.of(
            SurvivalRules.MISSING_MARKER.at(
                Where.in(table.source()).column(grouping.column()),
                rows.size() + " patients are in no group: rows " + Listing.of(rows)));
  }
}
