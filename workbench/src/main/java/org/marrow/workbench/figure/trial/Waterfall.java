package org.marrow.workbench.figure.trial;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.marrow.foundation.table.NumberColumn;
import org.marrow.foundation.table.Table;
import org.marrow.foundation.table.TextColumn;
import org.marrow.workbench.figure.Axis;
import org.marrow.workbench.figure.Bars;
import org.marrow.workbench.figure.Figure;
import org.marrow.workbench.figure.Plot;
import org.marrow.workbench.figure.Points;
import org.marrow.workbench.figure.Reference;
import org.marrow.workbench.figure.Style;

/**
 * Best change of M-protein, one bar a patient from worst to best, with the thresholds of minor,
 * partial and very good partial response: -25, -50 and -90 % (IMWG; Kumar and others 2016,
 * doi:10.1016/S1470-2045(16)30206-6).
 */
public final class Waterfall {
  /** A change above this is drawn as high as this, and said so; in percent. */
  static final double HIGHEST = 100;

  /** Above so many patients symbols would run into one another. */
  private static final int MANY = 90;

  private static final double BESIDE = 5;
  private static final double[] THRESHOLDS = {-25, -50, -90};
  private static final String[] NAMES = {
    "-25 %, minor response", "-50 %, partial", "-90 %, very good partial"
  };

  /**
   * A patient.
   *
   * @param id pseudonym
   * @param change best change of M-protein from baseline in percent, -100 or more
   * @param group arm or response, for colour and symbol
   */
  public record Patient(String id, double change, String group) {
    public Patient {
      if (!(change >= -100)) {
        throw new IllegalArgumentException(
            "M-protein cannot fall by more than 100 %, got " + change + " for " + id);
      }
    }
  }

  private Waterfall() {}

  /**
   * The picture and its table.
   *
   * @param id short name of the figure
   * @param title title
   * @param mark words that open the caption, such as that all is simulated; may be empty
   * @param patients at least one; patients of equal change stand in the order of their ids
   */
  public static Figure of(String id, String title, String mark, List<Patient> patients) {
    if (patients.isEmpty()) {
      throw new IllegalArgumentException("a waterfall needs patients");
    }
    List<Patient> sorted =
        patients.stream()
            .sorted(
                Comparator.comparingDouble(Patient::change).reversed().thenComparing(Patient::id))
            .toList();
    List<String> groups = sorted.stream().map(Patient::group).distinct().sorted().toList();
    double highest = sorted.stream().mapToDouble(Patient::change).max().orElse(0);
    Axis x =
        Axis.linear("Patients, from the least to the best change", "", 0, sorted.size())
            .withTicks(List.of(new org.marrow.workbench.figure.Tick(-1, "")));
    Axis y =
        Axis.linear("Best change of M-protein", "%", -100, Math.clamp(ceil(highest), 25, HIGHEST));
    Plot plot = Plot.of(id, title, mark + says(sorted), x, y).tall(260);
    for (int i = 0; i < THRESHOLDS.length; i++) {
      plot = plot.with(new Reference("", THRESHOLDS[i], false));
    }
    for (int g = 0; g < groups.size(); g++) {
      String group = groups.get(g);
      List<double[]> points = new ArrayList<>();
      for (int i = 0; i < sorted.size(); i++) {
        if (sorted.get(i).group().equals(group)) {
          points.add(new double[] {i + 0.5, Math.min(HIGHEST, sorted.get(i).change())});
        }
      }
      double[] at = points.stream().mapToDouble(p -> p[0]).toArray();
      double[] change = points.stream().mapToDouble(p -> p[1]).toArray();
      String name = groups.size() == 1 ? "" : group;
      plot = plot.with(new Bars(name, Style.of(g), at, change, 0, 0.86));
      if (groups.size() > 1 && sorted.size() <= MANY) {
        // Across the base line from its bar, where the symbol stands on paper.
        double[] beside = new double[change.length];
        for (int i = 0; i < beside.length; i++) {
          beside[i] = change[i] > 0 ? -BESIDE : BESIDE;
        }
        plot = plot.with(new Points(name, Style.of(g), at, beside));
      }
    }
    for (int i = 0; i < THRESHOLDS.length; i++) {
      plot =
          plot.with(
              new org.marrow.workbench.figure.Label(sorted.size() * 0.01, THRESHOLDS[i], NAMES[i]));
    }
    String caption =
        mark
            + "One bar a patient. Dashed lines: -25, -50 and -90 %, the thresholds of minor, partial"
            + " and very good partial response. The best value ever seen flatters: it says nothing of"
            + " how long a response lasted."
            + (highest > HIGHEST
                ? " Bars at +100 % reach higher; the table has their values."
                : "");
    Table table =
        Table.of(
            id,
            List.of(
                TextColumn.of("patient", sorted.stream().map(Patient::id).toList()),
                TextColumn.of("group", sorted.stream().map(Patient::group).toList()),
                new NumberColumn(
                    "best_change_percent",
                    sorted.stream().mapToDouble(Patient::change).toArray())));
    return Figure.of(plot, caption, table);
  }

  private static double ceil(double value) {
    return Math.ceil(value / 25) * 25;
  }

  private static String says(List<Patient> sorted) {
    long partial = sorted.stream().filter(p -> p.change() <= -50).count();
    long deep = sorted.stream().filter(p -> p.change() <= -90).count();
    return String.format(
        Locale.ROOT,
        "Of %d patients %d fell by 50 %% or more and %d by 90 %% or more.",
        sorted.size(),
        partial,
        deep);
  }
}
