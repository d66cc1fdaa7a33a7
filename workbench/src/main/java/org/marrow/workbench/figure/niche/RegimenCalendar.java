package org.marrow.workbench.figure.niche;

import java.util.ArrayList;
import java.util.Arrays;
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
import org.marrow.workbench.figure.Shape;
import org.marrow.workbench.figure.Style;

/** Regimens as a calendar strip: a row a drug of an arm, a tick a dose. */
public final class RegimenCalendar {
  private RegimenCalendar() {}

  /**
   * The doses of one arm.
   *
   * @param name the arm in words; may be empty where there is only one
   * @param doses in order of time, at least one
   */
  public record Arm(String name, List<Administration> doses) {
    public Arm {
      doses = List.copyOf(doses);
      if (doses.isEmpty()) {
        throw new IllegalArgumentException("arm " + name + " needs a dose");
      }
    }
  }

  /**
   * The picture and its table.
   *
   * @param mark words that open the caption; may be empty
   * @param arms from above, at least one
   */
  public static Figure of(String mark, List<Arm> arms) {
    List<String> drugs = arms.stream().flatMap(a -> drugs(a).stream()).distinct().toList();
    List<String> rows = new ArrayList<>();
    List<Mark> marks = new ArrayList<>();
    double first = 0;
    double last = 1;
    int number = arms.stream().mapToInt(a -> drugs(a).size()).sum();
    for (Arm arm : arms) {
      for (String drug : drugs(arm)) {
        double[] days =
            arm.doses().stream()
                .filter(d -> d.drug().equals(drug))
                .mapToDouble(d -> d.time() + 1)
                .toArray();
        double[] row = new double[days.length];
        Arrays.fill(row, number - 1 - rows.size());
        Style style = Style.of(drugs.indexOf(drug)).with(Shape.TICK);
        marks.add(new Points(drug, style, days, row));
        rows.add(arm.name().isEmpty() ? drug : arm.name() + ": " + drug);
        first = Math.min(first, days[0]);
        last = Math.max(last, days[days.length - 1]);
      }
    }
    Plot plot =
        Plot.of(
                "regimen-calendar",
                arms.size() == 1 ? "Calendar of the regimen" : "Calendar of the regimens",
                mark + "Doses of " + String.join(", ", drugs) + " to day " + Math.round(last) + ".",
                Axis.linear("Day", "day 1 is the first dose", first, last + 1),
                Axis.categories("Drug", rows.reversed()))
            .with(marks.toArray(Mark[]::new))
            .tall(30 + 26.0 * number);
    return Figure.of(plot, mark + "Each tick is a dose of the regimen as written.", byArm(arms));
  }

  private static List<String> drugs(Arm arm) {
    return arm.doses().stream().map(Administration::drug).distinct().toList();
  }

  private static Table byArm(List<Arm> arms) {
    List<String> names = new ArrayList<>();
    List<Administration> doses = new ArrayList<>();
    for (Arm arm : arms) {
      arm.doses().forEach(_ -> names.add(arm.name()));
      doses.addAll(arm.doses());
    }
    List<Column> columns = new ArrayList<>(List.of(TextColumn.of("arm", names)));
    columns.addAll(table(doses).columns());
    return Table.of("regimen-calendar", columns);
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
