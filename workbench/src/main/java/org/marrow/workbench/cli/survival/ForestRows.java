package org.marrow.workbench.cli.survival;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.marrow.survival.cox.CoxData;
import org.marrow.survival.cox.CoxModel;
import org.marrow.survival.cox.CoxTerm;
import org.marrow.survival.formula.Coding;
import org.marrow.survival.formula.ModelFrame;
import org.marrow.workbench.figure.Figure;
import org.marrow.workbench.figure.survival.ForestPlot;

/** The terms of a model as rows of a forest plot: a factor with its reference and its levels. */
final class ForestRows {
  private ForestRows() {}

  /** The forest plot of a Cox model. */
  static Figure figure(CoxModel model, ModelFrame frame) {
    return ForestPlot.of(
        "forest",
        "Hazard ratios",
        "Hazard ratio",
        String.format(Locale.ROOT, "%.0f %%", model.options().confidence() * 100),
        "n (events)",
        of(model.terms(), frame),
        List.of(
            String.format(
                Locale.ROOT,
                "Cox model, %d rows, %d events%s. Numbers in a row are per unit of the covariate;"
                    + " levels are against the reference.",
                model.n(),
                model.events(),
                model.robust() ? ", robust standard errors" : "")));
  }

  /** Rows for the terms; a level counts its own rows and events, a number all of them. */
  static List<ForestPlot.Row> of(List<CoxTerm> terms, ModelFrame frame) {
    CoxData data = frame.data();
    Map<String, CoxTerm> byName = new LinkedHashMap<>();
    terms.forEach(t -> byName.put(t.name(), t));
    Map<String, Coding> factors = new LinkedHashMap<>();
    for (Coding coding : frame.design().codings()) {
      if (coding.kind().equals("levels") && coding.levels().size() > 1) {
        factors.put(coding.variable(), coding);
      }
    }
    List<ForestPlot.Row> rows = new ArrayList<>();
    List<String> begun = new ArrayList<>();
    for (int j = 0; j < data.covariates(); j++) {
      CoxTerm term = byName.get(data.names().get(j));
      String variable = data.terms().get(j);
      Optional<Coding> factor = Optional.ofNullable(factors.get(variable));
      if (term == null) {
        continue;
      }
      if (factor.isEmpty()) {
        rows.add(row(term.name(), count(data, row -> true), term));
        continue;
      }
      if (!begun.contains(variable)) {
        begun.add(variable);
        rows.add(ForestPlot.Row.heading(variable, Double.NaN));
        rows.add(
            ForestPlot.Row.reference(
                factor.get().levels().getFirst(),
                count(data, row -> isReference(data, variable, row))));
      }
      int column = j;
      rows.add(
          row(
              term.name().substring(variable.length()),
              count(data, row -> data.value(row, column) == 1),
              term));
    }
    return rows;
  }

  private static boolean isReference(CoxData data, String variable, int row) {
    for (int j = 0; j < data.covariates(); j++) {
      if (data.terms().get(j).equals(variable) && data.value(row, j) != 0) {
        return false;
      }
    }
    return true;
  }

  private static String count(CoxData data, java.util.function.IntPredicate in) {
    boolean[] event = data.eventFlags();
    int n = 0;
    int events = 0;
    for (int i = 0; i < event.length; i++) {
      if (in.test(i)) {
        n++;
        events += event[i] ? 1 : 0;
      }
    }
    return n + " (" + events + ")";
  }

  static ForestPlot.Row row(String label, String n, CoxTerm term) {
    return ForestPlot.Row.of(
        label,
        n,
        term.hazardRatio(),
        term.lower().orElse(Double.NaN),
        term.upper().orElse(Double.NaN),
        term.p().orElse(Double.NaN));
  }
}
