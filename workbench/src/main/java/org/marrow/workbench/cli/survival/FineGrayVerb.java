package org.marrow.workbench.cli.survival;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.marrow.foundation.findings.Finding;
import org.marrow.foundation.findings.Findings;
import org.marrow.foundation.table.Table;
import org.marrow.survival.cox.CoxModel;
import org.marrow.survival.cox.CoxOptions;
import org.marrow.survival.cox.CoxTerm;
import org.marrow.survival.cox.FineGray;
import org.marrow.survival.formula.ModelFrame;
import org.marrow.survival.rules.SurvivalRules;
import org.marrow.workbench.cli.Answer;
import org.marrow.workbench.cli.Verb;
import org.marrow.workbench.figure.Figure;
import org.marrow.workbench.figure.survival.ForestPlot;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Fits the Fine-Gray model, with the cause-specific model beside it. */
@Command(
    name = "finegray",
    description = "Model one of several causes: Fine-Gray and cause-specific hazards side by side.",
    footer = {
      "",
      "The event column holds 0 for censored and 1, 2, ... for causes. With --out FOLDER a forest",
      "plot of both models is written there (forest.svg, forest.csv).",
      "",
      "Examples:",
      "  marrow survival finegray --data cohort.csv --cause 1 \\",
      "    --formula \"Surv(months, cause) ~ age + sex\" --json"
    })
public final class FineGrayVerb extends Verb {
  @Mixin private TableOptions data = new TableOptions();

  @Option(
      names = "--formula",
      required = true,
      paramLabel = "FORMULA",
      description = "For example \"Surv(months, cause) ~ age + sex\".")
  private String formula = "";

  @Option(names = "--cause", paramLabel = "CODE", description = "The cause to model (default 1).")
  private int cause = 1;

  @Option(names = "--confidence", paramLabel = "LEVEL", description = "Default 0.95.")
  private double confidence = 0.95;

  @Override
  protected Answer answer() throws IOException {
    Findings findings = new Findings();
    Table table = data.read(findings);
    ModelFrame.Causes frame = ModelFrame.causes(formula, table, cause);
    findings.addAll(frame.frame().findings());
    FineGray fit = FineGray.fit(frame.frame().data(), frame.causes(), cause, confidence);
    CoxModel specific =
        CoxModel.fit(frame.frame().data(), CoxOptions.standard().withConfidence(confidence));
    findings.addAll(fit.findings());
    boolean refused =
        fit.findings().stream().map(Finding::rule).anyMatch(SurvivalRules.TOO_FEW_EVENTS::equals);
    Fields result =
        new Fields()
            .put("n", fit.n())
            .put("events", fit.events())
            .put("competing", fit.competing())
            .put("confidence", confidence)
            .put("terms", refused ? List.of() : terms(fit.terms()))
            .put("causeSpecific", refused ? List.of() : terms(specific.terms()));
    if (!refused) {
      result.put("loglik", List.of(fit.nullLogLikelihood(), fit.logLikelihood()));
    }
    String text = refused ? "" : text(fit, specific);
    if (common().out().isPresent() && !refused) {
      text += "\n\n" + Pictures.write(common().out().get(), List.of(forest(frame, fit, specific)));
    }
    return new Answer(result.values(), text, findings.list());
  }

  private Figure forest(ModelFrame.Causes frame, FineGray fit, CoxModel specific) {
    List<ForestPlot.Row> rows = new ArrayList<>();
    rows.add(ForestPlot.Row.heading("Fine-Gray", Double.NaN));
    rows.addAll(ForestRows.of(fit.terms(), frame.frame()));
    rows.add(ForestPlot.Row.heading("Cause-specific", Double.NaN));
    rows.addAll(ForestRows.of(specific.terms(), frame.frame()));
    return ForestPlot.of(
        "forest",
        "Hazard ratios of cause " + cause,
        "Hazard ratio",
        String.format(Locale.ROOT, "%.0f %%", confidence * 100),
        "n (events)",
        rows,
        List.of(
            String.format(
                Locale.ROOT,
                "%d rows, %d events of cause %d, %d of other causes. Fine-Gray: how a covariate moves"
                    + " the cumulative incidence. Cause-specific: how it moves the rate among those"
                    + " still free of any event.",
                fit.n(),
                fit.events(),
                cause,
                fit.competing())));
  }

  private static List<Map<String, @Nullable Object>> terms(List<CoxTerm> terms) {
    List<Map<String, @Nullable Object>> rows = new ArrayList<>();
    for (CoxTerm t : terms) {
      rows.add(
          new Fields()
              .put("name", t.name())
              .put("coef", t.coef())
              .put("se", t.se())
              .put("hazardRatio", t.hazardRatio())
              .put("lower", t.lower())
              .put("upper", t.upper())
              .put("z", t.statistic())
              .put("p", t.p())
              .values());
    }
    return rows;
  }

  private String text(FineGray fit, CoxModel specific) {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "%d rows, %d events of cause %d, %d of other causes%n%n",
            fit.n(),
            fit.events(),
            cause,
            fit.competing()));
    text.append(
        String.format(
            Locale.ROOT,
            "%-20s %-34s %s%n",
            "",
            "subdistribution hazard ratio",
            "cause-specific hazard ratio"));
    for (int j = 0; j < fit.terms().size(); j++) {
      text.append(
          String.format(
              Locale.ROOT,
              "%-20s %-34s %s%n",
              fit.terms().get(j).name(),
              ratio(fit.terms().get(j)),
              j < specific.terms().size() ? ratio(specific.terms().get(j)) : ""));
    }
    text.append(
        "\nThe first says how a covariate moves the cumulative incidence, the second how it");
    text.append(" moves the rate\namong those still free of any event; they may differ in sign.");
    return text.toString();
  }

  private static String ratio(CoxTerm t) {
    return String.format(
        Locale.ROOT,
        "%.4g (%.4g to %.4g)",
        t.hazardRatio(),
        t.lower().orElse(Double.NaN),
        t.upper().orElse(Double.NaN));
  }
}
