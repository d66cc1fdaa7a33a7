package org.marrow.kinetics.dosing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.marrow.foundation.findings.Findings;
import org.marrow.foundation.findings.Where;
import org.marrow.foundation.table.Column;
import org.marrow.foundation.table.NumberColumn;
import org.marrow.foundation.table.Table;
import org.marrow.foundation.table.TextColumn;
import org.marrow.kinetics.expression.ExpressionText;
import org.marrow.kinetics.rules.KineticsRules;

/**
 * Calendars as NONMEM-style tables: one row a record, columns {@code ID TIME AMT RATE DUR ADDL II
 * SS EVID CMT} in any order and case. Only TIME is required; a table without ID is one patient,
 * named 1.
 *
 * <p>EVID 0 is a sample, 1 a dose, 2 nothing of ours, 3 a reset, 4 a reset and a dose; without EVID
 * a row with an AMT other than 0 is a dose and any other row a sample. CMT is the id of a species,
 * or its number in the model from 1. SS 1 begins from the steady state of the dose given every II,
 * SS 2 adds that state to what is there. Rates to be estimated (RATE -1, -2) are refused by name.
 */
public final class DoseTable {
  private static final int MOST_DOSES = 1_000_000;
  private final Table table;
  private final Findings findings;
  private final List<String> compartments;
  private final Map<String, List<Entry>> entries = new LinkedHashMap<>();
  private final Map<String, List<Double>> samples = new LinkedHashMap<>();
  private int doses;

  private DoseTable(Table table, List<String> compartments, Findings findings) {
    this.table = table;
    this.compartments = List.copyOf(compartments);
    this.findings = findings;
  }

  /**
   * The calendar of each patient, in the order of the table.
   *
   * @param compartments ids that CMT 1, 2 ... mean; the first takes doses without CMT
   * @param findings receives every fault with its row and column
   */
  public static Map<String, Calendar> read(
      Table table, List<String> compartments, Findings findings) {
    DoseTable reader = new DoseTable(table, compartments, findings);
    reader.read();
    Map<String, Calendar> calendars = new LinkedHashMap<>();
    reader.entries.forEach((id, list) -> {
      double[] times =
          reader.samples.getOrDefault(id, List.of()).stream()
              .mapToDouble(Double::doubleValue)
              .toArray();
      calendars.put(id, Calendar.of(list).sampledAt(times));
    });
    return calendars;
  }

  private void read() {
    Map<String, String> names = new LinkedHashMap<>();
    for (String name : table.names()) {
      names.put(name.toUpperCase(Locale.ROOT), name);
    }
    Function<String, double[]> numbers =
        key -> {
          String name = names.get(key);
          return name == null ? new double[0] : table.numbers(name, findings);
        };
    String timeName = names.getOrDefault("TIME", "TIME");
    double[] time = table.numbers(timeName, findings);
    if (!names.containsKey("TIME")) {
      return;
    }
    double[] amount = numbers.apply("AMT");
    double[] rate = numbers.apply("RATE");
    double[] duration = numbers.apply("DUR");
    double[] additional = numbers.apply("ADDL");
    double[] interval = numbers.apply("II");
    double[] steady = numbers.apply("SS");
    double[] kind = numbers.apply("EVID");
    for (int row = 0; row < table.rows(); row++) {
      String id = text(names, "ID", row, "1");
      entries.computeIfAbsent(id, k -> new ArrayList<>());
      double at = time[row];
      double dose = at(amount, row);
      int evid = (int) (kind.length == 0 ? (dose != 0 ? 1 : 0) : at(kind, row));
      if (!Double.isFinite(at)) {
        Column times = table.column(timeName);
        if (times.isMissing(row) || times instanceof NumberColumn) {
          fault(row, timeName, "a record needs a time");
        }
        continue;
      }
      if (at(rate, row) < 0) {
        fault(row, "RATE", "a rate to be estimated is not supported; give RATE or DUR");
        continue;
      }
      switch (evid) {
        case 0 -> samples.computeIfAbsent(id, k -> new ArrayList<>()).add(at);
        case 2 -> {}
        case 1, 3, 4 -> {
          if (evid >= 3) {
            add(id, new Reset(at));
          }
          if (evid != 3) {
            double r = at(rate, row);
            double length = r > 0 ? dose / r : at(duration, row);
            dose(
                id,
                row,
                at,
                target(names, row),
                dose,
                length,
                at(additional, row),
                at(interval, row),
                at(steady, row));
          }
        }
        default -> fault(row, "EVID", "EVID must be 0, 1, 2, 3 or 4, got " + evid);
      }
    }
  }

  private void add(String id, Entry entry) {
    entries.computeIfAbsent(id, k -> new ArrayList<>()).add(entry);
  }

