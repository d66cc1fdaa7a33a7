package org.marrow.workbench.cli.survival;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.marrow.foundation.findings.Finding;
import org.marrow.survival.validation.Calibration;
import org.marrow.survival.validation.CalibrationGroup;
import org.marrow.survival.validation.NetBenefit;
import org.marrow.survival.validation.Optimism;
import org.marrow.survival.validation.Performance;
import org.marrow.workbench.cli.Answer;

/** Columns of performance side by side, as JSON and as text. */
final class ValidationReport {
  private final double horizon;
  private final Map<String, Map<String, @Nullable Object>> columns = new LinkedHashMap<>();

  ValidationReport(double horizon) {
    this.horizon = horizon;
  }

  void add(String name, Performance p) {
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
      groups.add(g);
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

  Answer answer(Fields result, List<Finding> findings) {
    result.put("horizon", horizon);
    columns.forEach(result::put);
    return new Answer(result.values(), columns.isEmpty() ? "" : text(), findings);
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
