package org.marrow.workbench.figure.survival;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.marrow.foundation.table.Table;
import org.marrow.survival.cutpoint.MarkerCurve;
import org.marrow.workbench.figure.Axis;
import org.marrow.workbench.figure.Band;
import org.marrow.workbench.figure.Figure;
import org.marrow.workbench.figure.Line;
import org.marrow.workbench.figure.Plot;
import org.marrow.workbench.figure.Reference;
import org.marrow.workbench.figure.Style;

/** The hazard over the range of a marker, as a spline with its band and as a straight line. */
public final class MarkerCurveFigure {
  private static final double WIDEST = 30;

  private MarkerCurveFigure() {}

  /** The picture and its table. */
  public static Figure of(String id, MarkerCurve curve, List<String> adjustedFor) {
    return Figure.of(
        plot(id, curve, adjustedFor),
        "Hazard relative to the median of the marker, from the 1st to the 99th percentile. The band"
            + " is 95 %, point by point.",
        Table.of(
            id,
            List.of(
                FigureText.column(curve.marker(), all(curve, MarkerCurve.Point::value)),
                FigureText.column("ratio", all(curve, MarkerCurve.Point::ratio)),
                FigureText.column("lower", all(curve, MarkerCurve.Point::lower)),
                FigureText.column("upper", all(curve, MarkerCurve.Point::upper)),
                FigureText.column("linear", all(curve, MarkerCurve.Point::linear)))));
  }

  static Plot plot(String id, MarkerCurve curve, List<String> adjustedFor) {
    double[] x = all(curve, MarkerCurve.Point::value);
    double far = 0.2;
    for (MarkerCurve.Point point : curve.points()) {
      for (double ratio : new double[] {point.lower(), point.upper(), point.linear()}) {
        if (ratio > 0 && Double.isFinite(ratio)) {
          far = Math.max(far, Math.abs(StrictMath.log(ratio)));
        }
      }
    }
    far = Math.min(far * 1.05, StrictMath.log(WIDEST));
    List<String> notes = new ArrayList<>();
    if (curve.nonlinearP().isPresent()) {
      notes.add("Test of a bend: " + FigureText.p(curve.nonlinearP().getAsDouble()) + ".");
    }
    if (!adjustedFor.isEmpty()) {
      notes.add("Adjusted for " + String.join(", ", adjustedFor) + ".");
    }
    Style spline = Style.of(0).solid();
    return Plot.of(
            id,
            "Hazard by " + curve.marker() + ", continuous",
            "Hazard relative to the median " + FigureText.number(curve.reference()) + ".",
            Axis.covering(curve.marker(), "", x),
            Axis.log("Hazard ratio", "", StrictMath.exp(-far), StrictMath.exp(far)))
        .with(
            new Reference("", 1, false),
            new Band(
                "spline, 95 % band",
                spline,
                x,
                all(curve, MarkerCurve.Point::lower),
                all(curve, MarkerCurve.Point::upper),
                false),
            new Line("spline, 95 % band", spline, x, all(curve, MarkerCurve.Point::ratio)),
            new Line("log-linear", Style.of(1), x, all(curve, MarkerCurve.Point::linear)))
        .withNotes(notes);
  }

  private static double[] all(MarkerCurve curve, ToDoubleFunction<MarkerCurve.Point> value) {
    return curve.points().stream().mapToDouble(value).toArray();
  }
}
