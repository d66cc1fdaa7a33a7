package org.marrow.workbench.cli.survival;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.marrow.foundation.findings.Finding;
import org.marrow.foundation.findings.Findings;
import org.marrow.foundation.findings.Rule;
import org.marrow.foundation.table.Table;
import org.marrow.survival.cox.CoxModel;
import org.marrow.survival.cox.CoxOptions;
import org.marrow.survival.formula.ModelFrame;
import org.marrow.survival.rules.ModelRules;
import org.marrow.survival.rules.SurvivalRules;
import org.marrow.workbench.cli.Answer;
import org.marrow.workbench.cli.Verb;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Fits a Cox model to a table. */
@Command(
    name = "cox",
    description = "Fit a proportional hazards model.",
    footer = {
      "",
      "With --out FOLDER a forest plot is written there (forest.svg, forest.csv).",
      "Limits (lower, upper) are those of the hazard ratio. Columns of text are factors; their",
      "coefficients are named as in R (sexmale). Rows with a missing value are left out, counted",
      "and listed.",
      "",
      "Examples:",
      "  marrow survival cox --data cohort.csv --formula \"Surv(months, death) ~ age + sex\"",
      "  marrow survival cox --data cohort.csv --ties efron --json \\",
      "    --formula \"Surv(entry, exit, event) ~ log2(crp) * arm + strata(centre)\"",
      "  marrow survival cox --data small.csv --formula \"Surv(t, s) ~ x\" --firth"
    })
public final class CoxVerb extends Verb {
  @Mixin private TableOptions data = new TableOptions();
  @Mixin private ModelOptions model = new ModelOptions();

  @Option(
      names = "--accept-few-events",
      description = "Show the plain model even below five events per parameter.")
  private boolean acceptFew;

  @Option(
      names = "--baseline",
      split = ",",
      paramLabel = "COLUMN",
      description = "Columns known at the time origin, whatever other columns suggest.")
  private List<String> baseline = new ArrayList<>();

  @Override
  protected Answer answer() throws IOException {
    Findings findings = new Findings();
    Table table = data.read(findings);
    Optional<Answer> late =
        BaselineGuard.check(model.formula().text(), table, Set.copyOf(baseline), findings);
    if (late.isPresent()) {
      return late.get();
    }
    ModelFrame frame = ModelFrame.of(model.formula(), table, model.weights());
    findings.addAll(frame.findings());
    CoxOptions options = model.checkedOptions(frame);
    CoxModel fit = CoxModel.fit(frame.data(), options);
    boolean tooMany = has(fit, ModelRules.MORE_PARAMETERS_THAN_EVENTS);
    boolean refused = tooMany || has(fit, SurvivalRules.TOO_FEW_EVENTS) && !acceptFew;
    boolean running = has(fit, SurvivalRules.MONOTONE_LIKELIHOOD);
    findings.addAll(acceptFew ? withoutFew(fit.findings()) : fit.findings());
    Fields result = new Fields();
    result.put("formula", frame.design().formula().text());
    CoxReport report = new CoxReport(fit);
    report.fields(result, !refused);
    result.put("leftOut", leftOut(frame, table.rows()));
    String text = refused ? "" : report.text();
    CoxModel shown = fit;
    if ((refused || running) && !tooMany) {
      shown = CoxModel.fit(frame.data(), firth(options));
      CoxReport offered = new CoxReport(shown);
      result.put("offered", offered.fields(new Fields().put("method", "firth"), true).values());
      text =
          (text + "\n\nOffered instead: Firth's penalty, profile limits\n" + offered.text())
              .strip();
    }
    if (common().out().isPresent() && !shown.terms().isEmpty() && !tooMany) {
      text +=
          "\n\n" + Pictures.write(common().out().get(), List.of(ForestRows.figure(shown, frame)));
    }
    return new Answer(result.values(), text, findings.list());
  }

  private static boolean has(CoxModel fit, Rule rule) {
    return fit.findings().stream().anyMatch(f -> f.rule() == rule);
  }

  private static CoxOptions firth(CoxOptions asked) {
    return CoxOptions.firthPenalty().withConfidence(asked.confidence());
  }

  private static List<Finding> withoutFew(List<Finding> findings) {
    List<Finding> kept = new ArrayList<>();
    for (Finding f : findings) {
      kept.add(
          f.rule() == SurvivalRules.TOO_FEW_EVENTS
              ? SurvivalRules.FEW_EVENTS.at(f.where(), f.what())
              : f);
    }
    return kept;
  }

  /** Rows of the table, from 1, that the fit does not hold. */
  private static List<Integer> leftOut(ModelFrame frame, int rows) {
    boolean[] used = new boolean[rows];
    for (int row : frame.rows()) {
      used[row] = true;
    }
    return IntStream.range(0, rows).filter(i -> !used[i]).map(i -> i + 1).boxed().toList();
  }
}
