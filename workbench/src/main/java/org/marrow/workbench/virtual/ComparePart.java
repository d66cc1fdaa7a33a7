package org.marrow.workbench.virtual;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.marrow.foundation.number.Interval;
import org.marrow.foundation.number.NumberText;
import org.marrow.foundation.table.Column;
import org.marrow.foundation.table.NumberColumn;
import org.marrow.foundation.table.Table;
import org.marrow.foundation.table.TextColumn;
import org.marrow.workbench.analysis.Outcome;
import org.marrow.workbench.figure.Axis;
import org.marrow.workbench.figure.Band;
import org.marrow.workbench.figure.Figure;
import org.marrow.workbench.figure.Intervals;
import org.marrow.workbench.figure.Line;
import org.marrow.workbench.figure.Mark;
import org.marrow.workbench.figure.Plot;
import org.marrow.workbench.figure.Points;
import org.marrow.workbench.figure.Reference;
import org.marrow.workbench.figure.Style;
import org.marrow.workbench.report.Block;
import org.marrow.workbench.report.ReportTable;
import org.marrow.workbench.report.Section;
import org.marrow.workbench.study.VirtualPlan;

/** Arms side by side: courses, resistance, what the second arm might add and how sure that is. */
final class ComparePart {
  private static final NumberText NUMBERS = NumberText.ENGLISH;
  private static final int SHOWN = 24;

  private ComparePart() {}

