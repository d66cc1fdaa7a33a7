package org.marrow.workbench.virtual;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.marrow.foundation.table.Column;
import org.marrow.foundation.table.NumberColumn;
import org.marrow.foundation.table.Table;
import org.marrow.foundation.table.TextColumn;
import org.marrow.workbench.figure.Axis;
import org.marrow.workbench.figure.Band;
import org.marrow.workbench.figure.Figure;
import org.marrow.workbench.figure.Intervals;
import org.marrow.workbench.figure.Line;
import org.marrow.workbench.figure.Mark;
import org.marrow.workbench.figure.Plot;
import org.marrow.workbench.figure.Points;
import org.marrow.workbench.figure.Reference;
import org.marrow.workbench.figure.Spans;
import org.marrow.workbench.figure.Style;
import org.marrow.workbench.study.VirtualPlan;

/** The pictures of arms side by side. */
final class CompareFigures {
  private static final int SHOWN = 12;

  private CompareFigures() {}

  /** M-protein under each arm. */
  static Figure courses(VirtualPlan plan, List<List<Pool.Course>> arms) {
    double[] visits = plan.visits();
    List<Mark> marks = new ArrayList<>();
    List<Column> columns = new ArrayList<>(List.of(new NumberColumn("day", visits)));
    for (int a = 0; a < arms.size(); a++) {
      double[][] bands = new double[3][visits.length];
      for (int v = 0; v < visits.length; v++) {
        int at = v;
        double[] relative =
            arms.get(a).stream()
                .mapToDouble(c -> 100 * Math.max(1e-4, c.protein()[at] / c.protein()[0]))
                .toArray();
        bands[0][v] = ComparePart.quantile(relative, 0.25);
        bands[1][v] = ComparePart.quantile(relative, 0.5);
        bands[2][v] = ComparePart.quantile(relative, 0.75);
      }
      String name = plan.arms().get(a).name();
      marks.add(new Band("", Style.of(a), visits, bands[0], bands[2], false));
      marks.add(new Line(name, Style.of(a), visits, bands[1]));
      columns.add(new NumberColumn(name + ", lower quarter", bands[0]));
      columns.add(new NumberColumn(name + ", median", bands[1]));
      columns.add(new NumberColumn(name + ", upper quarter", bands[2]));
    }
    String says =
        "M-protein over time under each arm: median and middle half of all virtual patients of the"
            + " pool, whether or not they have progressed by then.";
    Plot plot =
        Plot.of(
                "arms-courses",
                "Predicted courses",
                CohortPart.MARK + says,
                Axis.linear("Time since the first dose", "days", 0, plan.days()),
                Axis.log("M-protein", "% of the start", 1, 1000))
            .with(marks.toArray(Mark[]::new));
    return Figure.of(plot, CohortPart.MARK + says, Table.of(plot.id(), columns));
  }

  /** Benefit by patient, predicted and true. */
  static Figure forest(VirtualPlan plan, List<Benefit.Row> sound) {
    // Evenly through the order of the predictions, so that high and low both are seen.
    List<Benefit.Row> sorted =
        sound.stream()
            .sorted(Comparator.comparingDouble(Benefit.Row::gain).thenComparing(Benefit.Row::id))
            .toList();
    List<Benefit.Row> shown = new ArrayList<>();
    int n = Math.min(SHOWN, sorted.size());
    for (int i = 0; i < n; i++) {
      shown.add(sorted.get(n == 1 ? 0 : i * (sorted.size() - 1) / (n - 1)));
    }
    double[] at = new double[n];
    Arrays.setAll(at, i -> i);
    double[] gain = shown.stream().mapToDouble(Benefit.Row::gain).toArray();
    double[] low = shown.stream().mapToDouble(r -> r.interval().lower()).toArray();
    double[] high = shown.stream().mapToDouble(r -> r.interval().upper()).toArray();
    double[] truth = shown.stream().mapToDouble(Benefit.Row::truth).toArray();
    List<String> ids = shown.stream().map(Benefit.Row::id).toList();
    String says =
        "Days without progression that "
            + plan.arms().get(1).name()
            + " would add, by patient: prediction from twins with its 90 % interval, and the truth.";
    Plot plot =
        Plot.of(
                "benefit-forest",
                "What " + plan.arms().get(1).name() + " would add",
                CohortPart.MARK + says,
                Axis.covering("Days won", "days", low, high, truth, new double[] {0}),
                Axis.categories("Virtual patient", ids))
            .with(
                new Reference("", 0, true),
                new Intervals("", Style.of(0), at, low, high, true),
                new Points("predicted", Style.of(0), gain, at),
                new Points("truth", Style.of(1), truth, at))
            .tall(Math.max(120, 17.0 * n));
    return Figure.of(
        plot,
        CohortPart.MARK + says + " " + n + " patients evenly through the order of the predictions.",
        Table.of(
            plot.id(),
            List.of(
                TextColumn.of("patient", ids),
                new NumberColumn("predicted_days", gain),
                new NumberColumn("lower", low),
                new NumberColumn("upper", high),
                new NumberColumn("truth_days", truth))));
  }

