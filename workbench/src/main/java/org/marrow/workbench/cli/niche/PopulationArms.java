package org.marrow.workbench.cli.niche;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.marrow.foundation.table.NumberColumn;
import org.marrow.foundation.table.Table;
import org.marrow.foundation.table.TextColumn;
import org.marrow.kinetics.population.Quantiles;
import org.marrow.kinetics.simulation.Control;
import org.marrow.niche.drug.ModelFolder;
import org.marrow.niche.population.ArmOutcome;
import org.marrow.niche.population.ArmRun;
import org.marrow.niche.population.Body;
import org.marrow.niche.population.VirtualPatients;
import org.marrow.niche.population.VisitPlan;
import org.marrow.niche.regimen.Administration;
import org.marrow.niche.response.Category;
import org.marrow.workbench.cli.Progress;
import org.marrow.workbench.figure.niche.CoursesPlot;

/** Virtual patients under every arm. */
final class PopulationArms {
  private static final double[] MONTHS = {6, 12, 24};

  private PopulationArms() {}

  /** What {@code --json} prints; quantiles of the courses are in {@code --csv}. */
  record Result(
      boolean simulated,
      String rival,
      String disease,
      double days,
      double visits,
      int patients,
      long seed,
      List<Arm> arms) {}

  /** One arm; a median that was not reached, or a month beyond follow-up, is missing. */
  record Arm(
      String arm,
      String regimen,
      double responseRate,
      double responseStandardError,
      Map<String, Integer> best,
      List<Double> medianMonths,
      Map<String, Double> progressedByMonth,
      long failed) {}

  static NicheRuns run(
      ModelFolder models,
      NicheRequest request,
      Body body,
      long seed,
      int threads,
      Progress progress) {
    VisitPlan plan = SimulateNicheVerb.plan(request);
    VirtualPatients patients =
        VirtualPatients.draw(models, request.rival(), seed, request.patients()).with(body);
    List<Arm> arms = new ArrayList<>();
    List<Quantiles> courses = new ArrayList<>();
    for (NicheRequest.Treatment arm : request.arms()) {
      String step = arm.name() + ", arm " + (arms.size() + 1) + " of " + request.arms().size();
      Quantiles quantiles = new Quantiles();
      List<Administration> doses =
          arm.regimen().map(r -> r.administrations(body.size(), plan.days())).orElse(List.of());
      ArmOutcome outcome =
          new ArmRun(patients, plan, threads)
              .run(
                  arm.name(),
                  arm.drugs(),
                  doses,
                  request.disease(),
                  Control.NONE.telling(n -> progress.at(step, n, request.patients())),
                  List.of("tic_fraction"),
                  Optional.of(quantiles));
      courses.add(quantiles);
      arms.add(arm(arm, outcome, plan));
    }
    Result result =
        new Result(
            true,
            request.rival().id(),
            request.disease().id(),
            request.days(),
            request.visits(),
            request.patients(),
            seed,
            arms);
    Table table = table(request, courses);
    return new NicheRuns(result, text(request, arms), table, figure(request, courses, table));
  }

  private static Arm arm(NicheRequest.Treatment arm, ArmOutcome outcome, VisitPlan plan) {
    int n = outcome.best().length;
    double[] even = new double[n];
    Arrays.fill(even, 1);
    Map<String, Integer> best = new LinkedHashMap<>();
    for (Category category : Category.values()) {
      best.put(category.name(), 0);
    }
    for (Category category : outcome.best()) {
      best.merge(category.name(), 1, Integer::sum);
    }
    Map<String, Double> progressed = new LinkedHashMap<>();
    for (double month : MONTHS) {
      if (month * VisitPlan.MONTH <= plan.days() + 1) {
        progressed.put(
            String.valueOf(Math.round(month)), outcome.progressedBy(even, month * VisitPlan.MONTH));
      }
    }
    double rate = outcome.responseRate(even);
    double median = outcome.median(even) / VisitPlan.MONTH;
    return new Arm(
        arm.name(),
        arm.text(),
        rate,
        StrictMath.sqrt(rate * (1 - rate) / n),
        best,
        Double.isFinite(median) ? List.of(median) : List.of(),
        progressed,
        outcome.failed());
  }

