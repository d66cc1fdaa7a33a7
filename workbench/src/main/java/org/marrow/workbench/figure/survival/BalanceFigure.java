package org.marrow.workbench.figure.survival;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.marrow.foundation.table.NumberColumn;
import org.marrow.foundation.table.Table;
import org.marrow.foundation.table.TextColumn;
import org.marrow.survival.confounding.Balance;
import org.marrow.workbench.figure.Axis;
import org.marrow.workbench.figure.Figure;
import org.marrow.workbench.figure.Plot;
import org.marrow.workbench.figure.Points;
import org.marrow.workbench.figure.Reference;
import org.marrow.workbench.figure.Style;

/** Standardised differences of two groups before and after weighting. */
public final class BalanceFigure {
  private BalanceFigure() {}

  /** The picture and its table. */
  public static Figure of(String id, List<Balance> balance) {
    int n = balance.size();
    double[] y = IntStream.range(0, n).mapToDouble(i -> n - 1 - i).toArray();
    double[] before = all(balance, Balance::before);
    double[] after = all(balance, Balance::after);
    Plot plot =
        Plot.of(
                id,
                "Balance before and after weighting",
                "Standardised differences of " + n + " covariates before and after weighting.",
                Axis.covering(
                    "Standardised difference", "", before, after, new double[] {-0.2, 0.2}),
                Axis.categories(
                    "Covariate", balance.stream().map(Balance::covariate).toList().reversed()))
            .with(
                new Reference("", 0, true),
                new Reference("\u00b10.1", -Balance.LIMIT, true),
                new Reference("\u00b10.1", Balance.LIMIT, true),
                new Points("before", Style.of(1), before, y),
                new Points("after", Style.of(0), after, y))
            .tall(Math.max(60, 26.0 * n));
    return Figure.of(
        plot,
        "Differences of means divided by the groups' standard deviation; within 0.1 either way is"
            + " called balanced.",
        Table.of(
            id,
            List.of(
                TextColumn.of("covariate", balance.stream().map(Balance::covariate).toList()),
                new NumberColumn("before", before),
                new NumberColumn("after", after))));
  }

  private static double[] all(List<Balance> balance, ToDoubleFunction<Balance> value) {
    return balance.stream().mapToDouble(value).toArray();
  }
}
