package org.marrow.workbench.figure.cytometry;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.marrow.cytometry.template.Control;
import org.marrow.cytometry.template.MarkerTable;
import org.marrow.cytometry.template.Threshold;
import org.marrow.foundation.number.NumberText;
import org.marrow.foundation.table.NumberColumn;
import org.marrow.foundation.table.Table;
import org.marrow.workbench.figure.Axis;
import org.marrow.workbench.figure.Figure;
import org.marrow.workbench.figure.Line;
import org.marrow.workbench.figure.Mark;
import org.marrow.workbench.figure.Plot;
import org.marrow.workbench.figure.Reference;
import org.marrow.workbench.figure.Style;

/** One marker of a population against the control tubes, each curve to its own height of 100 %. */
public final class ControlHistogram {
  private static final int BINS = 160;
  private static final double SIGMA = 1.8;

  private ControlHistogram() {}

  /**
   * The picture and its table.
   *
   * @param events events of the population
   * @param controls control tubes that measured the marker; may be empty
   * @param threshold the threshold in use, if any
   */
  public static Figure of(
      String id,
      String title,
      MarkerTable table,
      BitSet events,
      String marker,
      List<Control> controls,
      Optional<Threshold> threshold) {
    MarkerAxis axis = MarkerAxis.of(table, marker, events);
    List<Mark> marks = new ArrayList<>();
    double[] middles = new double[BINS];
    for (int i = 0; i < BINS; i++) {
      middles[i] = axis.axis().min() + (i + 0.5) / BINS * (axis.axis().max() - axis.axis().min());
    }
    double[] sample = heights(axis, table.raw(marker, events));
    marks.add(new Line(table.name(), Style.of(0), middles, sample));
    List<NumberColumn> columns = new ArrayList<>();
    columns.add(new NumberColumn("place", middles));
    columns.add(new NumberColumn(table.name(), sample));
    int series = 1;
    for (Control control : controls) {
      if (control.controls(marker)) {
        double[] heights = heights(axis, control.table().raw(marker));
        marks.add(
            new Line(
                control.kind().word() + " " + control.table().name(),
                Style.of(series),
                middles,
                heights));
        columns.add(
            new NumberColumn(
                control.kind().word() + " " + series + " " + control.table().name(), heights));
        series++;
      }
    }
    threshold.ifPresent(t ->
        marks.add(
            new Reference(
                t.key() + " " + NumberText.ENGLISH.of(t.raw()) + ", " + t.source().words(),
                axis.place().applyAsDouble(t.raw()),
                true)));
    Plot plot =
        Plot.of(
                id,
                title,
                marker + " of " + NumberText.ENGLISH.count(events.cardinality()) + " events.",
                axis.axis(),
                Axis.linear("Events", "% of the highest", 0, 105))
            .with(marks.toArray(Mark[]::new));
    return Figure.of(
        plot,
        "Each curve is scaled to its own highest point, so tubes of different size can be compared.",
        Table.of(id, List.copyOf(columns)));
  }

  private static double[] heights(MarkerAxis axis, double[] raw) {
    double[] counts = new double[BINS];
    for (double value : raw) {
      double share = axis.axis().at(axis.place().applyAsDouble(value));
      counts[Math.clamp((int) Math.floor(share * BINS), 0, BINS - 1)]++;
    }
    double[] smooth = new double[BINS];
    double highest = 0;
    for (int i = 0; i < BINS; i++) {
      for (int j = Math.max(0, i - 8); j <= Math.min(BINS - 1, i + 8); j++) {
        smooth[i] += counts[j] * StrictMath.exp(-0.5 * (i - j) * (i - j) / (SIGMA * SIGMA));
      }
      highest = Math.max(highest, smooth[i]);
    }
    for (int i = 0; highest > 0 && i < BINS; i++) {
      smooth[i] *= 100 / highest;
    }
    return smooth;
  }
}
