package org.marrow.workbench.cli.survival;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.marrow.foundation.findings.Findings;
import org.marrow.foundation.findings.InvalidInput;
import org.marrow.foundation.findings.Where;
import org.marrow.foundation.number.Interval;
import org.marrow.survival.cox.CoxModel;
import org.marrow.survival.cox.CoxTerm;
import org.marrow.survival.data.Covariate;
import org.marrow.survival.data.Measured;
import org.marrow.survival.data.NumericCovariate;
import org.marrow.survival.data.SurvivalData;
import org.marrow.survival.data.SurvivalDataBuilder;
import org.marrow.survival.landmarks.Supermodel;
import org.marrow.survival.rules.SurvivalRules;
import org.marrow.workbench.cli.Answer;
import org.marrow.workbench.cli.Verb;
import org.marrow.workbench.figure.survival.ForestPlot;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** An exposure or marker of follow-up at several landmarks at once. */
@Command(
    name = "supermodel",
    description = "Relate what happens during follow-up to outcome at several landmarks at once.",
    footer = {
      "",
      "At each landmark those still at risk are compared by what was known then, over the next WINDOW",
      "of time; one model over all landmarks says whether the association changes from one to the next.",
      "Standard errors are robust, since a patient counts at several landmarks. Fix the landmarks",
      "beforehand. With --out FOLDER the ratios are drawn (forest.svg, forest.csv).",
      "",
      "Examples:",
      "  marrow survival supermodel --data compass.csv --time os_days --event death \\",
      "    --exposure asct_day --landmarks 180,270,360 --window 720 --adjust age_years",
      "  marrow survival supermodel --data cohort.csv --time t --event d --marker m4 --measured 4 \\",
      "    --landmarks 4,6,8 --window 12 --json"
    })
public final class SupermodelVerb extends Verb {
  @Mixin private OutcomeOptions outcome = new OutcomeOptions();

  @Option(
      names = "--exposure",
      paramLabel = "COLUMN",
      description = "When something happened to the patient; empty for never.")
  private String exposure = "";

  @Option(
      names = "--marker",
      paramLabel = "COLUMN",
      description = "A numeric marker; --measured says when it was taken.")
  private String marker = "";

  @Option(
      names = "--landmarks",
      required = true,
      split = ",",
      paramLabel = "T",
      description = "Two or more landmarks, ascending.")
  private double[] landmarks = {};

  @Option(
      names = "--window",
      required = true,
      paramLabel = "TIME",
      description = "How far beyond its landmark each comparison looks.")
  private double window;

  @Override
  protected Answer answer() throws IOException {
    if (exposure.isEmpty() == marker.isEmpty()) {
      throw SurvivalTable.wrong("give either --exposure or --marker");
    }
    Findings findings = new Findings();
    SurvivalTable read = SurvivalTable.of(outcome.table(findings), outcome, findings);
    NumericCovariate covariate = covariate(read);
    List<NumericCovariate> adjust =
        outcome.adjust().stream()
            .map(c -> Covariate.numeric(c, read.numbers(c)).measured(Measured.atBaseline()))
            .toList();
    int[] rows =
        IntStream.range(0, read.rows().length)
            .filter(i -> read.data().exit(i) > 0)
            .filter(i -> adjust.stream().noneMatch(c -> c.missing(i)))
            .toArray();
    if (rows.length < read.rows().length) {
      findings.add(
          SurvivalRules.MISSING_MARKER.at(
              Where.in(read.table().source()),
              String.format(
                  Locale.ROOT,
                  "%d of %d rows have no time above 0 or lack a value of %s and were left out",
                  read.rows().length - rows.length,
                  read.rows().length,
                  outcome.adjust())));
    }
    SurvivalDataBuilder builder = read.data().toBuilder().covariate(covariate);
    adjust.forEach(builder::covariate);
    SurvivalData data = builder.build().select(rows);
    Supermodel model;
    try {
      model = Supermodel.fit(data, covariate.name(), outcome.adjust(), landmarks, window);
    } catch (IllegalArgumentException e) {
      throw SurvivalTable.wrong("%s", String.valueOf(e.getMessage()));
    } catch (InvalidInput e) {
      findings.addAll(e.findings());
      return new Answer(
          new Fields().put("refused", covariate.name()).values(), "", findings.list());
    }
    findings.addAll(model.findings());
    Fields result = new Fields().put("n", data.rows()).put("rows", model.model().n());
    result.put("window", window).put("adjustedFor", outcome.adjust());
    result.put("landmarks", model.landmarks().stream().map(SupermodelVerb::fields).toList());
    result.put("changeP", model.changeP());
    String text = text(model);
    if (common().out().isPresent()) {
      text +=
          "\n\n" + Pictures.write(common().out().get(), List.of(forest(covariate.name(), model)));
    }
    return new Answer(result.values(), text, findings.list());
  }