  /** Predicted against true benefit. */
  static Figure calibration(List<Benefit.Row> sound) {
    double[] predicted = sound.stream().mapToDouble(Benefit.Row::gain).toArray();
    double[] truth = sound.stream().mapToDouble(Benefit.Row::truth).toArray();
    List<Benefit.Row> sorted =
        sound.stream().sorted(Comparator.comparingDouble(Benefit.Row::gain)).toList();
    int groups = Math.min(5, sorted.size());
    double[] x = new double[groups];
    double[] y = new double[groups];
    for (int g = 0; g < groups; g++) {
      List<Benefit.Row> own =
          sorted.subList(g * sorted.size() / groups, (g + 1) * sorted.size() / groups);
      x[g] = own.stream().mapToDouble(Benefit.Row::gain).average().orElse(Double.NaN);
      y[g] = own.stream().mapToDouble(Benefit.Row::truth).average().orElse(Double.NaN);
    }
    Axis across = Axis.covering("Predicted days won", "days", predicted, new double[] {0});
    String says =
        "Predicted against true days won, one point a patient; squares are means of fifths of the"
            + " patients and should lie on the line of equality.";
    Plot plot =
        Plot.of(
                "benefit-calibration",
                "Predicted against true benefit",
                CohortPart.MARK + says,
                across,
                Axis.covering("True days won", "days", truth, new double[] {0}))
            .with(
                new Line(
                    "equality",
                    Style.of(4),
                    new double[] {across.min(), across.max()},
                    new double[] {across.min(), across.max()}),
                new Points("patients", Style.of(0), predicted, truth),
                new Points("means of fifths", Style.of(1), x, y));
    return Figure.of(
        plot,
        CohortPart.MARK + says,
        Table.of(
            plot.id(),
            List.of(
                TextColumn.of("patient", sound.stream().map(Benefit.Row::id).toList()),
                new NumberColumn("predicted_days", predicted),
                new NumberColumn("truth_days", truth))));
  }

  /** How much of what is unsure each further measurement would take away, the most on top. */
  static Figure worth(List<Benefit.Worth> worth) {
    List<Benefit.Worth> rows = worth.reversed();
    double[] at = new double[rows.size()];
    Arrays.setAll(at, i -> i);
    double[] percent = rows.stream().mapToDouble(w -> 100 * w.reduction()).toArray();
    String says =
        "Share of the variance of the predicted benefit that one further measurement would take"
            + " away, on average over the first patients and over what it may show.";
    Plot plot =
        Plot.of(
                "measurement-worth",
                "What would narrow the prediction",
                CohortPart.MARK + says,
                Axis.covering("Variance taken away", "%", percent, new double[] {0, 10}),
                Axis.categories("Measurement", rows.stream().map(Benefit.Worth::what).toList()))
            .with(new Spans("", Style.of(0), at, new double[at.length], percent, 0.6))
            .tall(34.0 * at.length);
    return Figure.of(
        plot,
        CohortPart.MARK + says,
        Table.of(
            plot.id(),
            List.of(
                TextColumn.of("measurement", rows.stream().map(Benefit.Worth::what).toList()),
                new NumberColumn("variance_removed_percent", percent))));
  }
}
