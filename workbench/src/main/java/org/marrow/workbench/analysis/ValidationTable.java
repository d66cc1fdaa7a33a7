package org.marrow.workbench.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.marrow.foundation.number.NumberText;
import org.marrow.survival.validation.NetBenefit;
import org.marrow.survival.validation.Optimism;
import org.marrow.survival.validation.Performance;
import org.marrow.workbench.report.ReportTable;
import org.marrow.workbench.study.EndPoint;
import org.marrow.workbench.study.ValidationPlan;

/** Apparent, corrected and validated performance side by side; never the concordance alone. */
record ValidationTable(
    ValidationPlan plan,
    EndPoint endPoint,
    Performance apparent,
    Optimism optimism,
    Optional<Performance> external) {
  private static final NumberText NUMBERS = NumberText.ENGLISH;

  ReportTable measures(String id) {
    List<List<String>> rows = new ArrayList<>();
    row(rows, "Patients", Performance::n, Double.NaN);
    row(rows, "Events", Performance::events, Double.NaN);
    row(rows, "Concordance, Harrell", p -> p.harrell().value(), correctedC());
    row(rows, "Concordance, Uno", p -> p.uno().value(), Double.NaN);
    row(rows, "Area under the ROC curve", p -> p.auc().auc(), Double.NaN);
    row(
        rows,
        "Calibration slope",
        p -> p.calibration().slope(),
        apparent.calibration().slope() - optimism.slope());
    row(
        rows,
        "Observed over expected events",
        p -> p.calibration().ratio(),
        apparent.calibration().ratio() * StrictMath.exp(-optimism.ratio()));
    row(rows, "Brier score", p -> p.brier().score(), apparent.brier().score() - optimism.brier());
    row(rows, "Brier score of no model", p -> p.brier().reference(), Double.NaN);
    row(rows, "Mean error of a predicted risk", p -> p.calibration().meanError(), Double.NaN);
    return new ReportTable(
        id + "-performance",
        "Performance by " + Plain.of(plan.horizon()) + " " + endPoint.unit(),
        "In the patients the model was made from, there corrected for optimism, and in the others.",
        List.of("", "Apparent", "Corrected", "Validation"),
        rows,
        CohortSection.texts(id, List.of("measure", "apparent", "corrected", "validation"), rows));
  }

  private void row(
      List<List<String>> rows, String what, ToDoubleFunction<Performance> value, double corrected) {
    rows.add(
        List.of(
            what,
            text(value.applyAsDouble(apparent)),
            Double.isNaN(corrected) ? "\u2013" : text(corrected),
            external.map(p -> text(value.applyAsDouble(p))).orElse("\u2013")));
  }

  private static String text(double value) {
    return value == Math.rint(value) && value >= 2
        ? NUMBERS.count((long) value)
        : NUMBERS.fixed(value, 3);
  }

  ReportTable benefit(String id) {
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < apparent.netBenefit().size(); i++) {
      NetBenefit here = apparent.netBenefit().get(i);
      int at = i;
      rows.add(
          List.of(
              NUMBERS.fixed(here.threshold() * 100, 0) + " %",
              NUMBERS.fixed(here.model(), 3),
              NUMBERS.fixed(here.all(), 3),
              external.map(p -> NUMBERS.fixed(p.netBenefit().get(at).model(), 3)).orElse("\u2013"),
              external.map(p -> NUMBERS.fixed(p.netBenefit().get(at).all(), 3)).orElse("\u2013")));
    }
    return new ReportTable(
        id + "-benefit",
        "Net benefit",
        "True positives less false positives weighed by the odds of the threshold, per patient, at"
            + " the thresholds of the plan; acting on nobody has 0.",
        List.of(
            "Threshold",
            "Model, apparent",
            "All, apparent",
            "Model, validation",
            "All, validation"),
        rows,
        CohortSection.texts(
            id,
            List.of(
                "threshold",
                "model_apparent",
                "all_apparent",
                "model_validation",
                "all_validation"),
            rows));
  }

  private double correctedC() {
    return apparent.harrell().value() - optimism.concordance();
  }

  String summary() {
    String corrected = NUMBERS.fixed(correctedC(), 3);
    String first =
        "Concordance "
            + NUMBERS.fixed(apparent.harrell().value(), 3)
            + " where the model was made ("
            + corrected
            + " corrected for optimism)";
    return external
        .map(p ->
            first
                + ", "
                + NUMBERS.fixed(p.harrell().value(), 3)
                + " in "
                + p.n()
                + " others; there calibration slope "
                + NUMBERS.fixed(p.calibration().slope(), 2)
                + " and observed over expected events "
                + NUMBERS.fixed(p.calibration().ratio(), 2)
                + " by "
                + Plain.of(plan.horizon())
                + " "
                + endPoint.unit()
                + ", Brier score "
                + NUMBERS.fixed(p.brier().score(), 3)
                + " against "
                + NUMBERS.fixed(p.brier().reference(), 3)
                + " without a model.")
        .orElse(first + ".");
  }

  String reading() {
    return external
        .map(p -> {
          double ratio = p.calibration().ratio();
          String level =
              ratio < 0.85
                  ? "The predicted level is too high for these patients: the model ranks them, but"
                      + " promises more events than there were."
                  : ratio > 1.18
                      ? "The predicted level is too low for these patients."
                      : "The predicted level fits these patients.";
          return level
              + " Ranking, level and use are three questions; none of them answers the others.";
        })
        .orElse("Without other patients there is no saying how the model travels.");
  }

  Map<String, Object> results() {
    Map<String, Object> results = new LinkedHashMap<>();
    results.put("apparent", numbers(apparent));
    Map<String, Object> corrected = new LinkedHashMap<>();
    corrected.put("replicates", optimism.replicates());
    corrected.put("failed", optimism.failed());
    corrected.put("concordance", correctedC());
    corrected.put("slope", apparent.calibration().slope() - optimism.slope());
    corrected.put("brier", apparent.brier().score() - optimism.brier());
    results.put("corrected", corrected);
    external.ifPresent(p -> results.put("validation", numbers(p)));
    return results;
  }

  private static Map<String, Object> numbers(Performance p) {
    Map<String, Object> numbers = new LinkedHashMap<>();
    numbers.put("n", p.n());
    numbers.put("events", p.events());
    numbers.put("concordance", p.harrell().value());
    numbers.put("uno", p.uno().value());
    numbers.put("auc", p.auc().auc());
    numbers.put("slope", p.calibration().slope());
    numbers.put("slopeError", p.calibration().slopeError());
    numbers.put("observedOverExpected", p.calibration().ratio());
    numbers.put("brier", p.brier().score());
    numbers.put("brierReference", p.brier().reference());
    numbers.put("netBenefit", p.netBenefit());
    return numbers;
  }
}
