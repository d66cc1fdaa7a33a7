package org.marrow.workbench.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.marrow.foundation.number.Interval;
import org.marrow.foundation.number.NumberText;
import org.marrow.foundation.table.Column;
import org.marrow.foundation.table.NumberColumn;
import org.marrow.foundation.table.Table;
import org.marrow.foundation.table.TextColumn;
import org.marrow.survival.curves.Curve;
import org.marrow.survival.curves.KaplanMeier;
import org.marrow.survival.curves.RiskTable;
import org.marrow.workbench.figure.survival.TimeAxis;
import org.marrow.workbench.report.ReportTable;
import org.marrow.workbench.study.CurvePlan;

/** The tables of Kaplan-Meier curves. */
final class CurveTables {
  private static final NumberText NUMBERS = NumberText.ENGLISH;

  private CurveTables() {}

  /** Medians and survival at fixed times, one row a group. */
  static ReportTable estimates(String id, CurveResults results, CurvePlan plan) {
    List<String> head = new ArrayList<>(List.of("Group", "Patients", "Events"));
    head.add("Median");
    plan.at().forEach(at -> head.add("At " + whole(at)));
    List<List<String>> rows = new ArrayList<>();
    for (CurveResults.Group group : results.groups()) {
      List<String> cells = new ArrayList<>();
      cells.add(group.group());
      cells.add(NUMBERS.count(group.patients()));
      cells.add(NUMBERS.count(group.events()));
      cells.add(median(group, plan.level()));
      group.survival().forEach(at -> cells.add(survival(at, plan.level())));
      rows.add(List.copyOf(cells));
    }
    String caption =
        "Median and survival with "
            + NUMBERS.of(plan.level() * 100).replaceAll("\\.0+$", "")
            + " % confidence interval; times in "
            + results.unit()
            + ". A dash: beyond the last observed time of the group.";
    return new ReportTable(id, "Medians and survival", caption, head, rows, data(results));
  }

  static String median(CurveResults.Group group, double level) {
    if (group.median().isEmpty()) {
      return "not reached";
    }
    double lower = group.medianLower().orElse(Double.NEGATIVE_INFINITY);
    double upper = group.medianUpper().orElse(Double.POSITIVE_INFINITY);
    return NUMBERS.of(group.median().getAsDouble(), new Interval(lower, upper, level));
  }

  private static String survival(CurveResults.At at, double level) {
    if (at.estimate().isEmpty()) {
      return "\u2013";
    }
    String estimate = NUMBERS.fixed(at.estimate().getAsDouble() * 100, 0) + " %";
    if (at.lower().isEmpty() || at.upper().isEmpty()) {
      return estimate;
    }
    return estimate
        + " ("
        + NUMBERS.fixed(at.lower().getAsDouble() * 100, 0)
        + " to "
        + NUMBERS.fixed(at.upper().getAsDouble() * 100, 0)
        + ")";
  }

  private static String whole(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : NUMBERS.of(value);
  }

  private static Table data(CurveResults results) {
    List<CurveResults.Group> groups = results.groups();
    List<Column> columns = new ArrayList<>();
    columns.add(TextColumn.of("group", groups.stream().map(CurveResults.Group::group).toList()));
    columns.add(column("patients", groups, g -> OptionalDouble.of(g.patients())));
    columns.add(column("events", groups, g -> OptionalDouble.of(g.events())));
    columns.add(column("median_" + results.unit(), groups, CurveResults.Group::median));
    columns.add(column("median_lower", groups, CurveResults.Group::medianLower));
    columns.add(column("median_upper", groups, CurveResults.Group::medianUpper));
    int times = groups.isEmpty() ? 0 : groups.getFirst().survival().size();
    for (int i = 0; i < times; i++) {
      int at = i;
      String name = "survival_" + whole(groups.getFirst().survival().get(i).time());
      columns.add(column(name, groups, g -> g.survival().get(at).estimate()));
      columns.add(column(name + "_lower", groups, g -> g.survival().get(at).lower()));
      columns.add(column(name + "_upper", groups, g -> g.survival().get(at).upper()));
    }
    return Table.of("estimates", columns);
  }

  private static Column column(
      String name,
      List<CurveResults.Group> groups,
      Function<CurveResults.Group, OptionalDouble> value) {
    return new NumberColumn(
        name, groups.stream().mapToDouble(g -> value.apply(g).orElse(Double.NaN)).toArray());
  }

  /** The numbers that the figure shows: survival and patients at each tick of the time axis. */
  static Table risk(KaplanMeier fit, RiskTable risk, TimeAxis time) {
    List<RiskTable.Row> rows = risk.rows();
    return Table.of(
        "figure",
        List.of(
            TextColumn.of("group", rows.stream().map(RiskTable.Row::group).toList()),
            numbers("time_" + time.unit(), rows, row -> time.shown(row.time())),
            numbers("entered", rows, RiskTable.Row::entered),
            numbers("at_risk", rows, RiskTable.Row::atRisk),
            numbers("censored", rows, RiskTable.Row::censored),
            numbers("events", rows, RiskTable.Row::events),
            numbers("survival", rows, row -> estimate(fit.curve(row.group()), row.time())),
            numbers("lower", rows, row -> lower(fit.curve(row.group()), row.time())),
            numbers("upper", rows, row -> upper(fit.curve(row.group()), row.time()))));
  }

  private static double estimate(Curve curve, double when) {
    return when > curve.lastTime() ? Double.NaN : curve.survivalAt(when);
  }

  private static double lower(Curve curve, double when) {
    return when > curve.lastTime()
        ? Double.NaN
        : curve.step(when) < 0 ? 1 : curve.lower(curve.step(when));
  }

  private static double upper(Curve curve, double when) {
    return when > curve.lastTime()
        ? Double.NaN
        : curve.step(when) < 0 ? 1 : curve.upper(curve.step(when));
  }

  private static Column numbers(
      String name,
      List<RiskTable.Row> rows,
      java.util.function.ToDoubleFunction<RiskTable.Row> value) {
    return new NumberColumn(name, rows.stream().mapToDouble(value).toArray());
  }

  /** Every step of every curve. */
  static ReportTable steps(String id, KaplanMeier fit, TimeAxis time) {
    List<String> group = new ArrayList<>();
    List<double[]> rows = new ArrayList<>();
    for (Curve curve : fit.curves()) {
      for (int k = 0; k < curve.size(); k++) {
        group.add(curve.label());
        rows.add(
            new double[] {
              time.shown(curve.time(k)),
              curve.table().atRisk(k),
              curve.table().events(k),
              curve.table().censored(k),
              curve.survival(k),
              curve.standardError(k),
              curve.lower(k),
              curve.upper(k)
            });
      }
    }
    List<String> names =
        List.of(
            "time_" + time.unit(),
            "at_risk",
            "events",
            "censored",
            "survival",
            "standard_error",
            "lower",
            "upper");
    List<Column> columns = new ArrayList<>();
    columns.add(TextColumn.of("group", group));
    for (int i = 0; i < names.size(); i++) {
      int at = i;
      columns.add(
          new NumberColumn(names.get(i), rows.stream().mapToDouble(row -> row[at]).toArray()));
    }
    Table table = Table.of("curves", columns);
    return new ReportTable(
        id,
        "Every step of the curves",
        "One row a group and distinct time.",
        table.names(),
        List.of(),
        table);
  }
}
