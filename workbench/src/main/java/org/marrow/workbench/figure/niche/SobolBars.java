package org.marrow.workbench.figure.niche;

import java.util.ArrayList;
import java.util.List;
import org.marrow.foundation.table.NumberColumn;
import org.marrow.foundation.table.Table;
import org.marrow.foundation.table.TextColumn;
import org.marrow.niche.fit.MouseSensitivity;
import org.marrow.workbench.figure.Axis;
import org.marrow.workbench.figure.Figure;
import org.marrow.workbench.figure.Plot;
import org.marrow.workbench.figure.Spans;
import org.marrow.workbench.figure.Style;

/** Sobol's indices of one readout as a tornado: the most influential number on top. */
public final class SobolBars {
  private SobolBars() {}

  /** The picture and its table. */
  public static Figure of(MouseSensitivity sensitivity, MouseSensitivity.Output output) {
    int[] ranking = MouseSensitivity.ranking(output);
    int n = ranking.length;
    double[] rows = new double[n];
    double[] zero = new double[n];
    double[] first = new double[n];
    double[] total = new double[n];
    List<String> names = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      int factor = ranking[n - 1 - i];
      rows[i] = i;
      first[i] = Math.max(0, output.first()[factor]);
      total[i] = output.total()[factor];
      names.add(words(sensitivity.factors().get(factor)));
    }
    String arm = output.row().arm().equals("both") ? "bortezomib and anakinra" : output.row().arm();
    String what = output.row().readout().words() + " (" + arm.replace('-', ' ') + ")";
    String id = "sobol-" + sensitivity.rival().id() + "-" + output.row().arm();
    Plot plot =
        Plot.of(
                id + (output.row().readout().name().startsWith("M1") ? "-m1" : ""),
                "What moves " + what,
                "Simulated, not measured. Most of the variance goes with " + names.getLast() + ".",
                Axis.linear("Share of the variance", "", 0, Math.max(1, max(total))),
                Axis.categories("Number of the model", names))
            .tall(Math.max(80, 34.0 * n))
            .with(
                new Spans("alone", Style.of(0), shifted(rows, 0.19), zero, first, 0.36),
                new Spans("with others too", Style.of(1), shifted(rows, -0.19), zero, total, 0.36));
    Table table =
        Table.of(
            id,
            List.of(
                TextColumn.of("number", names.reversed()),
                new NumberColumn("first", reversed(first)),
                new NumberColumn("total", reversed(total))));
    return Figure.of(
        plot,
        "Simulated, not measured. Rival "
            + sensitivity.rival().id()
            + ". Sobol's indices; each number between half and twice its value.",
        table);
  }

  /** A number's id as words, abbreviations as the field writes them. */
  private static String words(String id) {
    return id.replace('_', ' ')
        .replaceFirst("^tic\\b", "TIC")
        .replaceFirst("^il1\\b", "IL-1")
        .replaceFirst("^m(\\d)\\b", "M$1");
  }

  private static double max(double[] values) {
    double most = 0;
    for (double v : values) {
      most = Math.max(most, v);
    }
    return most;
  }

  private static double[] shifted(double[] values, double by) {
    double[] moved = values.clone();
    for (int i = 0; i < moved.length; i++) {
      moved[i] += by;
    }
    return moved;
  }

  private static double[] reversed(double[] values) {
    double[] back = new double[values.length];
    for (int i = 0; i < back.length; i++) {
      back[i] = values[values.length - 1 - i];
    }
    return back;
  }
}
