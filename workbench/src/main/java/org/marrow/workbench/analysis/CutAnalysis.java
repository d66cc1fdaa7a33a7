package org.marrow.workbench.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.marrow.foundation.findings.Finding;
import org.marrow.foundation.findings.Findings;
import org.marrow.foundation.number.NumberText;
import org.marrow.survival.cutpoint.CutEffect;
import org.marrow.survival.cutpoint.CutPoint;
import org.marrow.survival.cutpoint.CutPointSettings;
import org.marrow.survival.cutpoint.MarkerCurve;
import org.marrow.survival.data.Covariate;
import org.marrow.survival.data.NumericCovariate;
import org.marrow.survival.data.SurvivalData;
import org.marrow.survival.reporting.ReportingStandard;
import org.marrow.workbench.cohort.Cohort;
import org.marrow.workbench.figure.Figure;
import org.marrow.workbench.figure.survival.CutPointFigure;
import org.marrow.workbench.report.Block;
import org.marrow.workbench.report.ReportTable;
import org.marrow.workbench.report.Section;
import org.marrow.workbench.study.CutPlan;
import org.marrow.workbench.study.EndPoint;

/** A cut searched in the data: corrected p, interval of the cut, shrunken hazard ratio. */
public final class CutAnalysis {
  private static final NumberText NUMBERS = NumberText.ENGLISH;

  private CutAnalysis() {}

  /** Searches the cut; a marker known only after the origin is refused. */
  public static Outcome run(CutPlan plan, AnalysisContext context) {
    Findings findings = new Findings();
    EndPoint endPoint = context.study().endPoint(plan.endPoint());
    Cohort whole = plan.among().map(context.cohort()::among).orElse(context.cohort());
    Optional<Finding> late = BaselineUseCheck.of(whole, plan.marker(), endPoint);
    if (late.isPresent()) {
      return Refused.outcome(context.id(), plan.name(), plan.marker(), late.get());
    }
    List<String> needed = new ArrayList<>(List.of(plan.marker()));
    needed.addAll(plan.adjustFor());
    Cohort cohort = whole.complete(needed);
    whole
        .leftOut(cohort, "lack a value of " + String.join(", ", needed) + " and were left out")
        .ifPresent(findings::add);
    SurvivalData data = cohort.followUp(endPoint);
    NumericCovariate marker = Covariate.numeric(plan.marker(), cohort.numbers(plan.marker()));
    CutPointSettings settings =
        new CutPointSettings(
            0.1, 0.9, plan.permutations(), plan.resamples(), true, context.streams());
    List<NumericCovariate> adjust =
        plan.adjustFor().stream().map(c -> Covariate.numeric(c, cohort.numbers(c))).toList();
    CutPoint cut = CutPoint.fit(data, marker, settings);
    CutEffect effect = CutEffect.fit(data, marker, cut, adjust, settings);
    MarkerCurve curve = MarkerCurve.fit(data, marker, adjust);
    findings.addAll(cut.findings());
    Figure figure = CutPointFigure.of(context.id(), cut, effect, curve, plan.adjustFor());
    Ratio alone = Ratio.of("continuous, per SD", effect.perStandardDeviation());
    Ratio adjusted = Ratio.of("continuous, per SD, adjusted", effect.adjusted());
    String summary =
        "The cut of "
            + plan.marker()
            + " that parts the patients best is "
            + NUMBERS.of(cut.cut())
            + interval(cut)
            + "; corrected for the search of "
            + cut.candidates().length
            + " cuts, "
            + NUMBERS.p(cut.p())
            + " ("
            + cut.method()
            + "). Shrunken hazard ratio above it "
            + NUMBERS.of(effect.shrunkenHazardRatio())
            + "."
            + (plan.adjustFor().isEmpty()
                ? ""
                : " The continuous marker adjusted for "
                    + String.join(", ", plan.adjustFor())
                    + ": "
                    + adjusted.words()
                    + ", "
                    + adjusted.pWords()
                    + ".")
            + " The cut is exploratory: it was chosen in these patients.";
    List<Block> blocks =
        List.of(
            new Block.Paragraph(
                "The cut with the largest log-rank statistic among "
                    + cohort.patients()
                    + " patients, searched between the 10th and the 90th percentile of "
                    + plan.marker()
                    + ". The plain p value at a searched cut is not given: without any effect it is"
                    + " below 0.05 in about two of five studies of this kind."),
            new Block.Shown(figure),
            new Block.Tabulated(table(context.id(), cut, effect, alone, adjusted)),
            new Block.Paragraph(
                "Dichotomising keeps less than the continuous marker does; the models above are"
                    + " what to read first."));
    return new Outcome(
            new Section(context.id(), plan.name(), blocks),
            summary,
            results(plan, cohort, cut, effect, alone, adjusted),
            findings.list())
        .plainly(
            "We looked for the value of "
                + plan.marker()
                + " that parts people best. Such a value often looks better than it is. It must be"
                + " checked in other people.")
        .methods(
            "The cut of "
                + plan.marker()
                + " was searched among "
                + cut.candidates().length
                + " values; its p value is corrected for the search ("
                + cut.method()
                + "), its interval comes from "
                + plan.resamples()
                + " bootstrap samples.")
        .limits(
            "A cut chosen in the patients it is claimed for needs other patients to confirm it.")
        .item(ReportingStandard.REMARK, "11", summary);
  }

