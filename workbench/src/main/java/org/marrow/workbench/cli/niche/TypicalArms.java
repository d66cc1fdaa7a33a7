package org.marrow.workbench.cli.niche;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.marrow.foundation.table.Column;
import org.marrow.foundation.table.NumberColumn;
import org.marrow.foundation.table.Table;
import org.marrow.foundation.table.TextColumn;
import org.marrow.niche.drug.ModelFolder;
import org.marrow.niche.population.Body;
import org.marrow.niche.population.Course;
import org.marrow.niche.population.VisitPlan;
import org.marrow.niche.response.Depth;
import org.marrow.niche.response.Progression;
import org.marrow.niche.response.Response;
import org.marrow.workbench.figure.niche.CoursesPlot;

/** The typical patient under every arm. */
final class TypicalArms {
  private TypicalArms() {}

  /** What {@code --json} prints; the courses are in {@code --csv}. */
  record Result(
      boolean simulated,
      String rival,
      String disease,
      double days,
      double visits,
      Map<String, Double> settings,
      List<Arm> arms) {}

  /** One arm; lists are empty where there is nothing to say. */
  record Arm(
      String arm,
      String regimen,
      int doses,
      List<String> best,
      List<Double> progressionDay,
      List<String> progressionReason,
      List<Boolean> refractory,
      double lowestMarrowShare,
      double lowestMarrowShareDay,
      List<Visit> visits) {}

  /** One visit. */
  record Visit(
      double day,
      double mProtein,
      double freeLightChain,
      double crp,
      double ticShare,
      double m1Fold,
      double burdenFold,
      List<String> category) {}

  static NicheRuns run(ModelFolder models, NicheRequest request, Body body) {
    VisitPlan plan = SimulateNicheVerb.plan(request);
    List<Arm> arms = new ArrayList<>();
    List<Course> courses = new ArrayList<>();
    for (NicheRequest.Treatment arm : request.arms()) {
      Course course =
          Course.of(
              Course.niche(models, request.rival(), request.disease(), arm.drugs(), body),
              arm.regimen(),
              body,
              request.settings(),
              plan);
      courses.add(course);
      arms.add(arm(arm, course, plan));
    }
    Result result =
        new Result(
            true,
            request.rival().id(),
            request.disease().id(),
            request.days(),
            request.visits(),
            request.settings(),
            arms);
    return new NicheRuns(
        result, text(request, arms), table(request, courses), figure(request, courses));
  }

  private static Arm arm(NicheRequest.Treatment arm, Course course, VisitPlan plan) {
    List<Visit> visits = new ArrayList<>();
    double[] days = plan.visits();
    for (int i = 0; i < days.length; i++) {
      int visit = i - 1;
      List<String> category =
          course
              .response()
              .filter(r -> visit >= 0)
              .map(r -> List.of(r.visits().get(visit).category().name()))
              .orElse(List.of());
      visits.add(
          new Visit(
              days[i],
              course.at("m_protein", days[i]),
              course.at("free_light_chain", days[i]),
              course.at("crp", days[i]),
              course.at("tic_fraction", days[i]),
              course.at("M1", days[i]) / course.at("M1", 0),
              course.at("burden", days[i]) / course.at("burden", 0),
              category));
    }
    Optional<Progression> progression = course.response().flatMap(Response::progression);
    return new Arm(
        arm.name(),
        arm.text(),
        course.doses().size(),
        course.response().map(r -> List.of(r.best().name())).orElse(List.of()),
        progression.map(p -> List.of(p.day())).orElse(List.of()),
        progression.map(p -> List.of(p.reason())).orElse(List.of()),
        course.refractory().map(List::of).orElse(List.of()),
        course.depth().share(),
        course.depth().day(),
        visits);
  }

