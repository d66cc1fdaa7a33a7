package org.marrow.workbench.cli.niche;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.marrow.foundation.findings.Findings;
import org.marrow.foundation.number.NumberText;
import org.marrow.niche.drug.ModelFolder;
import org.marrow.niche.drug.Rival;
import org.marrow.niche.population.Validation;
import org.marrow.niche.population.VirtualPatients;
import org.marrow.workbench.cli.Answer;
import org.marrow.workbench.cli.Progress;
import org.marrow.workbench.cli.Verb;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Weights virtual patients to APEX and predicts the other trials, good and bad alike. */
@Command(
    name = "validate",
    description =
        "Weight virtual patients to APEX; predict VISTA, S0777, ENDEAVOR and others without refitting.",
    footer = {
      "",
      "Examples:",
      "  marrow population validate --patients 300",
      "  marrow population validate --patients 1000 --threads 2 --json"
    })
public final class PopulationValidateVerb extends Verb {
  @Option(
      names = "--patients",
      paramLabel = "N",
      defaultValue = "300",
      description = "how many (default: ${DEFAULT-VALUE})")
  private int patients;

  @Mixin private RivalOption rival = new RivalOption();

  /** What {@code --json} prints. */
  record Result(
      boolean simulated,
      int patients,
      boolean targetsMet,
      double effectivePatients,
      List<Row> trials) {}

  /**
   * One trial arm; months; a median that was not reached and a rate that was not read is missing.
   */
  record Row(
      String trial,
      String use,
      List<Double> publishedMedian,
      List<Double> predictedMedian,
      List<Double> medianInterval,
      List<Double> publishedResponse,
      double predictedResponse,
      List<Double> responseInterval,
      boolean covered,
      String source) {}

  @Override
  protected Answer answer() {
    Findings findings = new Findings();
    Rival explanation = rival.read(findings);
    Counts.check(findings, "--patients", patients, 20, Counts.MOST_PATIENTS);
    findings.throwIfFaulty();
    ModelFolder models = ModelFolder.shipped();
    VirtualPatients drawn =
        VirtualPatients.draw(models, explanation, common().seed().orElse(1), patients);
    Validation validation;
    try (Progress progress = progress()) {
      validation = Validation.run(models, drawn, common().threads(), progress::at);
    }
    List<Row> rows = validation.rows().stream().map(PopulationValidateVerb::row).toList();
    Result result =
        new Result(
            true, patients, validation.weights().met(), validation.weights().effectiveSize(), rows);
    return Answer.of(result, text(validation));
  }

  private static Row row(Validation.Row r) {
    return new Row(
        r.anchor().trial(),
        r.anchor().use().name().toLowerCase(Locale.ROOT),
        finite(r.anchor().medianMonths()),
        finite(r.medianMonths()),
        finite(r.medianInterval().lower(), r.medianInterval().upper()),
        finite(r.anchor().responseRate()),
        r.responseRate(),
        List.of(r.responseInterval().lower(), r.responseInterval().upper()),
        r.coversMedian(),
        r.anchor().source());
  }

  private static List<Double> finite(double... values) {
    List<Double> list = new ArrayList<>();
    for (double value : values) {
      if (Double.isFinite(value)) {
        list.add(value);
      }
    }
    return list;
  }

  private static String text(Validation v) {
    NumberText number = NumberText.ENGLISH;
    List<String> lines = new ArrayList<>();
    lines.add(
        v.patients()
            + " virtual patients, weighted to the calibration rows ("
            + (v.weights().met() ? "targets met" : "TARGETS NOT MET")
            + "; worth "
            + number.of(v.weights().effectiveSize())
            + " unweighted patients). Simulated.");
    lines.add(
        String.format(
            Locale.ROOT,
            "%-42s %-12s %28s %11s %26s %9s",
            "trial arm",
            "use",
            "median, months: predicted",
            "published",
            "response: predicted",
            "published"));
    for (Validation.Row r : v.rows()) {
      lines.add(
          String.format(
              Locale.ROOT,
              "%-42s %-12s %28s %11s %26s %9s",
              r.anchor().trial(),
              r.anchor().use().name().toLowerCase(Locale.ROOT),
              number.of(r.medianMonths(), r.medianInterval()),
              Double.isFinite(r.anchor().medianMonths())
                  ? number.of(r.anchor().medianMonths())
                  : "not reached",
              number.of(r.responseRate(), r.responseInterval()),
              Double.isFinite(r.anchor().responseRate())
                  ? number.of(r.anchor().responseRate())
                  : "not read"));
    }
    lines.add(
        "Fitted: a drug's own numbers were chosen by this result; neither weighted to nor held back.");
    lines.add(
        "Bortezomib before: starts with the resistance that eight cycles leave in the typical patient;"
            + " nothing refitted.");
    lines.add(
        "Intervals: 95 %, bootstrap over virtual patients; they hold no uncertainty of the model itself.");
    return String.join("\n", lines);
  }
}
