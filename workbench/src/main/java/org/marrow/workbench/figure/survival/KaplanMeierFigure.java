package org.marrow.workbench.figure.survival;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.marrow.foundation.number.NumberText;
import org.marrow.survival.curves.Curve;
import org.marrow.survival.curves.KaplanMeier;
import org.marrow.survival.curves.Quantile;
import org.marrow.survival.curves.RiskTable;
import org.marrow.workbench.figure.AlignedTable;
import org.marrow.workbench.figure.Axis;
import org.marrow.workbench.figure.Band;
import org.marrow.workbench.figure.Mark;
import org.marrow.workbench.figure.Plot;
import org.marrow.workbench.figure.Points;
import org.marrow.workbench.figure.Shape;
import org.marrow.workbench.figure.Steps;
import org.marrow.workbench.figure.Style;
import org.marrow.workbench.figure.Tick;

/**
 * Kaplan-Meier curves with confidence bands, censor ticks and the three-row table of numbers at
 * risk, censored and with the event that readers ask for most (Morris and others 2019,
 * doi:10.1136/bmjopen-2019-030215). A curve ends where less than a tenth of its group is at risk.
 */
public final class KaplanMeierFigure {
  /** Below this part of a group at risk its curve is not drawn. */
  public static final double READABLE = 0.1;

  /** Why a curve is shorter than its axis, for a note below it. */
  public static final String ENDS = "A curve ends where less than a tenth of its group is at risk.";

  private KaplanMeierFigure() {}

  /** Where the table's columns stand: the ticks of the time axis, in the unit shown. */
  public static double[] riskTimes(TimeAxis time) {
    return axis(time).ticks().stream().mapToDouble(Tick::value).toArray();
  }

  /**
   * The figure.
   *
   * @param id short name of the figure
   * @param title title
   * @param outcome what survives, for the vertical axis, for example {@code Overall survival}
   * @param fit the curves, one a group
   * @param risk numbers at {@link #riskTimes}, for the same groups in the same order
   * @param time how time is shown
   */
  public static Plot plot(
      String id, String title, String outcome, KaplanMeier fit, RiskTable risk, TimeAxis time) {
    List<Mark> bands = new ArrayList<>();
    List<Mark> curves = new ArrayList<>();
    for (int i = 0; i < fit.curves().size(); i++) {
      Curve curve = fit.curves().get(i);
      CurveLine line = line(curve, time);
      String name = fit.curves().size() == 1 ? "" : curve.label();
      bands.add(new Band("", Style.of(i), line.x, line.lower, line.upper, true));
      curves.add(new Steps(name, Style.of(i), line.x, line.y));
      curves.add(censored(curve, time, Style.of(i).with(Shape.TICK)));
    }
    Plot plot = Plot.of(id, title, says(fit, time), axis(time), Axis.linear(outcome, "", 0, 1));
    for (Mark band : bands) {
      plot = plot.with(band);
    }
    return plot.with(curves.toArray(Mark[]::new)).withUnder(under(fit, risk, time));
  }

  private static Axis axis(TimeAxis time) {
    return Axis.linear(time.label(), time.unit(), 0, time.end());
  }

  private record CurveLine(double[] x, double[] y, double[] lower, double[] upper) {}

  private static CurveLine line(Curve curve, TimeAxis time) {
    double end = Math.min(curve.lastTimeWithAtRisk(READABLE), time.data(time.end()));
    int steps = curve.step(end) + 1;
    double[] x = new double[steps + 2];
    double[] y = new double[steps + 2];
    double[] lower = new double[steps + 2];
    double[] upper = new double[steps + 2];
    x[0] = time.shown(Math.min(curve.table().start(), end));
    y[0] = lower[0] = upper[0] = 1;
    for (int k = 0; k < steps; k++) {
      x[k + 1] = time.shown(curve.time(k));
      y[k + 1] = curve.survival(k);
      lower[k + 1] = curve.lower(k);
      upper[k + 1] = curve.upper(k);
    }
    x[steps + 1] = time.shown(end);
    y[steps + 1] = y[steps];
    lower[steps + 1] = lower[steps];
    upper[steps + 1] = upper[steps];
    return new CurveLine(x, y, lower, upper);
  }

  private static Points censored(Curve curve, TimeAxis time, Style style) {
    double end = Math.min(curve.lastTimeWithAtRisk(READABLE), time.data(time.end()));
    List<double[]> at = new ArrayList<>();
    for (int k = 0; k < curve.size() && curve.time(k) <= end; k++) {
      if (curve.table().censored(k) > 0) {
        at.add(new double[] {time.shown(curve.time(k)), curve.survival(k)});
      }
    }
    return new Points(
        "",
        style,
        at.stream().mapToDouble(point -> point[0]).toArray(),
        at.stream().mapToDouble(point -> point[1]).toArray());
  }

  private static AlignedTable under(KaplanMeier fit, RiskTable risk, TimeAxis time) {
    List<Double> at = new ArrayList<>();
    for (double t : riskTimes(time)) {
      at.add(t);
    }
    List<AlignedTable.Row> rows = new ArrayList<>();
    for (int i = 0; i < fit.curves().size(); i++) {
      String group = fit.curves().get(i).label();
      List<RiskTable.Row> mine =
          risk.rows().stream().filter(row -> row.group().equals(group)).toList();
      rows.add(AlignedTable.Row.heading(group, i));
      rows.add(row("At risk", mine.stream().map(RiskTable.Row::atRisk).toList()));
      rows.add(row("Censored", mine.stream().map(RiskTable.Row::censored).toList()));
      rows.add(row("Events", mine.stream().map(RiskTable.Row::events).toList()));
    }
    return new AlignedTable("Number of patients", at, rows);
  }

  private static AlignedTable.Row row(String label, List<Integer> counts) {
    return new AlignedTable.Row(label, -1, counts.stream().map(NumberText.ENGLISH::count).toList());
  }

  /** Patients, events and the median with its limits of each group, one sentence each. */
  public static List<String> notes(KaplanMeier fit, TimeAxis time) {
    List<String> notes = new ArrayList<>();
    for (Curve curve : fit.curves()) {
      Quantile median = curve.median();
      String shown =
          median.time().isEmpty()
              ? "not reached"
              : FigureText.number(time.shown(median.time().getAsDouble()))
                  + " ("
                  + limit(median.lower(), time)
                  + " to "
                  + limit(median.upper(), time)
                  + (time.unit().isEmpty() ? ")" : ") " + time.unit());
      notes.add(
          String.format(
              Locale.ROOT,
              "%s: %s patients, %s events, median %s.",
              curve.label(),
              NumberText.ENGLISH.count(curve.table().rows()),
              NumberText.ENGLISH.count(Math.round(curve.events())),
              shown));
    }
    return notes;
  }

  private static String limit(OptionalDouble limit, TimeAxis time) {
    return limit.isPresent() ? FigureText.number(time.shown(limit.getAsDouble())) : "not reached";
  }

  private static String says(KaplanMeier fit, TimeAxis time) {
    List<String> medians = new ArrayList<>();
    for (Curve curve : fit.curves()) {
      String median =
          curve.median().time().isPresent()
              ? NumberText.ENGLISH.of(time.shown(curve.median().time().getAsDouble()))
                  + " "
                  + time.unit()
              : "not reached";
      medians.add(
          fit.curves().size() == 1
              ? median
              : String.format(Locale.ROOT, "%s: %s", curve.label(), median));
    }
    return "Kaplan-Meier step curves that fall from 1. Median: " + String.join("; ", medians) + ".";
  }
}