  private static String interval(CutPoint cut) {
    return cut.cutLower().isPresent() && cut.cutUpper().isPresent()
        ? " ("
            + NUMBERS.of(cut.cutLower().getAsDouble())
            + " to "
            + NUMBERS.of(cut.cutUpper().getAsDouble())
            + " over resamples)"
        : "";
  }

  private static ReportTable table(
      String id, CutPoint cut, CutEffect effect, Ratio alone, Ratio adjusted) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("Cut, groups at or below and above", NUMBERS.of(cut.cut()) + interval(cut)));
    rows.add(List.of("Patients at or below, above", cut.below() + ", " + (cut.n() - cut.below())));
    rows.add(List.of("p corrected, " + cut.method(), Ratio.cell(cut.p())));
    rows.add(List.of("p corrected, Lausen 1992", Ratio.cell(cut.lausen1992())));
    cut.hothornLausen()
        .ifPresent(p -> rows.add(List.of("p corrected, Hothorn and Lausen", Ratio.cell(p))));
    cut.permutation().ifPresent(p -> rows.add(List.of("p corrected, permutation", Ratio.cell(p))));
    rows.add(
        List.of(
            "Hazard ratio above the cut, shrunken by " + NUMBERS.of(effect.shrinkage()),
            NUMBERS.of(effect.shrunkenHazardRatio())));
    rows.add(List.of("Continuous, per SD, alone", alone.words() + ", " + alone.pWords()));
    rows.add(List.of("Continuous, per SD, adjusted", adjusted.words() + ", " + adjusted.pWords()));
    return new ReportTable(
        id + "-cut",
        "The cut and what it is worth",
        "Every p value is corrected for the search and lies in 0 to 1.",
        List.of("", "Value"),
        rows,
        CohortSection.texts(id, List.of("what", "value"), rows));
  }

  private static Map<String, Object> results(
      CutPlan plan, Cohort cohort, CutPoint cut, CutEffect effect, Ratio alone, Ratio adjusted) {
    Map<String, Object> results = new LinkedHashMap<>();
    results.put("name", plan.name());
    results.put("endPoint", plan.endPoint());
    results.put("marker", plan.marker());
    results.put("patients", cohort.patients());
    results.put("cut", cut.cut());
    results.put("cutLower", cut.cutLower());
    results.put("cutUpper", cut.cutUpper());
    results.put("p", cut.p());
    results.put("method", cut.method());
    results.put("lausen1992", cut.lausen1992());
    results.put("hothornLausen", cut.hothornLausen());
    results.put("permutation", cut.permutation());
    results.put("shrinkage", effect.shrinkage());
    results.put("shrunkenHazardRatio", effect.shrunkenHazardRatio());
    results.put("continuous", alone);
    results.put("continuousAdjusted", adjusted);
    return results;
  }
}