  private void dose(
      String id,
      int row,
      double time,
      String target,
      double amount,
      double duration,
      double additional,
      double interval,
      double steady) {
    if (additional != Math.rint(additional) || additional < 0 || additional > MOST_DOSES) {
      fault(
          row,
          "ADDL",
          "ADDL must be a whole number from 0 to "
              + MOST_DOSES
              + ", got "
              + ExpressionText.number(additional));
      return;
    }
    if (additional > 0 && !(interval > 0)) {
      fault(row, "II", "ADDL needs an II above 0, got " + interval);
      return;
    }
    if (!(duration >= 0)) {
      fault(row, "DUR", "the duration must be 0 or more, got " + duration);
      return;
    }
    if (steady != 0 && steady != 1 && steady != 2) {
      fault(row, "SS", "SS must be 0, 1 or 2, got " + ExpressionText.number(steady));
      return;
    }
    if (steady > 0 && !(interval > 0 && interval < Double.POSITIVE_INFINITY && amount != 0)) {
      fault(
          row, "SS", "a steady state needs an AMT and an II above 0; constant infusions have none");
      return;
    }
    doses += 1 + (int) additional;
    if (doses > MOST_DOSES) {
      fault(row, "ADDL", "more than " + MOST_DOSES + " doses in all");
      return;
    }
    List<Dose> all = new Dose(time, target, amount, duration).repeated((int) additional, interval);
    add(id, steady > 0 ? new SteadyDose(all.getFirst(), interval, steady == 2) : all.getFirst());
    all.stream().skip(1).forEach(d -> add(id, d));
  }

  private String target(Map<String, String> names, int row) {
    String text = text(names, "CMT", row, "1");
    if (!text.matches("[0-9]+(\\.0)?")) {
      return text;
    }
    int number = (int) Double.parseDouble(text);
    if (number < 1 || number > compartments.size()) {
      fault(row, "CMT", "CMT must be 1 to " + compartments.size() + " or a name, got " + text);
      return "";
    }
    return compartments.get(number - 1);
  }

  private String text(Map<String, String> names, String key, int row, String usual) {
    String name = names.get(key);
    if (name == null || table.column(name).isMissing(row)) {
      return usual;
    }
    String text = table.column(name).text(row);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }

  private static double at(double[] column, int row) {
    return column.length == 0 || Double.isNaN(column[row]) ? 0 : column[row];
  }

  private void fault(int row, String column, String what) {
    findings.add(
        KineticsRules.BAD_DOSE.at(Where.in(table.source()).row(row + 1L).column(column), what));
  }

  /**
   * Calendars as a table with columns ID, TIME, AMT, DUR, EVID, CMT, and II and SS when a calendar
   * has steady states; scheduled settings have no place in it and are refused.
   */
  public static Table write(Map<String, Calendar> calendars) {
    List<String> ids = new ArrayList<>();
    List<Double> times = new ArrayList<>();
    List<Double> amounts = new ArrayList<>();
    List<Double> durations = new ArrayList<>();
    List<Double> intervals = new ArrayList<>();
    List<Double> steady = new ArrayList<>();
    List<Double> kinds = new ArrayList<>();
    List<String> targets = new ArrayList<>();
    calendars.forEach((id, calendar) -> {
      List<Object> rows = new ArrayList<>(calendar.entries());
      for (double sample : calendar.samples()) {
        rows.add(sample);
      }
      rows.sort((a, b) -> Double.compare(time(a), time(b)));
      for (Object row : rows) {
        Dose dose =
            switch (row) {
              case Dose d -> d;
              case SteadyDose s -> s.dose();
              case Setting s ->
                  throw new IllegalArgumentException(
                      "a NONMEM table has no place for the setting of " + s.id());
              default -> new Dose(time(row), "", 0, 0);
            };
        ids.add(id);
        times.add(dose.time());
        amounts.add(dose.amount());
        durations.add(dose.duration());
        intervals.add(row instanceof SteadyDose s ? s.interval() : 0.0);
        steady.add(row instanceof SteadyDose s ? (s.added() ? 2.0 : 1.0) : 0.0);
        kinds.add(
            row instanceof Dose || row instanceof SteadyDose
                ? 1.0
                : row instanceof Reset ? 3.0 : 0.0);
        targets.add(dose.target());
      }
    });
    List<Column> columns = new ArrayList<>();
    columns.add(TextColumn.of("ID", ids));
    columns.add(numbers("TIME", times));
    columns.add(numbers("AMT", amounts));
    columns.add(numbers("DUR", durations));
    if (calendars.values().stream().anyMatch(Calendar::hasSteadyDoses)) {
      columns.add(numbers("II", intervals));
      columns.add(numbers("SS", steady));
    }
    columns.add(numbers("EVID", kinds));
    columns.add(TextColumn.of("CMT", targets));
    return Table.of("doses", columns);
  }

  private static double time(Object row) {
    return row instanceof Entry entry ? entry.time() : (Double) row;
  }

  private static Column numbers(String name, List<Double> values) {
    return new NumberColumn(name, values.stream().mapToDouble(Double::doubleValue).toArray());
  }
}
