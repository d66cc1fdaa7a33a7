package org.marrow.workbench.cli.survival;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.marrow.foundation.findings.Finding;
import org.marrow.survival.confounding.EValue;
import org.marrow.survival.cox.CoxData;
import org.marrow.survival.cox.CoxModel;
import org.marrow.survival.cox.CoxOptions;
import org.marrow.survival.cox.CoxTerm;
import org.marrow.survival.cox.TimeTransform;
import org.marrow.survival.data.Factor;
import org.marrow.survival.data.SurvivalData;

/**
 * Hazard ratios of groups against the first of them (Cox, Efron ties, strata as in the test).
 *
 * @param reference the first group
 * @param terms one for each other group
 * @param eventShare part of the patients with the event
 * @param findings few events, a coefficient without limits, hazards that are not proportional
 */
record GroupRatios(
    String reference, List<CoxTerm> terms, double eventShare, List<Finding> findings) {
  /** Fits the model; without events there are no ratios. */
  static GroupRatios fit(Groups groups, double level) {
    Factor labels = groups.labels();
    SurvivalData data = groups.data();
    String reference = labels.levels().getFirst();
    int[] rows =
        java.util.stream.IntStream.range(0, data.rows())
            .filter(i -> labels.code(i) != Factor.MISSING)
            .toArray();
    SurvivalData known = data.select(rows);
    if (known.eventCount() == 0) {
      return new GroupRatios(reference, List.of(), 0, List.of());
    }
    CoxData.Builder parts = CoxData.of(known);
    for (int g = 1; g < labels.levels().size(); g++) {
      double[] in = new double[rows.length];
      for (int i = 0; i < rows.length; i++) {
        in[i] = labels.code(rows[i]) == g ? 1 : 0;
      }
      parts.covariate(labels.levels().get(g), groups.name(), in);
    }
    CoxModel model = CoxModel.fit(parts.build(), CoxOptions.standard().withConfidence(level));
    List<Finding> findings = new ArrayList<>(model.findings());
    if (!model.terms().isEmpty()) {
      findings.addAll(model.proportionalHazards(TimeTransform.KM).findings());
    }
    return new GroupRatios(
        reference, model.terms(), (double) known.eventCount() / known.rows(), findings);
  }

  List<Map<String, @Nullable Object>> fields() {
    List<Map<String, @Nullable Object>> rows = new ArrayList<>();
    for (CoxTerm t : terms) {
      Fields row =
          new Fields()
              .put("group", t.name())
              .put("reference", reference)
              .put("hazardRatio", t.hazardRatio())
              .put("lower", t.lower())
              .put("upper", t.upper())
              .put("p", t.p());
      eValue(t).ifPresent(e -> row.put("eValue", e.estimate()).put("eValueLimit", e.limit()));
      rows.add(row.values());
    }
    return rows;
  }

  /** How strong something unmeasured would have to be; empty without honest limits. */
  private Optional<EValue> eValue(CoxTerm t) {
    return t.lower().isPresent() && t.upper().isPresent() && t.lower().getAsDouble() > 0
        ? Optional.of(
            EValue.ofHazardRatio(
                t.hazardRatio(), t.lower().getAsDouble(), t.upper().getAsDouble(), eventShare))
        : Optional.empty();
  }

  /** E-values of groups that were not randomised, for people. */
  List<String> eValues() {
    List<String> all = new ArrayList<>();
    for (CoxTerm t : terms) {
      eValue(t)
          .ifPresent(e ->
              all.add(
                  String.format(
                      Locale.ROOT,
                      "E-value, %s against %s: %.2f (nearer limit %.2f). Weighting: marrow survival"
                          + " weight.",
                      t.name(),
                      reference,
                      e.estimate(),
                      e.limit())));
    }
    return all;
  }

  List<String> sentences() {
    return terms.stream()
        .map(t ->
            String.format(
                Locale.ROOT,
                "Hazard ratio, %s against %s: %s (%s to %s).",
                t.name(),
                reference,
                TextTable.number(t.hazardRatio()),
                TextTable.number(t.lower()),
                TextTable.number(t.upper())))
        .toList();
  }

  String text() {
    return String.join("\n", sentences());
  }
}
