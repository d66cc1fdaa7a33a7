package org.marrow.workbench.figure.niche;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.marrow.foundation.table.NumberColumn;
import org.marrow.foundation.table.Table;
import org.marrow.foundation.table.TextColumn;
import org.marrow.niche.twin.TwinCoverage;
import org.marrow.workbench.figure.Axis;
import org.marrow.workbench.figure.Band;
import org.marrow.workbench.figure.Bars;
import org.marrow.workbench.figure.Figure;
import org.marrow.workbench.figure.Intervals;
import org.marrow.workbench.figure.Line;
import org.marrow.workbench.figure.Mark;
import org.marrow.workbench.figure.Panels;
import org.marrow.workbench.figure.Plot;
import org.marrow.workbench.figure.Points;
import org.marrow.workbench.figure.Reference;
import org.marrow.workbench.figure.SideColumns;
import org.marrow.workbench.figure.Style;

/**
 * Calibration of twins: how often intervals held the truth, and how evenly truths rank in their
 * posteriors (Talts 2018, arXiv:1804.06788).
 */
public final class CoveragePlot {
  private static final int BINS = 20;
  private static final int STEPS = 100;

  private CoveragePlot() {}

  /** The picture and its table. */
  public static Figure of(TwinCoverage coverage) {
    List<Plot> plots = new ArrayList<>(List.of(shares(coverage), differences(coverage)));
    coverage.quantities().stream()
        .filter(q -> q.use().equals("predicted"))
        .limit(1)
        .forEach(q -> plots.add(histogram(q)));
    Panels panels = new Panels("twins", "Calibration of twins", plots);
    return Figure.of(
        panels,
        "Simulated patients with known truth. Above: share of 90 % intervals that held it, with its"
            + " 95 % interval. Middle: distribution of the truth's rank less the uniform one; the band"
            + " holds a whole line with 95 % probability. Below: ranks of one predicted quantity.",
        table(coverage));
  }

  private static Plot shares(TwinCoverage coverage) {
    List<TwinCoverage.Quantity> rows = coverage.quantities().reversed();
    int n = rows.size();
    double[] at = new double[n];
    Arrays.setAll(at, i -> i);
    double[] low = rows.stream().mapToDouble(q -> q.interval().lower()).toArray();
    double[] high = rows.stream().mapToDouble(q -> q.interval().upper()).toArray();
    double[] share = rows.stream().mapToDouble(TwinCoverage.Quantity::share).toArray();
    double least = Math.min(0.85, Math.floor(20 * Arrays.stream(low).min().orElse(0)) / 20);
    return Plot.of(
            "coverage",
            "Intervals that held the truth",
            "The share of "
                + percent(coverage.level())
                + " intervals that held the truth, a row a quantity.",
            Axis.linear("Share of simulated patients", "", least, 1),
            Axis.categories("Quantity", rows.stream().map(TwinCoverage.Quantity::name).toList()))
        .tall(30.0 * n)
        .with(
            new Reference("wanted", coverage.level(), true),
            new Intervals("95 % interval", Style.of(0), at, low, high, true),
            new Points("share", Style.of(0), share, at))
        .withBeside(
            new SideColumns(
                Arrays.stream(at).boxed().toList(),
                List.of(
                    new SideColumns.Column(
                        "held", rows.stream().map(q -> q.covered() + "/" + q.used()).toList()),
                    new SideColumns.Column(
                        "use", rows.stream().map(TwinCoverage.Quantity::use).toList()))));
  }

  private static Plot differences(TwinCoverage coverage) {
    double[] x = new double[STEPS + 1];
    Arrays.setAll(x, i -> (double) i / STEPS);
    double allowed = coverage.quantities().getFirst().allowed();
    double[] low = new double[x.length];
    double[] high = new double[x.length];
    Arrays.fill(low, -allowed);
    Arrays.fill(high, allowed);
    List<Mark> marks =
        new ArrayList<>(List.of(new Band("95 % of even ranks", Style.of(7), x, low, high, false)));
    double most = allowed;
    // More lines than the palette has colours could not be told apart; the table has every
    // quantity.
    List<TwinCoverage.Quantity> drawn =
        coverage.quantities().stream().filter(q -> !q.use().startsWith("measured")).toList();
    for (int q = 0; q < drawn.size(); q++) {
      double[] ranks = drawn.get(q).ranks();
      double[] y = new double[x.length];
      for (int i = 0; i < x.length; i++) {
        double at = x[i];
        y[i] = (double) Arrays.stream(ranks).filter(r -> r <= at).count() / ranks.length - at;
        most = Math.max(most, Math.abs(y[i]));
      }
      marks.add(new Line(drawn.get(q).name(), Style.of(q), x, y));
    }
    double edge = Math.ceil(50 * most) / 50;
    return Plot.of(
            "ranks",
            "Rank of the truth in the posterior",
            "Distribution function of the ranks less that of even ranks, a line a quantity that was not measured; inside the band nothing"
                + " speaks against calibration.",
            Axis.linear("Rank of the truth", "share of the posterior below it", 0, 1),
            Axis.linear("Difference from even ranks", "", -edge, edge))
        .with(marks.toArray(Mark[]::new));
  }

  private static Plot histogram(TwinCoverage.Quantity quantity) {
    double[] middle = new double[BINS];
    double[] count = new double[BINS];
    Arrays.setAll(middle, i -> (i + 0.5) / BINS);
    for (double rank : quantity.ranks()) {
      count[Math.min(BINS - 1, (int) (rank * BINS))]++;
    }
    double even = (double) quantity.used() / BINS;
    double spread = 1.96 * StrictMath.sqrt(even * (1 - 1.0 / BINS));
    double[] ends = {0, 1};
    double top = Math.max(Arrays.stream(count).max().orElse(1), even + spread);
    return Plot.of(
            "rank-histogram",
            "Ranks of: " + quantity.name(),
            "A hump would mean intervals that are too wide, a trough too narrow, a slope a bias.",
            Axis.linear("Rank of the truth", "", 0, 1),
            Axis.linear("Simulated patients", "", 0, 5 * Math.ceil(top / 5)))
        .tall(160)
        .with(
            new Bars("patients", Style.of(0), middle, count, 0, 0.9 / BINS),
            new Band(
                "95 % of even bars",
                Style.of(7),
                ends,
                new double[] {even - spread, even - spread},
                new double[] {even + spread, even + spread},
                false),
            new Reference("", even, false));
  }

  private static Table table(TwinCoverage coverage) {
    List<TwinCoverage.Quantity> rows = coverage.quantities();
    return Table.of(
        "twins",
        List.of(
            TextColumn.of("quantity", rows.stream().map(TwinCoverage.Quantity::name).toList()),
            TextColumn.of("use", rows.stream().map(TwinCoverage.Quantity::use).toList()),
            new NumberColumn("held", rows.stream().mapToDouble(q -> q.covered()).toArray()),
            new NumberColumn("patients", rows.stream().mapToDouble(q -> q.used()).toArray()),
            new NumberColumn("distance", rows.stream().mapToDouble(q -> q.distance()).toArray()),
            new NumberColumn("allowed", rows.stream().mapToDouble(q -> q.allowed()).toArray())));
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.0f %%", 100 * share);
  }
}
