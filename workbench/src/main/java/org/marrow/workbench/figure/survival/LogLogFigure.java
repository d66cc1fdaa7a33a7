package org.marrow.workbench.figure.survival;

import java.util.ArrayList;
import java.util.List;
import org.marrow.foundation.table.NumberColumn;
import org.marrow.foundation.table.Table;
import org.marrow.foundation.table.TextColumn;
import org.marrow.survival.curves.Curve;
import org.marrow.survival.curves.KaplanMeier;
import org.marrow.workbench.figure.Axis;
import org.marrow.workbench.figure.Figure;
import org.marrow.workbench.figure.Mark;
import org.marrow.workbench.figure.Plot;
import org.marrow.workbench.figure.Steps;
import org.marrow.workbench.figure.Style;

/** log(-log S) against log time: proportional hazards would make the curves parallel. */
public final class LogLogFigure {
  private LogLogFigure() {}

  /**
   * The picture and its table.
   *
   * @param fit the curves, one a group
   * @param label what time is counted from
   * @param unit unit of the times, or the empty string
   */
  public static Figure of(String id, KaplanMeier fit, String label, String unit) {
    List<Mark> marks = new ArrayList<>();
    List<String> group = new ArrayList<>();
    List<Double> times = new ArrayList<>();
    List<Double> heights = new ArrayList<>();
    for (int i = 0; i < fit.curves().size(); i++) {
      Curve curve = fit.curves().get(i);
      List<double[]> at = new ArrayList<>();
      for (int k = 0; k < curve.size(); k++) {
        double s = curve.survival(k);
        if (curve.time(k) > 0 && s > 0 && s < 1 && curve.table().events(k) > 0) {
          at.add(new double[] {curve.time(k), StrictMath.log(-StrictMath.log(s))});
          group.add(curve.label());
          times.add(at.getLast()[0]);
          heights.add(at.getLast()[1]);
        }
      }
      marks.add(
          new Steps(
              curve.label(),
              Style.of(i),
              at.stream().mapToDouble(point -> point[0]).toArray(),
              at.stream().mapToDouble(point -> point[1]).toArray()));
    }
    double[] x = times.stream().mapToDouble(Double::doubleValue).toArray();
    double[] y = heights.stream().mapToDouble(Double::doubleValue).toArray();
    double low = times.stream().mapToDouble(Double::doubleValue).min().orElse(1);
    double high = times.stream().mapToDouble(Double::doubleValue).max().orElse(10);
    Plot plot =
        Plot.of(
                id,
                "Are the hazards proportional?",
                "Curves that keep one distance would be proportional hazards; the distance is the"
                    + " log hazard ratio.",
                Axis.log(label + ", log scale", unit, low, high > low ? high : 2 * low),
                Axis.covering("log(\u2212log survival)", "", y))
            .with(marks.toArray(Mark[]::new));
    return Figure.of(
        plot,
        "Parallel curves are what proportional hazards look like; curves that cross are not.",
        Table.of(
            id,
            List.of(
                TextColumn.of("group", group),
                new NumberColumn("time", x),
                new NumberColumn("log_minus_log_survival", y))));
  }
}
