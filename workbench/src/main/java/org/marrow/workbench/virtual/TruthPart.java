package org.marrow.workbench.virtual;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.marrow.foundation.findings.Finding;
import org.marrow.foundation.number.Interval;
import org.marrow.foundation.number.NumberText;
import org.marrow.foundation.table.NumberColumn;
import org.marrow.foundation.table.Table;
import org.marrow.foundation.table.TextColumn;
import org.marrow.survival.data.BaselineUse;
import org.marrow.survival.data.Covariate;
import org.marrow.survival.data.Measured;
import org.marrow.survival.data.NumericCovariate;
import org.marrow.survival.data.SurvivalData;
import org.marrow.survival.reliability.RegressionCalibration;
import org.marrow.workbench.analysis.Outcome;
import org.marrow.workbench.analysis.Plain;
import org.marrow.workbench.figure.Axis;
import org.marrow.workbench.figure.Figure;
import org.marrow.workbench.figure.Intervals;
import org.marrow.workbench.figure.Plot;
import org.marrow.workbench.figure.Points;
import org.marrow.workbench.figure.Reference;
import org.marrow.workbench.figure.Style;
import org.marrow.workbench.report.Block;
import org.marrow.workbench.report.ReportTable;
import org.marrow.workbench.report.Section;
import org.marrow.workbench.study.VirtualPlan;

/** Truth against estimate: what the assay and the design of the study did to what was planted. */
final class TruthPart {
  private static final NumberText NUMBERS = NumberText.ENGLISH;
  private static final double Z = 1.959963984540054;

  private TruthPart() {}

