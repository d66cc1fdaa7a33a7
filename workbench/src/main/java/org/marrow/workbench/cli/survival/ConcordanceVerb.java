package org.marrow.workbench.cli.survival;

import java.util.Locale;
import org.marrow.foundation.findings.Findings;
import org.marrow.foundation.findings.InvalidInput;
import org.marrow.foundation.findings.Where;
import org.marrow.foundation.table.Table;
import org.marrow.survival.concordance.Concordance;
import org.marrow.survival.cox.CoxData;
import org.marrow.survival.formula.ModelFrame;
import org.marrow.survival.rules.ModelRules;
import org.marrow.survival.rules.SurvivalRules;
import org.marrow.workbench.cli.Answer;
import org.marrow.workbench.cli.Verb;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Concordance of one score with the outcome. */
@Command(
    name = "concordance",
    description = "Harrell's and Uno's concordance of one score: how well it ranks, no more.",
    footer = {
      "",
      "The formula has one numeric column on the right; higher values mean earlier failure.",
      "",
      "Examples:",
      "  marrow survival concordance --data cohort.csv --formula \"Surv(months, death) ~ score\"",
      "  marrow survival concordance --data cohort.csv --formula \"Surv(t, s) ~ x\" --until 24 --json"
    })
public final class ConcordanceVerb extends Verb {
  @Mixin private TableOptions data = new TableOptions();
  @Mixin private ModelOptions model = new ModelOptions();

  @Option(
      names = "--until",
      paramLabel = "TIME",
      description = "Count events up to this time only, and add Uno's C.")
  private double until = Double.POSITIVE_INFINITY;

  @Override
  protected Answer answer() {
    Findings findings = new Findings();
    Table table = data.read(findings);
    ModelFrame frame = ModelFrame.of(model.formula(), table, model.weights());
    findings.addAll(frame.findings());
    CoxData rows = frame.data();
    if (rows.covariates() != 1) {
      throw new InvalidInput(
          ModelRules.FORMULA.at(
              Where.in("formula"),
              "expected one score on the right side, found " + rows.names(),
              "For a model of several columns use marrow survival cox or validate."));
    }
    Concordance harrell = rows.concordance(0, until, false).orElseThrow(ConcordanceVerb::nothing);
    findings.add(
        SurvivalRules.CONCORDANCE_ALONE.at(
            Where.in(table.source()),
            "the concordance says how well the score ranks, nothing else"));
    Fields result = new Fields().put("n", rows.rows()).put("events", rows.events());
    result.put("score", rows.names().getFirst());
    result.put("harrell", fields(harrell).values());
    String text =
        String.format(
            Locale.ROOT, "Harrell's C %.4f (se %.4f)", harrell.value(), harrell.standardError());
    if (until < Double.POSITIVE_INFINITY && !rows.hasEntry()) {
      Concordance uno = rows.concordance(0, until, true).orElseThrow(ConcordanceVerb::nothing);
      result.put("until", until).put("uno", fields(uno).values());
      text +=
          String.format(
              Locale.ROOT,
              "%nUno's C up to %s: %.4f (se %.4f)",
              until,
              uno.value(),
              uno.standardError());
    }
    return new Answer(result.values(), text, findings.list());
  }

  private static InvalidInput nothing() {
    return new InvalidInput(
        ModelRules.NO_EVENT.at(Where.in(""), "no two rows can be compared up to this time"));
  }

  private static Fields fields(Concordance c) {
    return new Fields()
        .put("value", c.value())
        .put("se", c.standardError())
        .put("lower", c.lower(0.95))
        .put("upper", c.upper(0.95))
        .put("concordant", c.concordant())
        .put("discordant", c.discordant())
        .put("tiedScore", c.tiedScore())
        .put("tiedTime", c.tiedTime());
  }
}
