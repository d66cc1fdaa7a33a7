package org.marrow.workbench.cli.survival;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.marrow.foundation.findings.Findings;
import org.marrow.foundation.findings.InvalidInput;
import org.marrow.survival.cox.CoxModel;
import org.marrow.survival.cox.CoxTerm;
import org.marrow.survival.cutpoint.MarkerCurve;
import org.marrow.survival.data.BaselineUse;
import org.marrow.survival.data.Covariate;
import org.marrow.survival.data.DesignChecks;
import org.marrow.survival.data.NumericCovariate;
import org.marrow.survival.reporting.MarkerStudy;
import org.marrow.survival.reporting.ReportingStandard;
import org.marrow.workbench.cli.Answer;
import org.marrow.workbench.cli.Verb;
import org.marrow.workbench.figure.Figure;
import org.marrow.workbench.figure.survival.ForestPlot;
import org.marrow.workbench.figure.survival.MarkerCurveFigure;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** One prognostic marker from start to end, with methods and the REMARK list. */
@Command(
    name = "marker",
    description = "Study one prognostic marker: alone, adjusted, checked; methods and REMARK list.",
    footer = {
      "",
      "The marker stays continuous. With --out FOLDER the REMARK list is written as remark.md, filled",
      "from the run, open items marked, with a forest plot (forest.svg) and the hazard over the range",
      "of the marker (marker.svg).",
      "",
      "Examples:",
      "  marrow survival marker --data cohort.csv --time months --event death --marker b2m \\",
      "    --adjust age,albumin --end-point \"death of any cause\" --out report",
      "  marrow survival marker --data cohort.csv --time months --event death --marker b2m --json"
    })
public final class MarkerVerb extends Verb {
  @Mixin private OutcomeOptions outcome = new OutcomeOptions();
  @Mixin private AuthorsWords words = new AuthorsWords();

  @Option(names = "--marker", required = true, paramLabel = "COLUMN", description = "The marker.")
  private String marker = "";

  @Option(
      names = "--end-point",
      paramLabel = "TEXT",
      description = "Definition of the end point, for the REMARK list.")
  private String endPoint = "";

  @Override
  protected Answer answer() throws IOException {
    Findings findings = new Findings();
    SurvivalTable read = SurvivalTable.of(outcome.table(findings), outcome, findings);
    NumericCovariate values = Covariate.numeric(marker, read.numbers(marker));
    BaselineUse.suspect(read.data(), values, read.numberColumns())
        .ifPresent(late -> {
          throw new InvalidInput(late);
        });
    DesignChecks.change(read.table().source(), values, read.numberColumns())
        .ifPresent(change -> {
          throw new InvalidInput(change);
        });
    List<NumericCovariate> standard =
        outcome.adjust().stream().map(c -> Covariate.numeric(c, read.numbers(c))).toList();
    MarkerStudy study;
    try {
      study =
          MarkerStudy.run(
              read.data(), values, standard, endPoint, words.of(ReportingStandard.REMARK));
    } catch (IllegalArgumentException e) {
      throw SurvivalTable.wrong("%s", String.valueOf(e.getMessage()));
    }
    findings.addAll(study.findings());
    String text =
        String.format(
            Locale.ROOT,
            "%s is %s (hazard ratios per unit)\n\n%s\n\n%s",
            marker,
            study.adjective(),
            table(study),
            study.methods());
    if (common().out().isPresent()) {
      Path folder = common().out().get();
      text += "\n\n" + AuthorsWords.write(study.remark(), marker, folder.resolve("remark.md"));
      MarkerCurve curve = MarkerCurve.fit(read.data(), values, standard);
      text +=
          "\n"
              + Pictures.write(
                  folder,
                  List.of(forest(study), MarkerCurveFigure.of("marker", curve, outcome.adjust())));
    }
    return new Answer(fields(study), text, findings.list());
  }

  private static Figure forest(MarkerStudy study) {
    String n = study.n() + " (" + study.events() + ")";
    List<ForestPlot.Row> rows = new ArrayList<>();
    rows.add(ForestPlot.Row.heading("Alone", Double.NaN));
    rows.add(ForestRows.row(study.marker(), n, study.alone().term(study.marker())));
    if (study.adjusted() != study.alone()) {
      rows.add(ForestPlot.Row.heading("With the standard variables", Double.NaN));
      study.adjusted().terms().forEach(t -> rows.add(ForestRows.row(t.name(), n, t)));
    }
    return ForestPlot.of(
        "forest",
        study.marker() + ", " + study.adjective(),
        "Hazard ratio",
        "95 %",
        "n (events)",
        rows,
        List.of("Hazard ratios per unit of each column."));
  }

  private static Map<String, @Nullable Object> fields(MarkerStudy study) {
    Fields fields =
        new Fields()
            .put("marker", study.marker())
            .put("word", study.adjective())
            .put("n", study.n())
            .put("events", study.events())
            .put("alone", terms(study.alone()))
            .put("adjusted", terms(study.adjusted()))
            .put("proportionalHazardsP", study.proportional().global().p())
            .put("methods", study.methods());
    return AuthorsWords.fields(study.remark(), fields, "remark").values();
  }

  private static List<Map<String, @Nullable Object>> terms(CoxModel model) {
    return model.terms().stream()
        .map(t ->
            new Fields()
                .put("name", t.name())
                .put("coef", t.coef())
                .put("se", t.se())
                .put("hazardRatio", t.hazardRatio())
                .put("lower", t.lower())
                .put("upper", t.upper())
                .put("p", t.p())
                .values())
        .toList();
  }

  private static String table(MarkerStudy study) {
    TextTable table = new TextTable("", "hazard ratio", "lower", "upper", "p");
    row(table, "alone: ", study.alone().term(study.marker()));
    study.adjusted().terms().forEach(t -> row(table, "adjusted: ", t));
    return table.toString();
  }

  private static void row(TextTable table, String before, CoxTerm term) {
    table.row(
        before + term.name(),
        TextTable.number(term.hazardRatio()),
        TextTable.number(term.lower()),
        TextTable.number(term.upper()),
        term.p().isPresent() ? TextTable.p(term.p().getAsDouble()) : "-");
  }
}
