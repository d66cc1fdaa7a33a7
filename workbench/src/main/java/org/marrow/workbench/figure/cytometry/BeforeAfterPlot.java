package org.marrow.workbench.figure.cytometry;

import java.util.ArrayList;
import java.util.List;
import org.marrow.cytometry.count.Count;
import org.marrow.cytometry.count.DetectionStatus;
import org.marrow.cytometry.count.PairedChange;
import org.marrow.foundation.table.NumberColumn;
import org.marrow.foundation.table.Table;
import org.marrow.foundation.table.TextColumn;
import org.marrow.workbench.figure.Axis;
import org.marrow.workbench.figure.Figure;
import org.marrow.workbench.figure.Intervals;
import org.marrow.workbench.figure.Line;
import org.marrow.workbench.figure.Mark;
import org.marrow.workbench.figure.Plot;
import org.marrow.workbench.figure.Points;
import org.marrow.workbench.figure.Shape;
import org.marrow.workbench.figure.Style;

/**
 * Changes as one line a patient from before to after. A count below the limit of detection stands
 * at the limit with a cross, never at a figure of its own.
 */
public final class BeforeAfterPlot {
  private BeforeAfterPlot() {}

  /**
   * The picture and its table.
   *
   * @param changes one a patient, of one population; at least one
   */
  public static Figure of(String id, String title, List<PairedChange> changes) {
    List<Mark> marks = new ArrayList<>();
    double low = 1;
    double high = 0;
    List<Double> belowX = new ArrayList<>();
    List<Double> belowY = new ArrayList<>();
    for (int i = 0; i < changes.size(); i++) {
      PairedChange change = changes.get(i);
      double[] y = {height(change.before()), height(change.after())};
      double[] x = {0, 1};
      marks.add(new Line("", Style.of(i).solid().wide(1.4), x, y));
      double shift = changes.size() == 1 ? 0 : 0.05 * ((double) i / (changes.size() - 1) - 0.5);
      Count[] both = {change.before(), change.after()};
      for (int side = 0; side < 2; side++) {
        if (isBelow(both[side])) {
          belowX.add(x[side]);
          belowY.add(y[side]);
        } else {
          double lower = both[side].interval().lower() * 100;
          double upper = both[side].interval().upper() * 100;
          marks.add(
              new Intervals(
                  "",
                  Style.of(i).solid(),
                  new double[] {x[side] + shift},
                  new double[] {lower},
                  new double[] {upper},
                  false));
          low = Math.min(low, lower / 100);
          high = Math.max(high, upper / 100);
        }
        low = Math.min(low, y[side] / 100);
        high = Math.max(high, y[side] / 100);
      }
      marks.add(new Points("", Style.of(i).with(Shape.CIRCLE), x, y));
    }
    if (!belowX.isEmpty()) {
      marks.add(
          new Points(
              "below the limit of detection, drawn at it",
              Style.of(4).with(Shape.CROSS),
              belowX.stream().mapToDouble(Double::doubleValue).toArray(),
              belowY.stream().mapToDouble(Double::doubleValue).toArray()));
    }
    double bottom = StrictMath.pow(10, Math.floor(StrictMath.log10(Math.max(1e-9, low * 100))));
    double top = StrictMath.pow(10, Math.ceil(StrictMath.log10(Math.max(1e-8, high * 100))));
    Count first = changes.getFirst().before();
    Plot plot =
        Plot.of(
                id,
                title,
                changes.size() + " pairs before and after.",
                Axis.categories("Visit", List.of("before", "after")),
                Axis.log("Share", "% of " + first.denominator(), bottom, top))
            .with(marks.toArray(Mark[]::new));
    return Figure.of(
        plot,
        "One line a pair; bars are exact intervals of each count. The change itself has its own"
            + " interval, in the table.",
        table(id, changes));
  }

  private static Table table(String id, List<PairedChange> changes) {
    return Table.of(
        id,
        List.of(
            TextColumn.of("before", changes.stream().map(c -> c.before().describe()).toList()),
            TextColumn.of("after", changes.stream().map(c -> c.after().describe()).toList()),
            TextColumn.of("change", changes.stream().map(PairedChange::describe).toList()),
            new NumberColumn("p", changes.stream().mapToDouble(PairedChange::pValue).toArray()),
            TextColumn.of(
                "variation", changes.stream().map(c -> c.variation().source()).toList())));
  }

  private static boolean isBelow(Count count) {
    return count.status().compareTo(DetectionStatus.NOT_QUANTIFIABLE) < 0;
  }

  private static double height(Count count) {
    return 100 * (isBelow(count) ? count.detectableShare() : count.share());
  }
}
