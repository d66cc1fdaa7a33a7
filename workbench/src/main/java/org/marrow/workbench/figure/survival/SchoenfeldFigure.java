package org.marrow.workbench.figure.survival;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import org.marrow.foundation.table.Table;
import org.marrow.foundation.table.TextColumn;
import org.marrow.survival.cox.ChangingEffect;
import org.marrow.survival.cox.ChangingEffect.Residual;
import org.marrow.survival.cox.ChangingEffect.Smooth;
import org.marrow.workbench.figure.Axis;
import org.marrow.workbench.figure.Band;
import org.marrow.workbench.figure.Figure;
import org.marrow.workbench.figure.Line;
import org.marrow.workbench.figure.Mark;
import org.marrow.workbench.figure.Panels;
import org.marrow.workbench.figure.Plot;
import org.marrow.workbench.figure.Points;
import org.marrow.workbench.figure.Reference;
import org.marrow.workbench.figure.Shape;
import org.marrow.workbench.figure.Style;
import org.marrow.workbench.figure.Tick;

/** Scaled Schoenfeld residuals over time with a smooth curve, one panel a coefficient. */
public final class SchoenfeldFigure {
  private static final int TICKS = 6;

  private SchoenfeldFigure() {}

  /**
   * A coefficient with the p value of its test, where it has one of its own.
   *
   * @param effect residuals and curve
   * @param p of the test of its term; empty when there is none
   */
  public record Panel(ChangingEffect effect, OptionalDouble p) {}

  /**
   * The picture and its table.
   *
   * @param scale the function of time on the horizontal axis, in words
   * @param panels one a coefficient, at least one
   * @param unit unit of the times, or the empty string
   */
  public static Figure of(String id, String scale, List<Panel> panels, String unit) {
    List<Plot> plots = new ArrayList<>();
    for (int i = 0; i < panels.size(); i++) {
      plots.add(plot(id + "-" + (i + 1), scale, panels.get(i), unit));
    }
    String title = "Does an effect change over time?";
    return Figure.of(
        new Panels(id, title, plots),
        "Points: scaled Schoenfeld residuals, one an event. Line and band: natural spline with four"
            + " degrees of freedom, 95 % band. Dashed: the coefficient of the model; a curve that"
            + " leaves it is an effect that changes.",
        table(id, panels));
  }

  private static Plot plot(String id, String scale, Panel panel, String unit) {
    ChangingEffect effect = panel.effect();
    double[] at = effect.residuals().stream().mapToDouble(Residual::at).toArray();
    double[] value = effect.residuals().stream().mapToDouble(Residual::value).toArray();
    double low = at[0];
    double high = at[at.length - 1];
    double[] x = smooth(effect, Smooth::at);
    List<Mark> marks = new ArrayList<>();
    marks.add(new Points("residual", Style.of(6).with(Shape.CIRCLE), at, value));
    Style line = Style.of(0).solid();
    if (x.length > 0) {
      marks.add(
          new Band(
              "smoothed, 95 % band",
              line, x, smooth(effect, Smooth::lower), smooth(effect, Smooth::upper), false));
      marks.add(new Line("smoothed, 95 % band", line, x, smooth(effect, Smooth::value)));
    }
    marks.add(new Reference("coefficient of the model", effect.coef(), false));
    String test = panel.p().isPresent() ? ", " + FigureText.p(panel.p().getAsDouble()) : "";
    return Plot.of(
            id,
            effect.name() + test,
            "Coefficient of "
                + effect.name()
                + " over time; "
                + FigureText.number(effect.coef())
                + " in the model.",
            new Axis(
                "Time, spaced by " + scale,
                unit,
                org.marrow.workbench.figure.Scale.LINEAR,
                low,
                high > low ? high : low + 1,
                ticks(effect.residuals(), low, high)),
            Axis.covering("Coefficient", "", central(value), smooth(effect, Smooth::value)))
        .with(marks.toArray(Mark[]::new))
        .tall(200);
  }

  /** The middle 98 % of the residuals: a few far ones would flatten the curve. */
  private static double[] central(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int cut = sorted.length / 100;
    return Arrays.copyOfRange(sorted, cut, sorted.length - cut);
  }

  /** Event times at even distances along the transformed axis, rounded to three digits. */
  private static List<Tick> ticks(List<Residual> residuals, double low, double high) {
    List<Tick> ticks = new ArrayList<>();
    for (int k = 0; k <= TICKS; k++) {
      double wanted = low + (high - low) * k / TICKS;
      Residual nearest = residuals.getFirst();
      for (Residual r : residuals) {
        if (Math.abs(r.at() - wanted) < Math.abs(nearest.at() - wanted)) {
          nearest = r;
        }
      }
      Tick tick = new Tick(nearest.at(), FigureText.number(nearest.time()));
      if (ticks.stream().noneMatch(t -> t.label().equals(tick.label()))) {
        ticks.add(tick);
      }
    }
    return ticks;
  }

  private static double[] smooth(ChangingEffect effect, ToDoubleFunction<Smooth> value) {
    return effect.smooth().stream().mapToDouble(value).toArray();
  }

  private static Table table(String id, List<Panel> panels) {
    List<String> names = new ArrayList<>();
    List<double[]> rows = new ArrayList<>();
    for (Panel panel : panels) {
      for (Residual r : panel.effect().residuals()) {
        names.add(panel.effect().name());
        rows.add(new double[] {r.time(), r.at(), r.value()});
      }
    }
    return Table.of(
        id,
        List.of(
            TextColumn.of("coefficient", names),
            FigureText.column("time", rows.stream().mapToDouble(r -> r[0]).toArray()),
            FigureText.column("transformed", rows.stream().mapToDouble(r -> r[1]).toArray()),
            FigureText.column("scaled_residual", rows.stream().mapToDouble(r -> r[2]).toArray())));
  }
}
