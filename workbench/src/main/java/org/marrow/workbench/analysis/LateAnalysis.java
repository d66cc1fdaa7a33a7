package org.marrow.workbench.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.marrow.foundation.findings.Findings;
import org.marrow.foundation.findings.Where;
import org.marrow.foundation.number.NumberText;
import org.marrow.survival.data.Covariate;
import org.marrow.survival.data.Landmark;
import org.marrow.survival.data.NumericCovariate;
import org.marrow.survival.data.StartStop;
import org.marrow.survival.data.SurvivalData;
import org.marrow.survival.reporting.ReportingStandard;
import org.marrow.survival.rules.SurvivalRules;
import org.marrow.workbench.cohort.Cohort;
import org.marrow.workbench.figure.Figure;
import org.marrow.workbench.figure.survival.ForestPlot;
import org.marrow.workbench.report.Block;
import org.marrow.workbench.report.ReportTable;
import org.marrow.workbench.report.Section;
import org.marrow.workbench.study.EndPoint;
import org.marrow.workbench.study.LandmarkPlan;
import org.marrow.workbench.study.TimeDependentPlan;

/**
 * What is known only during follow-up, without crediting anybody with having lived until then: from
 * landmarks on, or from the day on which it happened.
 */
public final class LateAnalysis {
  private static final NumberText NUMBERS = NumberText.ENGLISH;

  private final EndPoint endPoint;
  private final Cohort cohort;
  private final List<String> adjust;
  private final double level;
  private final Findings findings = new Findings();

  private LateAnalysis(
      AnalysisContext context, String endPoint, String marker, List<String> adjust, double level) {
    this.endPoint = context.study().endPoint(endPoint);
    this.adjust = adjust;
    this.level = level;
    Cohort all = context.cohort();
    this.cohort = all.complete(adjust);
    if (!adjust.isEmpty()) {
      all.leftOut(cohort, "lack a value of " + String.join(", ", adjust) + " and were left out")
          .ifPresent(findings::add);
    }
    SurvivalData data = cohort.followUp(this.endPoint);
    NumericCovariate late = cohort.covariate(marker, this.endPoint);
    if (!late.measured().declared()) {
      findings.add(
          SurvivalRules.LANDMARK_CHOICE.at(
              Where.in(marker), "nobody declared when it was measured; it is taken as known"));
    }
    rows = data.toBuilder().covariate(late).covariate(index()).build();
  }

  private final SurvivalData rows;

  /** The place of each patient in the cohort, so that rows made from them find their columns. */
  private Covariate index() {
    return Covariate.numeric(
        "(row)", IntStream.range(0, cohort.patients()).mapToDouble(i -> i).toArray());
  }

  /** The analysis from landmarks. */
  public static Outcome landmark(LandmarkPlan plan, AnalysisContext context) {
    return new LateAnalysis(context, plan.endPoint(), plan.marker(), plan.adjustFor(), plan.level())
        .landmarks(plan, context);
  }

  /** The analysis from the day on which it happened. */
  public static Outcome timeDependent(TimeDependentPlan plan, AnalysisContext context) {
    return new LateAnalysis(
            context, plan.endPoint(), plan.exposure(), plan.adjustFor(), plan.level())
        .exposed(plan, context);
  }

  /**
   * One landmark.
   *
   * @param time the landmark
   * @param patients still at risk then, with a value
   * @param events their events
   * @param eventsBefore left out because they had the event by then
   * @param censoredBefore left out because they were censored by then
   * @param ratio the marker's ratio from there on
   */
  record At(
      double time, int patients, int events, int eventsBefore, int censoredBefore, Ratio ratio) {}

