package org.marrow.workbench.figure.cytometry;

import java.util.List;
import java.util.stream.IntStream;
import org.marrow.cytometry.quality.Trace;
import org.marrow.foundation.table.NumberColumn;
import org.marrow.foundation.table.Table;
import org.marrow.workbench.figure.Axis;
import org.marrow.workbench.figure.Figure;
import org.marrow.workbench.figure.Line;
import org.marrow.workbench.figure.Plot;
import org.marrow.workbench.figure.Points;
import org.marrow.workbench.figure.Shape;
import org.marrow.workbench.figure.Style;

/** A channel, or the event rate, along the run; removed stretches are marked. */
public final class DriftPlot {
  private DriftPlot() {}

  /** The picture and its table. */
  public static Figure of(String id, String title, Trace trace) {
    double[] at = trace.at().stream().mapToDouble(Double::doubleValue).toArray();
    double[] value = trace.value().stream().mapToDouble(Double::doubleValue).toArray();
    int[] bad = IntStream.range(0, at.length).filter(trace.removed()::get).toArray();
    boolean rate = trace.unit().equals("s");
    Plot plot =
        Plot.of(
                id,
                title,
                at.length + " stretches of the run, " + bad.length + " removed.",
                Axis.covering(rate ? "Time" : "Event", rate ? "s" : "number in the file", at),
                Axis.covering(trace.channel(), rate ? "" : "median, scaled", value))
            .with(
                new Line("", Style.of(0).solid().wide(1.4), at, value),
                new Points(
                    "removed",
                    Style.of(1).with(Shape.CROSS),
                    IntStream.of(bad).mapToDouble(i -> at[i]).toArray(),
                    IntStream.of(bad).mapToDouble(i -> value[i]).toArray()));
    return Figure.of(
        plot,
        "Each point of the line is one stretch of the run; crosses are stretches that quality control"
            + " removed.",
        Table.of(
            id,
            List.of(
                new NumberColumn("at", at),
                new NumberColumn("value", value),
                new NumberColumn(
                    "removed", trace.removed().stream().mapToDouble(r -> r ? 1 : 0).toArray()))));
  }
}
