package org.marrow.workbench.experiment;

import java.util.ArrayList;
import java.util.List;
import org.marrow.foundation.table.Column;
import org.marrow.foundation.table.NumberColumn;
import org.marrow.foundation.table.Table;
import org.marrow.niche.experiment.ArmResult;
import org.marrow.niche.experiment.MouseExperiments;
import org.marrow.workbench.figure.Axis;
import org.marrow.workbench.figure.Figure;
import org.marrow.workbench.figure.Line;
import org.marrow.workbench.figure.Plot;
import org.marrow.workbench.figure.Reference;
import org.marrow.workbench.figure.Style;

/** A quantity over time, a line an arm, each until the mouse dies. */
final class CourseFigure {
  private static final double LAST_DAY = 35;
  private static final double STEP = 0.5;

  private CourseFigure() {}

  /**
   * The figure.
   *
   * @param id short name
   * @param title title
   * @param says what is to be seen
   * @param label label of the ordinate with its unit
   * @param quantity name in the model
   * @param factor what its values are multiplied by
   * @param run the simulation
   * @param arms ids of the arms to be drawn
   */
  static Figure of(
      String id,
      String title,
      String says,
      String label,
      String unit,
      String quantity,
      double factor,
      RivalRun run,
      List<String> arms) {
    double[] days = new double[(int) Math.round(LAST_DAY / STEP) + 1];
    for (int i = 0; i < days.length; i++) {
      days[i] = i * STEP;
    }
    List<Column> columns = new ArrayList<>(List.of(new NumberColumn("day", days)));
    List<Line> lines = new ArrayList<>();
    double highest = 0;
    for (String arm : arms) {
      double[] values = values(run.arm(arm), quantity, factor, days);
      for (double value : values) {
        highest = Double.isNaN(value) ? highest : Math.max(highest, value);
      }
      columns.add(new NumberColumn(Wording.arm(arm), values));
      lines.add(new Line(Wording.arm(arm), Style.of(lines.size()), days, values));
    }
    Plot plot =
        Plot.of(
                id,
                title,
                Wording.MARK + says,
                Axis.linear("Time since inoculation", "days", 0, LAST_DAY),
                Axis.covering(label, unit, new double[] {0, highest}))
            .with(new Reference("read-out", MouseExperiments.READ_OUT, true))
            .with(lines.toArray(Line[]::new));
    String caption =
        Wording.MARK
            + says
            + " A line ends when the burden is lethal. Arms that the model does not tell apart lie"
            + " on one another.";
    return Figure.of(plot, caption, Table.of(id, columns));
  }

  /** Values on the days, {@code NaN} after death. */
  private static double[] values(ArmResult arm, String quantity, double factor, double[] days) {
    double[] times = arm.trajectory().times();
    double[] series = arm.trajectory().of(quantity);
    double[] values = new double[days.length];
    int at = 0;
    for (int i = 0; i < days.length; i++) {
      while (at < times.length - 1 && times[at] < days[i] - 1e-9) {
        at++;
      }
      values[i] = days[i] > arm.death() ? Double.NaN : factor * series[at];
    }
    return values;
  }
}
