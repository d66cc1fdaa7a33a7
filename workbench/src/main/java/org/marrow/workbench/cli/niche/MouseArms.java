package org.marrow.workbench.cli.niche;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.marrow.foundation.table.Column;
import org.marrow.foundation.table.NumberColumn;
import org.marrow.foundation.table.Table;
import org.marrow.foundation.table.TextColumn;
import org.marrow.niche.drug.ModelFolder;
import org.marrow.niche.experiment.Arm;
import org.marrow.niche.experiment.ArmResult;
import org.marrow.niche.experiment.MouseExperiments;
import org.marrow.niche.regimen.BodySize;
import org.marrow.niche.regimen.Regimen;
import org.marrow.workbench.figure.niche.CoursesPlot;

/** A mouse under every arm, beside an untreated one. */
final class MouseArms {
  private static final List<String> SHOWN =
      List.of("M1", "IL1", "TIC", "differentiated", "tic_fraction", "burden");

  private MouseArms() {}

  /** What {@code --json} prints; the courses are in {@code --csv}. */
  record Result(
      boolean simulated, String rival, Map<String, Double> settings, List<MouseArm> arms) {}

  /** One arm, read on day 14; folds of the untreated mouse; a death that is not seen is missing. */
  record MouseArm(
      String arm,
      String regimen,
      double m1Fold,
      double il1Fold,
      double ticShare,
      double ticFold,
      List<Double> deathDay) {}

  static NicheRuns run(ModelFolder models, NicheRequest request, BodySize body) {
    List<Arm> arms = new ArrayList<>();
    arms.add(new Arm("untreated", "untreated", "", Map.of()));
    for (NicheRequest.Treatment t : request.arms()) {
      t.regimen()
          .map(Regimen::text)
          .ifPresent(text -> arms.add(new Arm(t.name(), t.name(), text, Map.of())));
    }
    List<ArmResult> results =
        new MouseExperiments(models).run(request.rival(), arms, body, request.settings());
    List<MouseArm> rows =
        results.stream()
            .map(r ->
                new MouseArm(
                    r.arm().id(),
                    r.arm().regimen().isEmpty() ? "none" : r.arm().regimen(),
                    r.m1Fold(),
                    r.il1Fold(),
                    r.ticShare(),
                    r.ticFold(),
                    Double.isFinite(r.death()) ? List.of(r.death()) : List.of()))
            .toList();
    Table table = table(results);
    return new NicheRuns(
        new Result(true, request.rival().id(), request.settings(), rows),
        text(request, body, rows),
        table,
        figure(results, table));
  }

  private static String text(NicheRequest request, BodySize body, List<MouseArm> rows) {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "A mouse of %.0f g, rival %s, read on day 14; folds are of the untreated mouse. Simulated.",
            1000 * body.weight(),
            request.rival().id()));
    int width = rows.stream().mapToInt(r -> r.arm().length()).max().orElse(3);
    String head = "%-" + width + "s %7s %7s %10s %9s %10s";
    lines.add(
        String.format(Locale.ROOT, head, "arm", "M1", "IL-1b", "TIC share", "TIC fold", "death"));
    for (MouseArm r : rows) {
      lines.add(
          String.format(
              Locale.ROOT,
              head,
              r.arm(),
              String.format(Locale.ROOT, "%.2f", r.m1Fold()),
              String.format(Locale.ROOT, "%.2f", r.il1Fold()),
              String.format(Locale.ROOT, "%.2f %%", 100 * r.ticShare()),
              String.format(Locale.ROOT, "%.2f", r.ticFold()),
              r.deathDay().isEmpty()
                  ? "after 60"
                  : String.format(Locale.ROOT, "day %.1f", r.deathDay().getFirst())));
    }
    return String.join("\n", lines);
  }

  private static Table table(List<ArmResult> results) {
    List<String> names = new ArrayList<>();
    for (ArmResult r : results) {
      for (int i = 0; i < r.trajectory().times().length; i++) {
        names.add(r.arm().id());
      }
    }
    List<Column> columns = new ArrayList<>();
    columns.add(TextColumn.of("arm", names));
    columns.add(new NumberColumn("day", joined(results.stream().map(r -> r.trajectory().times()))));
    for (String quantity : SHOWN) {
      columns.add(
          new NumberColumn(
              quantity, joined(results.stream().map(r -> r.trajectory().of(quantity)))));
    }
    return Table.of("courses", columns);
  }

  private static double[] joined(java.util.stream.Stream<double[]> parts) {
    return parts.flatMapToDouble(Arrays::stream).toArray();
  }

  private static org.marrow.workbench.figure.Figure figure(List<ArmResult> results, Table table) {
    return CoursesPlot.since(
        "Time since inoculation",
        "Courses of mice",
        "A mouse an arm; a line ends with the mouse or on day 60",
        results.stream().map(r -> r.arm().name()).toList(),
        List.of(
            panel("m1", "M1 macrophages", "fold of the start", "M1", 0, results),
            panel("tic", "Share of TICs", "%", "tic_fraction", 100, results),
            panel("burden", "Tumour cells", "billions", "burden", 1e-9, results)),
        table);
  }

  /** A factor of 0 stands for multiples of the first value. */
  private static CoursesPlot.Panel panel(
      String id,
      String label,
      String unit,
      String quantity,
      double factor,
      List<ArmResult> results) {
    List<CoursesPlot.Course> courses = new ArrayList<>();
    for (ArmResult r : results) {
      double[] times = r.trajectory().times();
      double[] values = r.trajectory().of(quantity);
      double scale = factor == 0 ? 1 / values[0] : factor;
      double[] shown = new double[values.length];
      for (int i = 0; i < values.length; i++) {
        shown[i] = times[i] > r.death() ? Double.NaN : scale * values[i];
      }
      courses.add(CoursesPlot.Course.line(times, shown));
    }
    return CoursesPlot.Panel.of(id, label, unit, courses);
  }
}
