package org.marrow.workbench.figure.survival;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.marrow.foundation.number.NumberText;
import org.marrow.foundation.table.NumberColumn;
import org.marrow.foundation.table.Table;
import org.marrow.survival.validation.NetBenefit;
import org.marrow.workbench.figure.Axis;
import org.marrow.workbench.figure.Band;
import org.marrow.workbench.figure.Figure;
import org.marrow.workbench.figure.Line;
import org.marrow.workbench.figure.Mark;
import org.marrow.workbench.figure.Plot;
import org.marrow.workbench.figure.Reference;
import org.marrow.workbench.figure.Style;

/** Net benefit over a stated range of thresholds: the model, treating all, treating none. */
public final class DecisionCurve {
  private DecisionCurve() {}

  /**
   * The picture and its table.
   *
   * @param title says which patients
   * @param curve net benefit at ascending thresholds, two or more
   * @param stated thresholds that were stated beforehand
   * @param argument why these thresholds, or that nobody said so
   */
  public static Figure of(
      String id, String title, List<NetBenefit> curve, double[] stated, String argument) {
    double[] x = all(curve, NetBenefit::threshold);
    double top =
        Math.max(
            0.01,
            Math.max(
                Arrays.stream(all(curve, NetBenefit::modelUpper)).max().orElse(0),
                Arrays.stream(all(curve, NetBenefit::allUpper)).max().orElse(0)));
    double low = Arrays.stream(all(curve, NetBenefit::modelLower)).min().orElse(0);
    double bottom = Math.max(-0.4 * top, Math.min(low, -0.1 * top));
    List<Mark> marks = new ArrayList<>();
    Style all = Style.of(1);
    Style model = Style.of(0).solid();
    marks.add(
        new Band(
            "treat all",
            all,
            x,
            all(curve, NetBenefit::allLower),
            all(curve, NetBenefit::allUpper),
            false));
    marks.add(
        new Band(
            "model, 95 % band",
            model,
            x,
            all(curve, NetBenefit::modelLower),
            all(curve, NetBenefit::modelUpper),
            false));
    marks.add(new Line("treat all", all, x, all(curve, NetBenefit::all)));
    marks.add(new Line("model, 95 % band", model, x, all(curve, NetBenefit::model)));
    marks.add(new Line("treat none", Style.of(4).wide(1.4), x, new double[x.length]));
    for (double threshold : stated) {
      marks.add(new Reference("", threshold, true));
    }
    Plot plot =
        Plot.of(
                id,
                title,
                "Net benefit of acting on the model from " + range(x) + " risk. " + argument,
                Axis.linear("Risk from which one would act", "", x[0], x[x.length - 1]),
                Axis.covering("Net benefit", "", new double[] {bottom, top}))
            .with(marks.toArray(Mark[]::new))
            .withNotes(List.of(argument));
    return Figure.of(
        plot,
        "Net benefit: true positives less false positives weighed by the odds of the threshold, per"
            + " patient. A model helps at a threshold where its line is above both others. Dashed"
            + " upright lines are the stated thresholds.",
        table(id, curve));
  }

  private static String range(double[] x) {
    return NumberText.ENGLISH.percent(x[0]) + " to " + NumberText.ENGLISH.percent(x[x.length - 1]);
  }

  private static double[] all(List<NetBenefit> curve, ToDoubleFunction<NetBenefit> value) {
    return curve.stream().mapToDouble(value).toArray();
  }

  private static Table table(String id, List<NetBenefit> curve) {
    return Table.of(
        id,
        List.of(
            new NumberColumn("threshold", all(curve, NetBenefit::threshold)),
            new NumberColumn("above", all(curve, NetBenefit::above)),
            new NumberColumn("model", all(curve, NetBenefit::model)),
            new NumberColumn("model_lower", all(curve, NetBenefit::modelLower)),
            new NumberColumn("model_upper", all(curve, NetBenefit::modelUpper)),
            new NumberColumn("all", all(curve, NetBenefit::all)),
            new NumberColumn("all_lower", all(curve, NetBenefit::allLower)),
            new NumberColumn("all_upper", all(curve, NetBenefit::allUpper))));
  }
}
