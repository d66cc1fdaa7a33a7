package org.marrow.workbench.figure.survival;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.marrow.foundation.table.NumberColumn;
import org.marrow.foundation.table.Table;
import org.marrow.survival.validation.Calibration;
import org.marrow.survival.validation.CalibrationGroup;
import org.marrow.survival.validation.CalibrationPoint;
import org.marrow.workbench.figure.Axis;
import org.marrow.workbench.figure.Band;
import org.marrow.workbench.figure.Bars;
import org.marrow.workbench.figure.Figure;
import org.marrow.workbench.figure.Intervals;
import org.marrow.workbench.figure.Line;
import org.marrow.workbench.figure.Panels;
import org.marrow.workbench.figure.Plot;
import org.marrow.workbench.figure.Points;
import org.marrow.workbench.figure.Style;

/**
 * Predicted against observed risk at a time: the smooth curve with its band, fifths of the patients
 * with their intervals, and below it how many patients have which prediction.
 */
public final class CalibrationPlot {
  private static final int BINS = 25;

  private CalibrationPlot() {}

  /**
   * The picture and its table.
   *
   * @param title says which patients
   * @param risk predicted risk of each patient
   * @param time unit of the times, or the empty string
   */
  public static Figure of(
      String id, String title, Calibration calibration, double[] risk, String unit) {
    double end = end(calibration, risk);
    Axis x = Axis.linear("Predicted risk by time " + by(calibration, unit), "", 0, end);
    List<CalibrationPoint> curve = calibration.curve();
    double[] predicted = all(curve, CalibrationPoint::predicted);
    List<CalibrationGroup> groups = calibration.groups();
    double[] at = groups.stream().mapToDouble(CalibrationGroup::predicted).toArray();
    double[] observed = groups.stream().mapToDouble(CalibrationGroup::observed).toArray();
    double[] error = groups.stream().mapToDouble(g -> 1.96 * g.standardError()).toArray();
    double[] low = new double[at.length];
    double[] high = new double[at.length];
    for (int i = 0; i < at.length; i++) {
      low[i] = Math.max(0, observed[i] - error[i]);
      high[i] = Math.min(1, observed[i] + error[i]);
    }
    List<String> notes = notes(calibration);
    Style curveStyle = Style.of(0).solid();
    Plot above =
        Plot.of(
                id + "-curve",
                title,
                String.join(" ", notes),
                x,
                Axis.linear("Observed risk", "", 0, end))
            .with(
                new Line(
                    "perfect", Style.of(4).wide(1), new double[] {0, end}, new double[] {0, end}),
                new Band(
                    "smoothed, 95 % band",
                    curveStyle,
                    predicted,
                    all(curve, CalibrationPoint::lower),
                    all(curve, CalibrationPoint::upper),
                    false),
                new Line(
                    "smoothed, 95 % band",
                    curveStyle, predicted, all(curve, CalibrationPoint::observed)),
                new Intervals("fifths of predicted risk", Style.of(1), at, low, high, false),
                new Points("fifths of predicted risk", Style.of(1), at, observed));
    Plot below = histogram(id, x, risk, end).withNotes(notes);
    Panels both = new Panels(id, title, List.of(above, below));
    return Figure.of(
        both,
        "Curve and band: observed risk as a smooth function of predicted risk (Cox model with a"
            + " restricted cubic spline). Points: Kaplan-Meier risk in fifths of predicted risk."
            + " Bars: patients by predicted risk.",
        table(id, curve));
  }

  private static Plot histogram(String id, Axis x, double[] risk, double end) {
    double width = end / BINS;
    double[] middle = new double[BINS];
    double[] count = new double[BINS];
    for (int i = 0; i < BINS; i++) {
      middle[i] = (i + 0.5) * width;
    }
    for (double r : risk) {
      count[Math.clamp((int) (r / width), 0, BINS - 1)]++;
    }
    double most = Arrays.stream(count).max().orElse(1);
    return Plot.of(
            id + "-predictions",
            "Predictions",
            "Histogram of " + risk.length + " predicted risks.",
            x,
            Axis.covering("Patients", "", new double[] {0, most}))
        .with(new Bars("", Style.of(6), middle, count, 0, width))
        .tall(70);
  }

  private static List<String> notes(Calibration c) {
    return List.of(
        String.format(
            Locale.ROOT,
            "Slope %s, intercept (log ratio of cumulative hazards) %s, observed/expected %s (%s %%"
                + " observed, %s %% predicted), mean absolute error of a prediction %s.",
            FigureText.with(
                c.slope(), c.slope() - 1.96 * c.slopeError(), c.slope() + 1.96 * c.slopeError()),
            FigureText.number(c.intercept()),
            FigureText.number(c.ratio()),
            FigureText.number(100 * c.observed()),
            FigureText.number(100 * c.predicted()),
            FigureText.number(c.meanError())));
  }

  private static String by(Calibration calibration, String unit) {
    return (FigureText.number(calibration.time()) + " " + unit).strip();
  }

  /** Right end of the axes: round, above every prediction and every limit of a fifth. */
  private static double end(Calibration calibration, double[] risk) {
    double most = Arrays.stream(risk).max().orElse(1);
    for (CalibrationGroup g : calibration.groups()) {
      // Where everybody failed Greenwood's error does not exist.
      double error = Double.isFinite(g.standardError()) ? g.standardError() : 0;
      most = Math.max(most, g.observed() + 1.96 * error);
    }
    return Math.clamp(Math.ceil(most * 10) / 10, 0.1, 1.0);
  }

  private static double[] all(List<CalibrationPoint> points, ToDoubleFunction<CalibrationPoint> v) {
    return points.stream().mapToDouble(v).toArray();
  }

  private static Table table(String id, List<CalibrationPoint> curve) {
    List<NumberColumn> columns = new ArrayList<>();
    columns.add(FigureText.column("predicted", all(curve, CalibrationPoint::predicted)));
    columns.add(FigureText.column("observed", all(curve, CalibrationPoint::observed)));
    columns.add(FigureText.column("lower", all(curve, CalibrationPoint::lower)));
    columns.add(FigureText.column("upper", all(curve, CalibrationPoint::upper)));
    return Table.of(id, List.copyOf(columns));
  }
}
