package org.marrow.workbench.figure.niche;

import java.util.ArrayList;
import java.util.List;
import org.marrow.foundation.table.Column;
import org.marrow.foundation.table.NumberColumn;
import org.marrow.foundation.table.Table;
import org.marrow.foundation.table.TextColumn;
import org.marrow.niche.regimen.Administration;
import org.marrow.workbench.figure.Axis;
import org.marrow.workbench.figure.Figure;
import org.marrow.workbench.figure.Mark;
import org.marrow.workbench.figure.Plot;
import org.marrow.workbench.figure.Points;
import org.marrow.workbench.figure.Style;

/** A regimen as a calendar strip: a row a drug, a mark a dose. */
public final class RegimenCalendar {
  private RegimenCalendar() {}

  /**
   * The picture and its table.
   *
   * @param doses in order of time, at least one
   * @param drugs rows from top to bottom
   */
  public static Figure of(List<Administration> doses, List<String> drugs) {
    double last = doses.stream().mapToDouble(Administration::time).max().orElse(1) + 1;
    List<Mark> marks = new ArrayList<>();
    List<String> rows = new ArrayList<>(drugs.reversed());
    for (String drug : drugs) {
      double[] days =
          doses.stream()
              .filter(d -> d.drug().equals(drug))
              .mapToDouble(d -> d.time() + 1)
              .toArray();
      double[] row = new double[days.length];
      java.util.Arrays.fill(row, rows.indexOf(drug));
      marks.add(new Points(drug, Style.of(drugs.indexOf(drug)), days, row));
    }
    Plot plot =
        Plot.of(
                "regimen-calendar",
                "Calendar of the regimen",
                doses.size()
                    + " doses of "
                    + String.join(", ", drugs)
                    + " on days 1 to "
                    + Math.round(last)
                    + ".",
                Axis.linear(
                    "Day", "day 1 is the first dose", Math.min(0, doses.getFirst().time()), last),
                Axis.categories("Drug", rows))
            .with(marks.toArray(Mark[]::new))
            .tall(40 + 34.0 * drugs.size());
    return Figure.of(plot, "Each mark is a dose of the regimen as written.", table(doses));
  }

  /** Every dose as a table. */
  public static Table table(List<Administration> doses) {
    List<Column> columns =
        List.of(
            new NumberColumn("day", doses.stream().mapToDouble(d -> d.time() + 1).toArray()),
            TextColumn.of("drug", doses.stream().map(Administration::drug).toList()),
            new NumberColumn("dose", doses.stream().mapToDouble(d -> d.amount().value()).toArray()),
            TextColumn.of("unit", doses.stream().map(d -> d.amount().unit().toString()).toList()),
            TextColumn.of("route", doses.stream().map(d -> d.route().words()).toList()),
            new NumberColumn(
                "infusion_days", doses.stream().mapToDouble(Administration::duration).toArray()),
            TextColumn.of("phase", doses.stream().map(Administration::phase).toList()),
            new NumberColumn("cycle", doses.stream().mapToDouble(Administration::cycle).toArray()));
    return Table.of("doses", columns);
  }
}