  private Outcome landmarks(LandmarkPlan plan, AnalysisContext context) {
    List<At> all = new ArrayList<>();
    for (double time : plan.at()) {
      Landmark landmark = Landmark.at(rows, time);
      NumericCovariate known = (NumericCovariate) landmark.data().covariate(plan.marker());
      SurvivalData data = landmark.data().where(row -> !known.missing(row));
      Ratio ratio = ratio(data, plan.marker());
      all.add(
          new At(
              time,
              data.rows(),
              data.eventCount(),
              landmark.eventsBefore(),
              landmark.censoredBefore(),
              ratio));
    }
    findings.add(
        SurvivalRules.LANDMARK_CHOICE.at(
            Where.in(plan.name()),
            "the landmark "
                + Plain.of(plan.at().getFirst())
                + " "
                + endPoint.unit()
                + " is fixed in the plan; by then "
                + all.getFirst().eventsBefore()
                + " had the event and "
                + all.getFirst().censoredBefore()
                + " were censored"));
    At first = all.getFirst();
    String summary =
        Plain.capital(plan.marker())
            + " as it was known at a landmark of "
            + Plain.of(first.time())
            + " "
            + endPoint.unit()
            + ": hazard ratio of "
            + endPoint.name()
            + " from there on "
            + first.ratio().words()
            + ", "
            + first.ratio().pWords()
            + " ("
            + first.patients()
            + " patients, "
            + first.events()
            + " events)"
            + adjusted()
            + ". "
            + word();
    String method =
        "The clock starts at the landmark; who had the event or left before it is not counted, and "
            + plan.marker()
            + " is what it was at that time"
            + adjusted()
            + ".";
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Paragraph(method));
    List<ForestPlot.Row> forest = new ArrayList<>();
    List<List<String>> table = new ArrayList<>();
    for (At at : all) {
      String label = "landmark at " + Plain.of(at.time()) + " " + endPoint.unit();
      forest.add(row(label, at.patients(), at.events(), at.ratio()));
      table.add(
          List.of(
              label,
              NUMBERS.count(at.patients()),
              NUMBERS.count(at.events()),
              NUMBERS.count(at.eventsBefore()),
              NUMBERS.count(at.censoredBefore()),
              at.ratio().words(),
              at.ratio().pCell()));
    }
    Figure figure = forest(context.id(), plan.name(), forest);
    blocks.add(new Block.Shown(figure));
    blocks.add(
        new Block.Tabulated(
            new ReportTable(
                context.id() + "-landmarks",
                "From each landmark",
                "The first landmark is the planned one; the others show whether it matters.",
                List.of(
                    "",
                    "Patients",
                    "Events",
                    "Event before",
                    "Censored before",
                    "Hazard ratio",
                    "p"),
                table,
                CohortSection.texts(
                    context.id(),
                    List.of(
                        "landmark",
                        "patients",
                        "events",
                        "events_before",
                        "censored_before",
                        "hazard_ratio",
                        "p"),
                    table))));
    Map<String, Object> results = new LinkedHashMap<>();
    results.put("name", plan.name());
    results.put("endPoint", plan.endPoint());
    results.put("marker", plan.marker());
    results.put("adjustedFor", adjust);
    results.put("landmarks", all);
    return new Outcome(
            new Section(context.id(), plan.name(), blocks), summary, results, findings.list())
        .plainly(
            "We looked only at people who were still followed at "
                + Plain.of(first.time())
                + " "
                + endPoint.unit()
                + ".",
            plain(plan.marker(), isGroup(plan.marker()), first.ratio()))
        .methods(method)
        .limits(
            isGroup(plan.marker())
                ? confounded(plan.marker())
                : "Only who was still followed at the landmark has a value of "
                    + plan.marker()
                    + "; that is a selection.")
        .item(ReportingStandard.REMARK, "10", method);
  }

  private Outcome exposed(TimeDependentPlan plan, AnalysisContext context) {
    SurvivalData positive = rows.where(row -> rows.exit(row) > 0);
    SurvivalData split = StartStop.split(positive, plan.exposure());
    Ratio ratio = ratio(split, plan.exposure());
    int exposed =
        (int)
            Arrays.stream(((NumericCovariate) split.covariate(plan.exposure())).values())
                .filter(v -> v == 1)
                .count();
    String method =
        Plain.capital(plan.exposure())
            + " counts from the day on which it happened: a patient is in the group without it"
            + " before, and with it after (start-stop rows)"
            + adjusted()
            + ".";
    String summary =
        Plain.capital(plan.exposure())
            + " as a time-dependent exposure: hazard ratio of "
            + endPoint.name()
            + " "
            + ratio.words()
            + ", "
            + ratio.pWords()
            + " ("
            + positive.rows()
            + " patients, "
            + positive.eventCount()
            + " events, "
            + exposed
            + " exposed during follow-up)"
            + adjusted()
            + ". "
            + word();
    Figure figure =
        forest(
            context.id(),
            plan.name(),
            List.of(
                row(
                    plan.exposure() + ", time-dependent",
                    positive.rows(),
                    positive.eventCount(),
                    ratio)));
    List<List<String>> table =
        List.of(
            List.of(
                plan.exposure(),
                NUMBERS.count(positive.rows()),
                NUMBERS.count(split.rows()),
                NUMBERS.count(positive.eventCount()),
                NUMBERS.count(exposed),
                ratio.words(),
                ratio.pCell()));
    ReportTable numbers =
        new ReportTable(
            context.id() + "-exposure",
            "Time-dependent exposure",
            "Rows are stretches of follow-up without and with the exposure.",
            List.of("", "Patients", "Rows", "Events", "Exposed", "Hazard ratio", "p"),
            table,
            CohortSection.texts(
                context.id(),
                List.of("exposure", "patients", "rows", "events", "exposed", "hazard_ratio", "p"),
                table));
    Map<String, Object> results = new LinkedHashMap<>();
    results.put("name", plan.name());
    results.put("endPoint", plan.endPoint());
    results.put("exposure", plan.exposure());
    results.put("patients", positive.rows());
    results.put("rows", split.rows());
    results.put("exposed", exposed);
    results.put("adjustedFor", adjust);
    results.put("ratio", ratio);
    List<Block> blocks =
        List.of(new Block.Paragraph(method), new Block.Shown(figure), new Block.Tabulated(numbers));
    return new Outcome(
            new Section(context.id(), plan.name(), blocks), summary, results, findings.list())
        .plainly(
            "Here a person counts as having had a " + plan.exposure() + " only from that day on.",
            plain(plan.exposure(), true, ratio))
        .methods(method)
        .limits(confounded(plan.exposure()));
  }

  private Ratio ratio(SurvivalData data, String marker) {
    ModelTable table = new ModelTable(data.source(), data);
    NumericCovariate place = (NumericCovariate) data.covariate("(row)");
    int[] from = Arrays.stream(place.values()).mapToInt(v -> (int) v).toArray();
    Cohort own = cohort.select(from);
    List<String> terms = new ArrayList<>();
    terms.add(table.add(marker, ((NumericCovariate) data.covariate(marker)).values()));
    adjust.forEach(column -> terms.add(table.add(own, column)));
    ModelTable.Fit fit = table.fit(terms, List.of(), level);
    findings.addAll(fit.findings());
    return table.ratios(fit).getFirst();
  }

  private String adjusted() {
    return adjust.isEmpty() ? "" : ", adjusted for " + Plain.columns(adjust);
  }

  private static String word() {
    return "An association: who gets there, and when, is decided by how the patient does.";
  }

  /** Whether a marker says only who belongs to a group, not how much there is of something. */
  private boolean isGroup(String marker) {
    return Arrays.stream(((NumericCovariate) rows.covariate(marker)).values())
        .allMatch(value -> value == 0 || value == 1 || Double.isNaN(value));
  }

  private static String plain(String marker, boolean group, Ratio ratio) {
    boolean sure = ratio.lowerOrNaN() > 1 || ratio.upperOrNaN() < 1;
    if (!group) {
      return sure
          ? "After that, people with more "
              + marker
              + " did "
              + (ratio.ratio() > 1 ? "worse" : "better")
              + ". That does not prove a cause."
          : "After that, how much "
              + marker
              + " a person had did not clearly tell how the person did.";
    }
    return sure
        ? "After that, people with a "
            + marker
            + " did "
            + (ratio.ratio() > 1 ? "worse" : "better")
            + ". But they were chosen for it, so this does not prove that it helped or harmed."
        : "After that, we see no clear gap between people with and without a " + marker + ".";
  }

  private static String confounded(String marker) {
    return "Patients with "
        + marker
        + " were chosen for it; what is left of the difference may be the choice.";
  }

  private static ForestPlot.Row row(String label, int n, int events, Ratio ratio) {
    return ForestPlot.Row.of(
        label,
        n + " (" + events + ")",
        ratio.ratio(),
        ratio.lowerOrNaN(),
        ratio.upperOrNaN(),
        ratio.pOrNaN());
  }

  private Figure forest(String id, String title, List<ForestPlot.Row> rows) {
    return ForestPlot.of(
        id + "-forest",
        title,
        "Hazard ratio",
        Plain.percent(level),
        "n (events)",
        rows,
        List.of(
            adjust.isEmpty()
                ? "Nothing was adjusted for."
                : "Adjusted for " + Plain.columns(adjust) + "."));
  }
}