  static Outcome of(
      VirtualPlan plan,
      List<List<Pool.Course>> arms,
      double[][] freeDays,
      List<Benefit.Row> rows,
      List<Benefit.Worth> worth) {
    List<Benefit.Row> sound = rows.stream().filter(r -> r.twin().refusal().isEmpty()).toList();
    double[] gain = Benefit.gain(freeDays);
    double mean = Arrays.stream(gain).average().orElse(0);
    long covered = sound.stream().filter(Benefit.Row::covered).count();
    String base = plan.arms().get(0).name();
    String other = plan.arms().get(1).name();
    String cohort =
        "Over the whole pool, "
            + other
            + " leaves "
            + NUMBERS.of(mean)
            + " more days without progression within "
            + NUMBERS.of(plan.days())
            + " days than "
            + base
            + ", between "
            + NUMBERS.of(quantile(gain, 0.05))
            + " and "
            + NUMBERS.of(quantile(gain, 0.95))
            + " in nine of ten virtual patients. How strongly interleukin-1 acts in people is not"
            + " known; it is an assumption of the model, and so is this benefit.";
    String twins =
        "For each of "
            + rows.size()
            + " patients with a second sample, the pool's members were weighted by their likeness in"
            + " M-protein and counted M1 up to day "
            + NUMBERS.of(plan.sampleDay())
            + ", the patient left out. "
            + (rows.size() - sound.size())
            + " have too few twins for a prediction. Of the other "
            + sound.size()
            + ", the 90 % interval of what "
            + other
            + " would have added held the truth in "
            + covered
            + " ("
            + NUMBERS.percent(sound.isEmpty() ? Double.NaN : (double) covered / sound.size())
            + "). This is a model estimate among virtual patients, for no person.";
    String most =
        worth.isEmpty() || worth.getFirst().reduction() < 0.005
            ? "No single further measurement that was tried would narrow it noticeably."
            : "What would narrow it most is "
                + worth.getFirst().what()
                + ": it takes away "
                + NUMBERS.percent(worth.getFirst().reduction())
                + " of the variance on average.";
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Paragraph(cohort));
    blocks.add(new Block.Shown(courses(plan, arms)));
    blocks.add(new Block.Tabulated(progression(plan, arms, freeDays)));
    blocks.add(new Block.Paragraph(twins));
    if (!sound.isEmpty()) {
      blocks.add(new Block.Shown(forest(plan, sound)));
      blocks.add(new Block.Shown(calibration(sound)));
    }
    blocks.add(new Block.Download(patients(plan, rows)));
    blocks.add(new Block.Paragraph(most));
    blocks.add(new Block.Tabulated(worthTable(worth)));
    Map<String, Object> results = new LinkedHashMap<>();
    results.put("simulated", true);
    results.put("meanGainDays", mean);
    results.put("patients", rows.size());
    results.put("refused", rows.size() - sound.size());
    results.put("covered", covered);
    results.put("measurements", worth);
    return new Outcome(
            new Section("compare", "Arms compared", blocks),
            "Simulated: "
                + other
                + " leaves "
                + NUMBERS.of(mean)
                + " more days without progression than "
                + base
                + " on average; for single patients the model's 90 % intervals held the truth in "
                + covered
                + " of "
                + sound.size()
                + ".",
            results,
            List.of())
        .limits(
            "The effect of interleukin-1 on tumour cells in people has not been measured; the"
                + " compared benefit follows from an assumption.");
  }

  private static double quantile(double[] values, double p) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[(int) Math.round(p * (sorted.length - 1))];
  }

  private static Figure courses(VirtualPlan plan, List<List<Pool.Course>> arms) {
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
        bands[0][v] = quantile(relative, 0.25);
        bands[1][v] = quantile(relative, 0.5);
        bands[2][v] = quantile(relative, 0.75);
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

  private static ReportTable progression(
      VirtualPlan plan, List<List<Pool.Course>> arms, double[][] freeDays) {
    List<String> names = plan.arms().stream().map(VirtualPlan.Arm::name).toList();
    List<Column> columns = new ArrayList<>(List.of(TextColumn.of("arm", names)));
    for (int months : new int[] {6, 12, 24}) {
      double day = months * 30.4375;
      if (day > plan.days()) {
        continue;
      }
      columns.add(
          new NumberColumn(
              "progressed_by_" + months + "_months",
              Arrays.stream(freeDays)
                  .mapToDouble(
                      d -> Arrays.stream(d).filter(t -> t <= day).count() / (double) d.length)
                  .toArray()));
    }
    columns.add(
        new NumberColumn(
            "no_response",
            arms.stream()
                .mapToDouble(courses ->
                    courses.stream().filter(c -> !halved(c)).count() / (double) courses.size())
                .toArray()));
    columns.add(
        new NumberColumn(
            "mean_free_days",
            Arrays.stream(freeDays)
                .mapToDouble(d -> Arrays.stream(d).average().orElse(Double.NaN))
                .toArray()));
    return ReportTable.of(
        "arms-resistance",
        "Resistance by arm",
        CohortPart.MARK
            + "Shares of the whole pool, M-protein without error: progression by six and twelve"
            + " months, M-protein never halved, and mean days without progression within follow-up.",
        Table.of("arms-resistance", columns));
  }

  /** Whether M-protein fell to half at some visit. */
  static boolean halved(Pool.Course course) {
    return Arrays.stream(course.protein()).anyMatch(p -> p <= 0.5 * course.protein()[0]);
  }

  private static Figure forest(VirtualPlan plan, List<Benefit.Row> sound) {
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

  private static Figure calibration(List<Benefit.Row> sound) {
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

  private static ReportTable patients(VirtualPlan plan, List<Benefit.Row> rows) {
    List<Column> columns = new ArrayList<>();
    columns.add(TextColumn.of("patient", rows.stream().map(Benefit.Row::id).toList()));
    columns.add(
        new NumberColumn(
            "effective_twins", rows.stream().mapToDouble(r -> r.twin().effective()).toArray()));
    columns.add(
        TextColumn.of(
            "refused",
            rows.stream().map(r -> r.twin().refusal().map(f -> f.what()).orElse("")).toList()));
    for (int a = 0; a < plan.arms().size(); a++) {
      int arm = a;
      columns.add(
          new NumberColumn(
              "resistant_under_" + plan.arms().get(a).name(),
              rows.stream().mapToDouble(r -> r.resistant()[arm]).toArray()));
    }
    columns.add(
        new NumberColumn("gain_days", rows.stream().mapToDouble(Benefit.Row::gain).toArray()));
    columns.add(interval("gain_lower", rows, Interval::lower));
    columns.add(interval("gain_upper", rows, Interval::upper));
    columns.add(
        new NumberColumn(
            "true_gain_days", rows.stream().mapToDouble(Benefit.Row::truth).toArray()));
    return ReportTable.of(
        "arms-by-patient",
        "Arms by patient",
        CohortPart.MARK
            + "Probability of resistance (progression within six months, or M-protein never halved)"
            + " under each arm, and days won by the second arm, from each patient's twins.",
        Table.of("arms-by-patient", columns));
  }

  private static NumberColumn interval(
      String name, List<Benefit.Row> rows, java.util.function.ToDoubleFunction<Interval> end) {
    return new NumberColumn(
        name, rows.stream().mapToDouble(r -> end.applyAsDouble(r.interval())).toArray());
  }

  private static ReportTable worthTable(List<Benefit.Worth> worth) {
    return ReportTable.of(
        "measurement-worth",
        "What would narrow the prediction",
        CohortPart.MARK
            + "Share of the variance of the predicted benefit that one further measurement would take"
            + " away, on average over the first patients and over what it may show.",
        Table.of(
            "measurement-worth",
            List.of(
                TextColumn.of("measurement", worth.stream().map(Benefit.Worth::what).toList()),
                new NumberColumn(
                    "variance_removed",
                    worth.stream().mapToDouble(Benefit.Worth::reduction).toArray()))));
  }
}