  private NumericCovariate covariate(SurvivalTable read) {
    if (!exposure.isEmpty()) {
      double[] days = read.numbers(exposure);
      double[] ever = Arrays.stream(days).map(d -> Double.isNaN(d) ? 0 : 1).toArray();
      return Covariate.numeric("exposed", ever).measured(Measured.from(days));
    }
    String when = outcome.measured();
    NumericCovariate values = Covariate.numeric(marker, read.numbers(marker));
    if (when.isEmpty() || when.toLowerCase(Locale.ROOT).equals("baseline")) {
      return values.measured(Measured.atBaseline());
    }
    try {
      return values.measured(Measured.at(Double.parseDouble(when)));
    } catch (NumberFormatException e) {
      return values.measured(Measured.at(read.numbers(when)));
    }
  }

  private static Map<String, @Nullable Object> fields(Supermodel.AtLandmark at) {
    Fields fields =
        new Fields()
            .put("time", at.time())
            .put("atRisk", at.atRisk())
            .put("events", at.events())
            .put("hazardRatio", at.ratio())
            .put("lower", at.limits().lower())
            .put("upper", at.limits().upper());
    return fields
        .put("aloneHazardRatio", at.alone().hazardRatio())
        .put("aloneLower", at.alone().lower())
        .put("aloneUpper", at.alone().upper())
        .values();
  }

  private static String text(Supermodel model) {
    TextTable table =
        new TextTable(
            "landmark",
            "at risk",
            "events",
            "hazard ratio",
            "lower",
            "upper",
            "that landmark alone");
    for (Supermodel.AtLandmark at : model.landmarks()) {
      CoxTerm alone = at.alone();
      table.row(
          TextTable.number(at.time()),
          Integer.toString(at.atRisk()),
          Integer.toString(at.events()),
          TextTable.number(at.ratio()),
          TextTable.number(at.limits().lower()),
          TextTable.number(at.limits().upper()),
          TextTable.number(alone.hazardRatio())
              + " ("
              + TextTable.number(alone.lower())
              + " to "
              + TextTable.number(alone.upper())
              + ")");
    }
    return table
        + "\none model over all landmarks, robust limits; does the association change from landmark to"
        + "\nlandmark? p = "
        + TextTable.p(model.changeP());
  }

  private static org.marrow.workbench.figure.Figure forest(String name, Supermodel model) {
    List<ForestPlot.Row> rows = new ArrayList<>();
    rows.add(ForestPlot.Row.heading("Supermodel", model.changeP()));
    for (Supermodel.AtLandmark at : model.landmarks()) {
      Interval limits = at.limits();
      rows.add(
          ForestPlot.Row.of(
              "from " + TextTable.number(at.time()),
              at.atRisk() + " (" + at.events() + ")",
              at.ratio(),
              limits.lower(),
              limits.upper(),
              Double.NaN));
    }
    rows.add(ForestPlot.Row.heading("Each alone", Double.NaN));
    for (Supermodel.AtLandmark at : model.landmarks()) {
      rows.add(
          ForestRows.row(
              "from " + TextTable.number(at.time()),
              at.atRisk() + " (" + at.events() + ")",
              at.alone()));
    }
    CoxModel fit = model.model();
    return ForestPlot.of(
        "forest",
        "Hazard ratio of " + name + " at each landmark",
        "Hazard ratio",
        "95 %",
        "n (events)",
        rows,
        List.of(
            "One model over all landmarks, "
                + fit.n()
                + " rows, robust limits; the p value is that of a change from landmark to landmark."));
  }
}