  static Outcome of(
      VirtualPlan plan,
      int pool,
      MarkerEstimate truth,
      MarkerEstimate estimate,
      double countError,
      List<Finding> refusals) {
    double[] coef = {truth.coef(), estimate.coef(), Double.NaN};
    double[] low = {
      truth.coef() - Z * truth.standardError(),
      estimate.coef() - Z * estimate.standardError(),
      Double.NaN
    };
    double[] high = {
      truth.coef() + Z * truth.standardError(),
      estimate.coef() + Z * estimate.standardError(),
      Double.NaN
    };
    if (estimate.corrected().isPresent()) {
      RegressionCalibration corrected = estimate.corrected().get();
      coef[2] = corrected.coef();
      low[2] = corrected.coef() - Z * corrected.standardError();
      high[2] = corrected.coef() + Z * corrected.standardError();
    }
    for (int i = 0; i < 3; i++) {
      coef[i] = StrictMath.exp(coef[i]);
      low[i] = StrictMath.exp(low[i]);
      high[i] = StrictMath.exp(high[i]);
    }
    List<String> names =
        List.of(
            "truth, " + NUMBERS.count(pool) + " patients without error",
            "estimate as counted",
            "estimate, counting error carried through");
    Figure figure = figure(names, coef, low, high);
    boolean covers = estimate.covers(truth.coef());
    String reliability =
        estimate
            .reliability()
            .map(r ->
                NUMBERS.of(r.value()) + " (standard error " + NUMBERS.of(r.standardError()) + ")")
            .orElse("unknown");
    String said =
        "Hazard ratio for each doubling of M1 macrophages on day "
            + Plain.of(plan.sampleDay())
            + ", from a landmark on day "
            + Plain.of(plan.landmark())
            + ": planted "
            + NUMBERS.of(coef[0])
            + "; estimated "
            + (estimate.corrected().isPresent()
                ? interval(coef[2], low[2], high[2])
                : "without correction, since the reliability cannot be told from zero,")
            + " with the counting error carried through, and "
            + interval(coef[1], low[1], high[1])
            + " when counts are taken for the truth. The interval "
            + (covers ? "holds" : "misses")
            + " the truth, as "
            + (covers ? "19 of 20 such studies should" : "1 of 20 such studies may")
            + ".";
    String error =
        "One count has a reliability of "
            + reliability
            + ", from second aspirates of the same day: blood in the aspirate, patches of the marrow,"
            + " few cells and unsteady gates take the rest. The share of M1 that was counted differs"
            + " from the truth by "
            + NUMBERS.of(countError)
            + " doublings (standard deviation).";
    String refused =
        refusals.isEmpty()
            ? ""
            : "Groups by the second sample from the first dose on were refused: "
                + refusals.getFirst().what()
                + ".";
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Paragraph(said));
    blocks.add(new Block.Paragraph(error));
    if (!refused.isEmpty()) {
      blocks.add(new Block.Paragraph(refused));
    }
    blocks.add(new Block.Shown(figure));
    blocks.add(
        new Block.Tabulated(
            ReportTable.of(
                    "truth-against-estimate-numbers",
                    "Truth against estimate",
                    CohortPart.MARK
                        + "Hazard ratio for each doubling, from the landmark on, with 95 % limits.",
                    figure.data())
                .headed("What", "Hazard ratio", "Lower limit", "Upper limit")));
    Map<String, Object> results = new LinkedHashMap<>();
    results.put("simulated", true);
    results.put("truth", truth.coef());
    results.put("truthStandardError", truth.standardError());
    results.put("pool", pool);
    results.put("estimateAsCounted", estimate.coef());
    results.put("standardErrorAsCounted", estimate.standardError());
    results.put("patients", estimate.patients());
    results.put("events", estimate.events());
    estimate.reliability().ifPresent(r -> results.put("reliability", r.value()));
    estimate
        .corrected()
        .ifPresent(c -> {
          results.put("estimate", c.coef());
          results.put("standardError", c.standardError());
        });
    results.put("covered", covers);
    results.put("baselineGroupsRefused", !refusals.isEmpty());
    return new Outcome(
            new Section("truth", "Truth against estimate", blocks), said, results, List.of())
        .keyFigure(figure)
        .answer(answer(plan, coef, low, high, covers))
        .plainly(plain(coef[0], low[0], low[1], covers))
        .methods(
            "The marker was related to progression from the landmark on by Cox's model; its log"
                + " hazard ratio was divided by the reliability of one count (regression"
                + " calibration), whose own uncertainty widens the interval.")
        .limits("One study may miss; how often it does is measured over many in a benchmark.");
  }

  private static String answer(
      VirtualPlan plan, double[] coef, double[] low, double[] high, boolean covers) {
    int best = Double.isNaN(coef[2]) ? 1 : 2;
    return "Among simulated patients, each doubling of M1 macrophages counted in the marrow on day "
        + Plain.of(plan.sampleDay())
        + " of "
        + plan.arms().getFirst().name()
        + " goes with a rate of progression multiplied by "
        + interval(coef[best], low[best], high[best])
        + "; the "
        + NUMBERS.of(coef[0])
        + " that was planted lies "
        + (covers ? "inside" : "outside")
        + " the interval.";
  }

  private static String[] plain(double truth, double truthLow, double countedLow, boolean covers) {
    if (truthLow <= 1) {
      return new String[] {"No link was built into the model, so there is none to find."};
    }
    return new String[] {
      "A link was built into the model. When a made-up patient has twice as many M1 cells after"
          + " treatment, the cancer comes back "
          + NUMBERS.of(truth)
          + " times as fast. "
          + (countedLow > 1
              ? "The study saw that more of these cells go with an earlier return."
              : "The study could not see the link.")
          + (covers
              ? " The true number lay in the range that the study gave."
              : " But the true number lay outside the range that the study gave. That happens to"
                  + " about 1 of 20 such studies.")
    };
  }

  /** What survival says to groups by the second sample from the first dose on. */
  static List<Finding> refusals(VirtualPlan plan, List<VirtualCohort.Patient> patients) {
    int n = patients.size();
    double[] time = new double[n];
    int[] event = new int[n];
    double[] when = new double[n];
    double[] value = new double[n];
    for (int i = 0; i < n; i++) {
      VirtualCohort.Patient p = patients.get(i);
      time[i] = p.seen().time();
      event[i] = p.seen().event() ? 1 : 0;
      when[i] = p.sampled() ? plan.sampleDay() : Double.NaN;
      value[i] = p.sampled() ? Twins.log2M1(p.course()) : Double.NaN;
    }
    NumericCovariate marker =
        Covariate.numeric("M1 after four cycles", value).measured(Measured.at(when));
    SurvivalData data =
        SurvivalData.of(time, event).source("virtual patients").timeUnit("days").build();
    return BaselineUse.check(data, marker).stream().toList();
  }

  private static String interval(double value, double low, double high) {
    return NUMBERS.of(value, Interval.of95(low, high));
  }

  private static Figure figure(List<String> names, double[] coef, double[] low, double[] high) {
    double[] at = {2, 1, 0};
    String says =
        "Hazard ratio for each doubling of M1 macrophages: the planted truth, the estimate as"
            + " counted, and the estimate with the counting error carried through.";
    double least = 0.8;
    double most = 2;
    for (int i = 0; i < 3; i++) {
      least = Double.isNaN(low[i]) ? least : Math.min(least, low[i] * 0.95);
      most = Double.isNaN(high[i]) ? most : Math.max(most, high[i] * 1.05);
    }
    Plot plot =
        Plot.of(
                "truth-against-estimate",
                "Truth against estimate",
                CohortPart.MARK + says,
                Axis.log("Hazard ratio for each doubling", "", least, most),
                Axis.categories("Estimate of", List.of(names.get(2), names.get(1), names.get(0))))
            .with(
                new Reference("the planted truth", coef[0], true),
                new Reference("", 1, true),
                new Intervals("", Style.of(0), at, low, high, true),
                new Points("", Style.of(0), coef, at))
            .tall(150);
    return Figure.of(
        plot,
        CohortPart.MARK
            + says
            + " Bars are 95 % intervals; that of the truth is its Monte Carlo error.",
        Table.of(
            plot.id(),
            List.of(
                TextColumn.of("what", names),
                new NumberColumn("hazard_ratio", coef),
                new NumberColumn("lower", low),
                new NumberColumn("upper", high))));
  }
}
