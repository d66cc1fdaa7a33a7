package org.marrow.workbench.figure.trial;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.marrow.foundation.number.NumberText;
import org.marrow.foundation.table.NumberColumn;
import org.marrow.foundation.table.Table;
import org.marrow.foundation.table.TextColumn;
import org.marrow.workbench.figure.Axis;
import org.marrow.workbench.figure.Figure;
import org.marrow.workbench.figure.Mark;
import org.marrow.workbench.figure.Plot;
import org.marrow.workbench.figure.Reference;
import org.marrow.workbench.figure.Spans;
import org.marrow.workbench.figure.Style;

/** How far an answer moves when each input goes to its low and to its high value, widest on top. */
public final class Tornado {
  /**
   * An input of the answer.
   *
   * @param name its name with its low and high value, for example {@code TIC sensitivity (0.1 to
   *     0.6 per day)}
   * @param low the answer at its low value
   * @param high the answer at its high value
   */
  public record Input(String name, double low, double high) {
    public Input {
      if (!Double.isFinite(low) || !Double.isFinite(high)) {
        throw new IllegalArgumentException("the answers of " + name + " must be finite");
      }
    }

    double width(double base) {
      return Math.max(Math.abs(high - low), Math.max(Math.abs(low - base), Math.abs(high - base)));
    }
  }

  private Tornado() {}

  /**
   * The picture and its table.
   *
   * @param id short name of the figure
   * @param title title
   * @param mark words that open the caption; may be empty
   * @param answer what is answered, with its unit in brackets
   * @param base the answer with every input at its usual value
   * @param inputs at least one
   */
  public static Figure of(
      String id, String title, String mark, String answer, double base, List<Input> inputs) {
    if (inputs.isEmpty()) {
      throw new IllegalArgumentException("a tornado needs inputs");
    }
    List<Input> sorted =
        inputs.stream()
            .sorted(
                Comparator.<Input>comparingDouble(i -> i.width(base))
                    .thenComparing(Input::name, Comparator.reverseOrder()))
            .toList();
    int n = sorted.size();
    double[] rows = new double[n];
    double[] from = new double[n];
    double[] low = new double[n];
    double[] high = new double[n];
    for (int i = 0; i < n; i++) {
      rows[i] = i;
      from[i] = base;
      low[i] = sorted.get(i).low();
      high[i] = sorted.get(i).high();
    }
    // Both ends on one side would cover one another: the low bar lies in the upper half of its row.
    List<Mark> marks = new ArrayList<>();
    marks.add(new Spans("at its low value", Style.of(0), shifted(rows, 0.19), from, low, 0.36));
    marks.add(new Spans("at its high value", Style.of(1), shifted(rows, -0.19), from, high, 0.36));
    marks.add(
        new Reference("all inputs as usual (" + NumberText.ENGLISH.of(base) + ")", base, true));
    Input widest = sorted.getLast();
    Plot plot =
        Plot.of(
                id,
                title,
                mark
                    + "Widest: "
                    + widest.name()
                    + ", from "
                    + NumberText.ENGLISH.of(widest.low())
                    + " to "
                    + NumberText.ENGLISH.of(widest.high())
                    + ".",
                Axis.covering(answer, "", low, high, new double[] {base}),
                Axis.categories("Input", sorted.stream().map(Input::name).toList()))
            .tall(Math.max(80, 34.0 * n))
            .with(marks.toArray(Mark[]::new));
    Table table =
        Table.of(
            id,
            List.of(
                TextColumn.of("input", sorted.reversed().stream().map(Input::name).toList()),
                new NumberColumn(
                    "at_low", sorted.reversed().stream().mapToDouble(Input::low).toArray()),
                new NumberColumn(
                    "at_high", sorted.reversed().stream().mapToDouble(Input::high).toArray())));
    return Figure.of(
        plot,
        mark
            + "One input at a time goes to its low and its high value; how inputs act together is"
            + " not shown.",
        table);
  }

  private static double[] shifted(double[] values, double by) {
    double[] moved = values.clone();
    for (int i = 0; i < moved.length; i++) {
      moved[i] += by;
    }
    return moved;
  }
}