  private static String text(NicheRequest request, List<Arm> arms) {
    List<String> lines = new ArrayList<>();
    lines.add(
        request.patients()
            + " virtual patients, "
            + request.words()
            + ". Simulated; drawn from priors, not weighted.");
    for (Arm arm : arms) {
      lines.add("");
      lines.add(arm.arm());
      if (!arm.regimen().equals(arm.arm()) && !arm.regimen().equals("none")) {
        lines.add("  " + arm.regimen());
      }
      lines.add(
          String.format(
              Locale.ROOT,
              "  response      %.0f %% (Monte Carlo error %.1f): %s",
              100 * arm.responseRate(),
              100 * arm.responseStandardError(),
              String.join(
                  ", ",
                  arm.best().entrySet().stream()
                      .filter(e -> e.getValue() > 0)
                      .map(e -> e.getKey() + " " + e.getValue())
                      .toList()
                      .reversed())));
      lines.add(
          arm.medianMonths().isEmpty()
              ? "  progression   median not reached"
              : String.format(
                  Locale.ROOT,
                  "  progression   median %.1f months",
                  arm.medianMonths().getFirst()));
      arm.progressedByMonth()
          .forEach((month, share) ->
              lines.add(
                  String.format(
                      Locale.ROOT, "                by month %s: %.0f %%", month, 100 * share)));
      if (arm.failed() > 0) {
        lines.add("  failed        " + arm.failed() + " courses did not reach the end");
      }
    }
    lines.add("");
    lines.add("Courses (--csv, --picture) go on under the planned doses after progression.");
    return String.join("\n", lines);
  }

  private static Table table(NicheRequest request, List<Quantiles> courses) {
    List<String> arms = new ArrayList<>();
    List<String> quantities = new ArrayList<>();
    List<double[]> rows = new ArrayList<>();
    for (int a = 0; a < courses.size(); a++) {
      Quantiles q = courses.get(a);
      for (String output : q.outputs()) {
        for (int i = 0; i < q.times().length; i++) {
          arms.add(request.arms().get(a).name());
          quantities.add(output);
          rows.add(
              new double[] {
                q.times()[i],
                q.at(i, output).quantile(0.05),
                q.at(i, output).quantile(0.5),
                q.at(i, output).quantile(0.95)
              });
        }
      }
    }
    String[] names = {"day", "q05", "median", "q95"};
    List<org.marrow.foundation.table.Column> columns = new ArrayList<>();
    columns.add(TextColumn.of("arm", arms));
    columns.add(TextColumn.of("quantity", quantities));
    for (int j = 0; j < names.length; j++) {
      int at = j;
      columns.add(new NumberColumn(names[j], rows.stream().mapToDouble(r -> r[at]).toArray()));
    }
    return Table.of("courses", columns);
  }

  private static org.marrow.workbench.figure.Figure figure(
      NicheRequest request, List<Quantiles> courses, Table table) {
    return CoursesPlot.of(
        "Courses of virtual patients",
        "Median of "
            + request.patients()
            + " virtual patients as a line, 5 to 95 % as a band; doses go on as planned after progression",
        request.arms().stream().map(NicheRequest.Treatment::name).toList(),
        List.of(
            CoursesPlot.Panel.mProtein(
                panel("m", "M-protein", "g/L", "m_protein", 1, courses).courses()),
            panel("tic", "Share of TICs", "%", "tic_fraction", 100, courses)),
        table);
  }

  private static CoursesPlot.Panel panel(
      String id,
      String label,
      String unit,
      String quantity,
      double factor,
      List<Quantiles> courses) {
    return CoursesPlot.Panel.of(
        id,
        label,
        unit,
        courses.stream()
            .map(q ->
                new CoursesPlot.Course(
                    q.times(),
                    at(q, quantity, 0.5, factor),
                    at(q, quantity, 0.05, factor),
                    at(q, quantity, 0.95, factor)))
            .toList());
  }

  private static double[] at(Quantiles q, String quantity, double p, double factor) {
    double[] values = new double[q.times().length];
    for (int i = 0; i < values.length; i++) {
      values[i] = factor * q.at(i, quantity).quantile(p);
    }
    return values;
  }
}
