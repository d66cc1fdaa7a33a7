package org.marrow.workbench.cli.survival;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.marrow.foundation.findings.Finding;
import org.marrow.foundation.findings.InvalidInput;
import org.marrow.foundation.findings.Where;
import org.marrow.survival.rules.ModelRules;
import org.marrow.survival.validation.Calibration;
import org.marrow.survival.validation.CalibrationGroup;
import org.marrow.survival.validation.NetBenefit;
import org.marrow.survival.validation.Optimism;
import org.marrow.survival.validation.Outcomes;
import org.marrow.survival.validation.Performance;
import org.marrow.survival.validation.Prediction;
import org.marrow.workbench.cli.Answer;
import org.marrow.workbench.figure.Figure;
import org.marrow.workbench.figure.survival.CalibrationPlot;
import org.marrow.workbench.figure.survival.DecisionCurve;

/** Columns of performance side by side, as JSON, as text and as pictures. */
final class ValidationReport {
  private final double horizon;
  private final double[] thresholds;
  private final String argument;
  private final String unit;
  private final List<Figure> figures = new ArrayList<>();
  private final Map<String, Map<String, @Nullable Object>> columns = new LinkedHashMap<>();

  /**
   * @param thresholds risks from which one would act, ascending or not
   * @param argument why these; the empty string when nobody said
   * @param unit unit of the times, or the empty string
   */
  ValidationReport(double horizon, double[] thresholds, String argument, String unit) {
    this.horizon = horizon;
    this.thresholds = thresholds;
    this.argument = argument;
    this.unit = unit;
  }

  /**
   * Judges predictions and adds their column.
   *
   * @param name of the column
   * @param patients whom the predictions are judged on, for the titles of the pictures
   * @throws InvalidInput when nothing can be judged by the horizon
   */
  Performance add(String name, String patients, Outcomes outcomes, Prediction prediction) {
    Performance performance;
    try {
      performance = Performance.of(outcomes, prediction, horizon, thresholds);
      draw(name, patients, outcomes, prediction.risk(horizon), performance);
    } catch (IllegalArgumentException e) {
      throw new InvalidInput(
          ModelRules.MODEL_OPTIONS.at(Where.in("command line"), String.valueOf(e.getMessage())));
    }
    add(name, performance);
    return performance;
  }

  /** Calibration plots and decision curves of every column that has predictions. */
  List<Figure> figures() {
    return List.copyOf(figures);
  }

  private void draw(
      String name, String patients, Outcomes outcomes, double[] risk, Performance performance) {
    figures.add(
        CalibrationPlot.of(
            "calibration-" + name,
            "Calibration, " + name + " (" + patients + ")",
            performance.calibration(),
            risk,
            unit));
    double from = Arrays.stream(thresholds).min().orElse(0.1);
    double to = Arrays.stream(thresholds).max().orElse(0.3);
    if (from == to) {
      from = from / 2;
      to = Math.min(0.99, to * 1.5);
    }
    figures.add(
        DecisionCurve.of(
            "decision-" + name,
            "Decision curve, " + name + " (" + patients + ")",
            NetBenefit.curve(outcomes, risk, horizon, from, to),
            thresholds,
            argument.isEmpty()
                ? "Nobody said why these thresholds; say it with --why-thresholds."
                : "Why these thresholds: " + argument));
  }

  private void add(String name, Performance p) {
    Calibration c = p.calibration();
    Fields fields =
        new Fields()
            .put("n", p.n())
            .put("events", p.events())
            .put("concordance", p.harrell().value())
            .put("concordanceSe", p.harrell().standardError())
            .put("uno", p.uno().value())
            .put("auc", p.auc().auc())
            .put("aucSe", p.auc().standardError())
            .put("brier", p.brier().score())
            .put("brierSe", p.brier().standardError())
            .put("brierReference", p.brier().reference())
            .put("brierScaled", p.brier().scaled())
            .put("integratedBrier", p.integratedBrier())
            .put("slope", c.slope())
            .put("slopeSe", c.slopeError())
            .put("intercept", c.intercept())
            .put("observed", c.observed())
            .put("predicted", c.predicted())
            .put("observedOverExpected", c.ratio())
            .put("calibrationError", c.meanError());
    List<Object> groups = new ArrayList<>();
    for (CalibrationGroup g : c.groups()) {
      groups.add(
          new Fields()
              .put("n", g.n())
              .put("predicted", g.predicted())
              .put("observed", g.observed())
              .put("standardError", g.standardError())
              .values());
    }
    fields.put("fifths", groups).put("curve", c.curve());
    List<NetBenefit> benefit = p.netBenefit();
    fields.put("netBenefit", benefit);
    columns.put(name, fields.values());
  }

  void corrected(Performance apparent, Optimism optimism) {
    columns.put(
        "corrected",
        new Fields()
            .put("replicates", optimism.replicates())
            .put("failedReplicates", optimism.failed())
            .put("concordance", apparent.harrell().value() - optimism.concordance())
            .put("slope", apparent.calibration().slope() - optimism.slope())
            .put("brier", apparent.brier().score() - optimism.brier())
            .put(
                "observedOverExpected",
                apparent.calibration().ratio() * StrictMath.exp(-optimism.ratio()))
            .values());
  }

  /**
   * @param written what was written to files, or the empty string
   */
  Answer answer(Fields result, List<Finding> findings, String written) {
    result.put("horizon", horizon);
    columns.forEach(result::put);
    String text = columns.isEmpty() ? "" : text();
    return new Answer(
        result.values(), written.isEmpty() ? text : text + "\n\n" + written, findings);
  }

  private String text() {
    List<String> keys =
        List.of(
            "n",
            "events",
            "concordance",
            "uno",
            "auc",
            "brier",
            "brierScaled",
            "slope",
            "observedOverExpected",
            "calibrationError");
    StringBuilder text = new StringBuilder();
    text.append(String.format(Locale.ROOT, "risks by time %s%n%n%-22s", horizon, ""));
    columns.keySet().forEach(name -> text.append(String.format(Locale.ROOT, "%12s", name)));
    for (String key : keys) {
      text.append(String.format(Locale.ROOT, "%n%-22s", key));
      for (Map<String, @Nullable Object> column : columns.values()) {
        Object value = column.get(key);
        String cell =
            value instanceof Double d
                ? String.format(Locale.ROOT, "%.4f", d)
                : value == null ? "" : value.toString();
        text.append(String.format(Locale.ROOT, "%12s", cell));
      }
    }
    columns.forEach((name, column) -> {
      if (column.get("netBenefit") instanceof List<?> list) {
        text.append(String.format(Locale.ROOT, "%n%nnet benefit, %s:", name));
        for (Object entry : list) {
          if (entry instanceof NetBenefit b) {
            text.append(
                String.format(
                    Locale.ROOT,
                    "%n  threshold %.2f: model %.4f, treat all %.4f",
                    b.threshold(),
                    b.model(),
                    b.all()));
          }
        }
      }
    });
    return text.toString();
  }
}
