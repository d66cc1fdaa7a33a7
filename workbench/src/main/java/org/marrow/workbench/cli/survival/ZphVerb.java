package org.marrow.workbench.cli.survival;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.marrow.foundation.findings.Findings;
import org.marrow.foundation.findings.InvalidInput;
import org.marrow.foundation.findings.Where;
import org.marrow.foundation.table.Table;
import org.marrow.survival.cox.ChangingEffect;
import org.marrow.survival.cox.ChiSquaredTest;
import org.marrow.survival.cox.CoxModel;
import org.marrow.survival.cox.ProportionalHazards;
import org.marrow.survival.cox.TimeTransform;
import org.marrow.survival.formula.ModelFrame;
import org.marrow.survival.rules.ModelRules;
import org.marrow.workbench.cli.Answer;
import org.marrow.workbench.cli.Verb;
import org.marrow.workbench.figure.Figure;
import org.marrow.workbench.figure.survival.SchoenfeldFigure;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Tests proportional hazards. */
@Command(
    name = "zph",
    description = "Test whether the coefficients of a Cox model change over time.",
    footer = {
      "",
      "With --out FOLDER scaled Schoenfeld residuals with a smooth curve are drawn there",
      "(schoenfeld.svg, schoenfeld.csv).",
      "",
      "Examples:",
      "  marrow survival zph --data cohort.csv --formula \"Surv(months, death) ~ age + sex\"",
      "  marrow survival zph --data cohort.csv --formula \"Surv(t, s) ~ x\" --transform log --json"
    })
public final class ZphVerb extends Verb {
  @Mixin private TableOptions data = new TableOptions();
  @Mixin private ModelOptions model = new ModelOptions();

  @Option(
      names = "--transform",
      paramLabel = "KIND",
      description = "Function of time: km (default), identity, log, rank.")
  private TimeTransform transform = TimeTransform.KM;

  @Override
  protected Answer answer() throws IOException {
    Findings findings = new Findings();
    Table table = data.read(findings);
    ModelFrame frame = ModelFrame.of(model.formula(), table, model.weights());
    findings.addAll(frame.findings());
    CoxModel fit = model.fit(frame);
    findings.addAll(fit.findings());
    ProportionalHazards test;
    try {
      test = fit.proportionalHazards(transform);
    } catch (IllegalStateException | IllegalArgumentException e) {
      throw new InvalidInput(
          ModelRules.MODEL_OPTIONS.at(Where.in("command line"), String.valueOf(e.getMessage())));
    }
    findings.addAll(test.findings());
    List<Map<String, @Nullable Object>> rows = new ArrayList<>();
    StringBuilder text = new StringBuilder("chi-squared test of a coefficient that changes with ");
    text.append(transform.name().toLowerCase(Locale.ROOT)).append(" time\n\n");
    List<ChiSquaredTest> all = new ArrayList<>(test.terms());
    all.add(test.global());
    for (ChiSquaredTest t : all) {
      rows.add(
          new Fields()
              .put("name", t.name())
              .put("chiSquared", t.statistic())
              .put("df", t.df())
              .put("p", t.p())
              .values());
      text.append(
          String.format(
              Locale.ROOT,
              "%-24s %9.4f on %.0f, p = %.3g%n",
              t.name(),
              t.statistic(),
              t.df(),
              t.p()));
    }
    Fields result = new Fields().put("transform", transform.name().toLowerCase(Locale.ROOT));
    result.put("n", fit.n()).put("events", fit.events()).put("terms", rows);
    String words = text.toString().stripTrailing();
    if (common().out().isPresent()) {
      words += "\n\n" + Pictures.write(common().out().get(), List.of(picture(fit, test)));
    }
    return new Answer(result.values(), words, findings.list());
  }

  private Figure picture(CoxModel fit, ProportionalHazards test) {
    List<SchoenfeldFigure.Panel> panels = new ArrayList<>();
    for (ChangingEffect effect : fit.changingEffects(transform)) {
      panels.add(
          new SchoenfeldFigure.Panel(
              effect,
              test.terms().stream()
                  .filter(t -> t.name().equals(effect.name()))
                  .mapToDouble(ChiSquaredTest::p)
                  .findFirst()));
    }
    String scale =
        switch (transform) {
          case IDENTITY -> "time itself";
          case LOG -> "log time";
          case RANK -> "the rank of the event";
          case KM -> "the share of patients who failed before";
        };
    return SchoenfeldFigure.of("schoenfeld", scale, panels, "");
  }
}
