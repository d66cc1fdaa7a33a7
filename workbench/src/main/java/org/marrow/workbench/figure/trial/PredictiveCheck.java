package org.marrow.workbench.figure.trial;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.marrow.foundation.number.NumberText;
import org.marrow.foundation.table.Column;
import org.marrow.foundation.table.NumberColumn;
import org.marrow.foundation.table.Table;
import org.marrow.workbench.figure.AlignedTable;
import org.marrow.workbench.figure.Axis;
import org.marrow.workbench.figure.Band;
import org.marrow.workbench.figure.Figure;
import org.marrow.workbench.figure.Line;
import org.marrow.workbench.figure.Mark;
import org.marrow.workbench.figure.Plot;
import org.marrow.workbench.figure.Points;
import org.marrow.workbench.figure.Reference;
import org.marrow.workbench.figure.Style;

/**
 * Visual predictive check: percentiles of what was observed, in bins of time, over the range of the
 * same percentiles in many simulated copies of the data (Holford 2005, PAGE 14, abstract 738). Not
 * prediction-corrected: doses and covariates that differ between bins show as they are.
 */
public final class PredictiveCheck {
  private static final double[] SHARES = {0.1, 0.5, 0.9};
  private static final String[] NAMES = {"10th", "median", "90th"};

  private PredictiveCheck() {}

  /**
   * What was measured in one set of patients, or in one simulated copy of it.
   *
   * @param times when, one a measurement
   * @param values what, as many as {@code times}
   */
  @SuppressWarnings("ArrayRecordComponent") // compared nowhere; copied on the way in
  public record Visits(double[] times, double[] values) {
    public Visits {
      if (times.length != values.length) {
        throw new IllegalArgumentException(
            "visits need a value each, got " + times.length + " times and " + values.length);
      }
      times = times.clone();
      values = values.clone();
    }

    /** Sorted values by bin. */
    private double[][] binned(double[] edges) {
      double[][] binned = new double[edges.length - 1][];
      for (int b = 0; b < binned.length; b++) {
        binned[b] = pick(values, members(times, edges, b));
      }
      return binned;
    }
  }

  /**
   * The picture and its table.
   *
   * @param id short name of the figure
   * @param title title
   * @param mark words that open the caption; may be empty
   * @param time the time axis
   * @param value the axis of what is measured
   * @param edges edges of the bins, ascending, at least two; a time on an edge belongs above it,
   *     one on the last edge to the last bin
   * @param observed the observations
   * @param simulated copies of the observations, which may have other visits, as where patients
   *     leave; at least 20
   */
  public static Figure of(
      String id,
      String title,
      String mark,
      Axis time,
      Axis value,
      double[] edges,
      Visits observed,
      List<Visits> simulated) {
    if (edges.length < 2 || simulated.size() < 20) {
      throw new IllegalArgumentException(
          "a predictive check needs two edges and 20 simulated copies; got "
              + edges.length
              + " and "
              + simulated.size());
    }
    int bins = edges.length - 1;
    double[][] seenBins = observed.binned(edges);
    List<double[][]> copyBins = simulated.stream().map(copy -> copy.binned(edges)).toList();
    double[] middle = new double[bins];
    List<String> counts = new ArrayList<>();
    for (int b = 0; b < bins; b++) {
      middle[b] = (edges[b] + edges[b + 1]) / 2;
      counts.add(NumberText.ENGLISH.count(seenBins[b].length));
    }
    List<Mark> bands = new ArrayList<>();
    List<Mark> lines = new ArrayList<>();
    List<Column> columns = new ArrayList<>();
    columns.add(new NumberColumn("from", Arrays.copyOf(edges, bins)));
    columns.add(new NumberColumn("to", Arrays.copyOfRange(edges, 1, bins + 1)));
    columns.add(
        new NumberColumn("n", Arrays.stream(seenBins).mapToDouble(m -> m.length).toArray()));
    int outside = 0;
    int drawn = 0;
    for (int s = 0; s < SHARES.length; s++) {
      double[] seen = new double[bins];
      double[] low = new double[bins];
      double[] high = new double[bins];
      for (int b = 0; b < bins; b++) {
        int bin = b;
        double share = SHARES[s];
        seen[b] = quantile(seenBins[b], share);
        double[] copies =
            copyBins.stream().mapToDouble(copy -> quantile(copy[bin], share)).toArray();
        low[b] = quantile(copies, 0.025);
        high[b] = quantile(copies, 0.975);
        if (Double.isFinite(seen[b])) {
          drawn++;
          outside += seen[b] < low[b] || seen[b] > high[b] ? 1 : 0;
        }
      }
      Style style = Style.of(s);
      bands.add(new Band(NAMES[s], style, middle, low, high, false));
      lines.add(new Line(NAMES[s], style, middle, seen));
      lines.add(new Points(NAMES[s], style, middle, seen));
      columns.add(new NumberColumn("observed_p" + Math.round(SHARES[s] * 100), seen));
      columns.add(new NumberColumn("simulated_low_p" + Math.round(SHARES[s] * 100), low));
      columns.add(new NumberColumn("simulated_high_p" + Math.round(SHARES[s] * 100), high));
    }
    List<Mark> inner = new ArrayList<>();
    for (int b = 1; b < bins; b++) {
      inner.add(new Reference("", edges[b], true));
    }
    List<Double> at = Arrays.stream(middle).boxed().toList();
    Plot plot =
        Plot.of(
                id,
                title,
                mark
                    + outside
                    + " of "
                    + drawn
                    + " observed percentiles lie outside the range of the simulated ones.",
                time,
                value)
            .with(inner.toArray(Mark[]::new))
            .with(bands.toArray(Mark[]::new))
            .with(lines.toArray(Mark[]::new))
            .withUnder(
                new AlignedTable(
                    "Observations in each bin",
                    at,
                    List.of(new AlignedTable.Row("n", -1, counts))));
    String caption =
        mark
            + "Lines: 10th, 50th and 90th percentile of the observations in each bin. Bands: the"
            + " middle 95 % of the same percentile in "
            + simulated.size()
            + " simulated copies. Dotted: edges of the bins. Not prediction-corrected.";
    return Figure.of(plot, caption, Table.of(id, columns));
  }

  private static int[] members(double[] times, double[] edges, int bin) {
    boolean last = bin == edges.length - 2;
    List<Integer> rows = new ArrayList<>();
    for (int i = 0; i < times.length; i++) {
      if (times[i] >= edges[bin]
          && (times[i] < edges[bin + 1] || (last && times[i] == edges[bin + 1]))) {
        rows.add(i);
      }
    }
    return rows.stream().mapToInt(Integer::intValue).toArray();
  }

  private static double[] pick(double[] values, int[] rows) {
    return Arrays.stream(rows).mapToDouble(row -> values[row]).toArray();
  }

  /** The quantile by linear interpolation (type 7 of Hyndman and Fan 1996); NaN of nothing. */
  static double quantile(double[] values, double share) {
    double[] sorted = Arrays.stream(values).filter(v -> !Double.isNaN(v)).sorted().toArray();
    if (sorted.length == 0) {
      return Double.NaN;
    }
    double place = share * (sorted.length - 1);
    int below = (int) Math.floor(place);
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }
}