  private static String text(NicheRequest request, List<Arm> arms) {
    List<String> lines = new ArrayList<>();
    lines.add("The typical patient, " + request.words() + ". Simulated, no assay error.");
    for (Arm arm : arms) {
      lines.add("");
      lines.add(arm.arm() + ": " + arm.doses() + " doses");
      if (!arm.regimen().equals(arm.arm()) && !arm.regimen().equals("none")) {
        lines.add("  " + arm.regimen());
      }
      Visit first = arm.visits().getFirst();
      if (arm.best().isEmpty()) {
        lines.add("  response      not measurable: the M-protein starts below 10 g/L");
      } else {
        Visit nadir =
            arm.visits().stream()
                .min(java.util.Comparator.comparingDouble(Visit::mProtein))
                .orElse(first);
        lines.add(
            String.format(
                Locale.ROOT,
                "  response      %s; M-protein %.1f g/L, lowest %.1f on day %.0f",
                arm.best().getFirst(),
                first.mProtein(),
                nadir.mProtein(),
                nadir.day()));
        lines.add(
            arm.progressionDay().isEmpty()
                ? "  progression   none by day " + Math.round(arm.visits().getLast().day())
                : String.format(
                    Locale.ROOT,
                    "  progression   day %.0f (%.1f months): %s",
                    arm.progressionDay().getFirst(),
                    arm.progressionDay().getFirst() / VisitPlan.MONTH,
                    arm.progressionReason().getFirst()));
      }
      if (!arm.refractory().isEmpty()) {
        lines.add(
            "  refractory    "
                + (arm.refractory().getFirst()
                    ? "yes: less than minimal response, or progression on or within 60 days of the last dose"
                    : "no"));
      }
      lines.add(
          String.format(
              Locale.ROOT,
              "  depth         tumour cells %.2g of the marrow on day %.0f; below 1e-5: %s, below 1e-6: %s",
              arm.lowestMarrowShare(),
              arm.lowestMarrowShareDay(),
              yes(arm, Depth.ONE_IN_100_000),
              yes(arm, Depth.ONE_IN_A_MILLION)));
      double m1 = arm.visits().stream().mapToDouble(Visit::m1Fold).max().orElse(1);
      double tic = arm.visits().stream().mapToDouble(Visit::ticShare).max().orElse(0);
      lines.add(
          String.format(
              Locale.ROOT,
              "  niche         M1 up to %.2f-fold, TIC share %.1f %%, up to %.1f %% (at visits)",
              m1,
              100 * first.ticShare(),
              100 * tic));
    }
    return String.join("\n", lines);
  }

  private static String yes(Arm arm, double level) {
    return new Depth(arm.lowestMarrowShare(), 0).isNegativeAt(level) ? "yes" : "no";
  }

  private static Table table(NicheRequest request, List<Course> courses) {
    List<String> names = new ArrayList<>();
    List<double[]> days = new ArrayList<>();
    for (int a = 0; a < courses.size(); a++) {
      double[] times = courses.get(a).trajectory().times();
      days.add(times);
      for (int i = 0; i < times.length; i++) {
        names.add(request.arms().get(a).name());
      }
    }
    List<Column> columns =
        new ArrayList<>(
            List.of(TextColumn.of("arm", names), new NumberColumn("day", joined(days))));
    for (String quantity : Course.QUANTITIES) {
      columns.add(
          new NumberColumn(
              quantity, joined(courses.stream().map(c -> c.trajectory().of(quantity)).toList())));
    }
    return Table.of("courses", columns);
  }

  private static double[] joined(List<double[]> parts) {
    return parts.stream().flatMapToDouble(Arrays::stream).toArray();
  }

  private static org.marrow.workbench.figure.Figure figure(
      NicheRequest request, List<Course> courses) {
    List<CoursesPlot.Panel> panels = new ArrayList<>();
    panels.add(
        CoursesPlot.Panel.mProtein(
            panel("m", "M-protein", "g/L", "m_protein", 1, false, courses).courses()));
    panels.add(panel("m1", "M1 macrophages", "fold of untreated", "M1", 1, true, courses));
    panels.add(panel("tic", "Share of TICs", "%", "tic_fraction", 100, false, courses));
    return CoursesPlot.of(
        "Courses of the typical patient",
        "The typical patient under " + request.arms().size() + " arms, no assay error",
        request.arms().stream().map(NicheRequest.Treatment::name).toList(),
        panels,
        table(request, courses));
  }

  private static CoursesPlot.Panel panel(
      String id,
      String label,
      String unit,
      String quantity,
      double factor,
      boolean fold,
      List<Course> courses) {
    List<CoursesPlot.Course> lines = new ArrayList<>();
    for (Course course : courses) {
      double[] values = course.trajectory().of(quantity);
      double scale = fold ? 1 / values[0] : factor;
      lines.add(
          CoursesPlot.Course.line(
              course.trajectory().times(), Arrays.stream(values).map(v -> v * scale).toArray()));
    }
    return CoursesPlot.Panel.of(id, label, unit, lines);
  }
}
