package org.marrow.workbench.figure.survival;

import java.util.ArrayList;
import java.util.List;
import org.marrow.foundation.number.Interval;
import org.marrow.foundation.number.NumberText;
import org.marrow.foundation.table.NumberColumn;
import org.marrow.foundation.table.Table;
import org.marrow.foundation.table.TextColumn;
import org.marrow.survival.competing.AalenJohansen;
import org.marrow.survival.curves.RiskTable;
import org.marrow.workbench.figure.AlignedTable;
import org.marrow.workbench.figure.Axis;
import org.marrow.workbench.figure.Band;
import org.marrow.workbench.figure.Figure;
import org.marrow.workbench.figure.Mark;
import org.marrow.workbench.figure.Plot;
import org.marrow.workbench.figure.Steps;
import org.marrow.workbench.figure.Style;

/** Cumulative incidence of each competing cause with its band, and the numbers at risk. */
public final class IncidenceFigure {
  private static final double LEVEL = 0.95;

  private IncidenceFigure() {}

  /**
   * The picture and its table.
   *
   * @param curves one a group
   * @param until of each group, where its curves end; see {@link KaplanMeierFigure#READABLE}
   * @param risk numbers at {@link KaplanMeierFigure#riskTimes}, for the same groups
   * @param time how time is shown
   */
  public static Figure of(
      String id,
      String title,
      List<AalenJohansen> curves,
      List<Double> until,
      RiskTable risk,
      TimeAxis time,
      List<String> notes) {
    List<Mark> bands = new ArrayList<>();
    List<Mark> lines = new ArrayList<>();
    List<String> names = new ArrayList<>();
    List<double[]> rows = new ArrayList<>();
    double top = 0;
    int series = 0;
    for (int g = 0; g < curves.size(); g++) {
      AalenJohansen curve = curves.get(g);
      for (int cause = 1; cause <= curve.causes(); cause++) {
        String name = curves.size() == 1 ? "cause " + cause : curve.label() + ", cause " + cause;
        double[][] columns = columns(curve, cause, time, until.get(g));
        bands.add(new Band("", Style.of(series), columns[0], columns[2], columns[3], true));
        lines.add(new Steps(name, Style.of(series), columns[0], columns[1]));
        for (int k = 0; k < columns[0].length; k++) {
          names.add(name);
          rows.add(new double[] {columns[0][k], columns[1][k], columns[2][k], columns[3][k]});
          top = Math.max(top, columns[3][k]);
        }
        series++;
      }
    }
    Plot plot =
        Plot.of(
                id,
                title,
                "Aalen-Johansen step curves that rise from 0, one a cause.",
                Axis.linear(time.label(), time.unit(), 0, time.end()),
                Axis.linear("Cumulative incidence", "", 0, Math.min(1, Math.ceil(top * 10) / 10)))
            .with(bands.toArray(Mark[]::new))
            .with(lines.toArray(Mark[]::new))
            .withUnder(under(curves, risk, time))
            .withNotes(notes);
    return Figure.of(
        plot,
        "Probability of having had each event, the others competing (Aalen-Johansen); bands are"
            + " 95 %, point by point. "
            + KaplanMeierFigure.ENDS,
        Table.of(
            id,
            List.of(
                TextColumn.of("curve", names),
                new NumberColumn("time", rows.stream().mapToDouble(r -> r[0]).toArray()),
                new NumberColumn("incidence", rows.stream().mapToDouble(r -> r[1]).toArray()),
                new NumberColumn("lower", rows.stream().mapToDouble(r -> r[2]).toArray()),
                new NumberColumn("upper", rows.stream().mapToDouble(r -> r[3]).toArray()))));
  }

  private static double[][] columns(AalenJohansen curve, int cause, TimeAxis time, double until) {
    int steps = 0;
    while (steps < curve.size() && curve.time(steps) <= until) {
      steps++;
    }
    double[][] columns = new double[4][steps + 2];
    for (int k = 0; k < steps; k++) {
      double t = curve.time(k);
      Interval limits = curve.limitsAt(t, cause, LEVEL);
      columns[0][k + 1] = time.shown(t);
      columns[1][k + 1] = curve.probability(k, cause);
      columns[2][k + 1] = limits.lower();
      columns[3][k + 1] = limits.upper();
    }
    columns[0][steps + 1] = time.shown(until);
    for (int c = 1; c < 4; c++) {
      columns[c][steps + 1] = columns[c][steps];
    }
    return columns;
  }

  private static AlignedTable under(List<AalenJohansen> curves, RiskTable risk, TimeAxis time) {
    List<Double> at = new ArrayList<>();
    for (double t : KaplanMeierFigure.riskTimes(time)) {
      at.add(t);
    }
    List<AlignedTable.Row> rows = new ArrayList<>();
    for (AalenJohansen curve : curves) {
      List<RiskTable.Row> mine =
          risk.rows().stream().filter(row -> row.group().equals(curve.label())).toList();
      rows.add(AlignedTable.Row.heading(curve.label(), -1));
      rows.add(row("At risk", mine.stream().map(RiskTable.Row::atRisk).toList()));
      rows.add(row("Censored", mine.stream().map(RiskTable.Row::censored).toList()));
      rows.add(row("Any event", mine.stream().map(RiskTable.Row::events).toList()));
    }
    return new AlignedTable("Number of patients", at, rows);
  }

  private static AlignedTable.Row row(String label, List<Integer> counts) {
    return new AlignedTable.Row(label, -1, counts.stream().map(NumberText.ENGLISH::count).toList());
  }
}
