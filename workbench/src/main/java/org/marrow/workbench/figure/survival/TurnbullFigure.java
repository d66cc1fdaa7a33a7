package org.marrow.workbench.figure.survival;

import java.util.ArrayList;
import java.util.List;
import org.marrow.foundation.table.NumberColumn;
import org.marrow.foundation.table.Table;
import org.marrow.survival.curves.Turnbull;
import org.marrow.workbench.figure.Axis;
import org.marrow.workbench.figure.Figure;
import org.marrow.workbench.figure.Plot;
import org.marrow.workbench.figure.Steps;
import org.marrow.workbench.figure.Style;

/**
 * Survival from interval-censored times: the highest and the lowest curve that the estimate allows,
 * since it does not say where inside its intervals the probability lies.
 */
public final class TurnbullFigure {
  private TurnbullFigure() {}

  /**
   * The picture and its table.
   *
   * @param last end of the time axis, above 0
   * @param unit unit of the times, or the empty string
   */
  public static Figure of(String id, Turnbull fit, double last, String unit) {
    List<double[]> late = new ArrayList<>(List.of(new double[] {0, 1}));
    List<double[]> early = new ArrayList<>(List.of(new double[] {0, 1}));
    double survival = 1;
    for (int k = 0; k < fit.size(); k++) {
      survival = Math.max(0, survival - fit.mass(k));
      early.add(new double[] {Math.max(0, fit.left(k)), survival});
      if (Double.isFinite(fit.right(k))) {
        late.add(new double[] {fit.right(k), survival});
      }
    }
    late.add(new double[] {last, late.getLast()[1]});
    Plot plot =
        Plot.of(
                id,
                "Survival from visits (Turnbull)",
                "Two step curves between which the survival lies.",
                Axis.linear("Time", unit, 0, last > 0 ? last : 1),
                Axis.linear("Probability of no event", "", 0, 1))
            .with(
                steps("events at the end of their intervals", 0, late),
                steps("events at the beginning of their intervals", 1, early))
            .withNotes(
                List.of(
                    "Where inside an interval the probability lies the data do not say: every curve"
                        + " between the two fits them equally well."));
    int n = fit.size();
    double[] left = new double[n];
    double[] right = new double[n];
    double[] mass = new double[n];
    for (int k = 0; k < n; k++) {
      left[k] = fit.left(k);
      // A missing right end is an interval without end.
      right[k] = Double.isFinite(fit.right(k)) ? fit.right(k) : Double.NaN;
      mass[k] = fit.mass(k);
    }
    return Figure.of(
        plot,
        "Turnbull's estimate for events that are known only to lie between two visits.",
        Table.of(
            id,
            List.of(
                new NumberColumn("event_after", left),
                new NumberColumn("at_or_before", right),
                new NumberColumn("probability", mass))));
  }

  private static Steps steps(String name, int series, List<double[]> points) {
    return new Steps(
        name,
        Style.of(series),
        points.stream().mapToDouble(p -> p[0]).toArray(),
        points.stream().mapToDouble(p -> p[1]).toArray());
  }
}
