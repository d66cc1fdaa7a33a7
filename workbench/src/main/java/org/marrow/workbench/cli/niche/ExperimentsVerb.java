package org.marrow.workbench.cli.niche;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.marrow.foundation.findings.Findings;
import org.marrow.niche.drug.ModelFolder;
import org.marrow.niche.drug.Rival;
import org.marrow.niche.experiment.ArmResult;
import org.marrow.niche.experiment.Comparison;
import org.marrow.niche.experiment.MouseExperiments;
import org.marrow.niche.fit.MouseSensitivity;
import org.marrow.niche.fit.RivalComparison;
import org.marrow.workbench.cli.Answer;
import org.marrow.workbench.cli.Progress;
import org.marrow.workbench.cli.Verb;
import org.marrow.workbench.figure.Figure;
import org.marrow.workbench.figure.niche.ProfilePlot;
import org.marrow.workbench.figure.niche.SobolBars;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Simulates the mouse experiments under the rivals and sets them against what was published. */
@Command(
    name = "experiments",
    description =
        "Simulate the mouse experiments under three rival explanations, against published numbers.",
    footer = {
      "",
      "Examples:",
      "  marrow experiments",
      "  marrow experiments --rival self-renewal --json",
      "  marrow experiments --fit --out fits             (with a profile of each number as SVG)",
      "  marrow experiments --sensitivity --out tornado  (with a tornado of each readout as SVG)",
      "",
      "Simulated, not measured. Doses and days of the 2019 paper could not be read; a usual schedule is used."
    })
public final class ExperimentsVerb extends Verb {
  @Option(
      names = "--rival",
      paramLabel = "RIVAL",
      description =
          "self-renewal, plasticity, selective-survival or all (default: ${DEFAULT-VALUE})",
      defaultValue = "all")
  private String rival = "all";

  @Option(
      names = "--fit",
      description =
          "Fit all rivals to the published numbers: profile likelihoods, AIC, what is not"
              + " identifiable.")
  private boolean fit;

  @Option(
      names = "--sensitivity",
      description = "Say which numbers of the model the readouts depend on (Sobol's indices).")
  private boolean sensitivity;

  @Option(
      names = "--points",
      paramLabel = "N",
      defaultValue = "256",
      description = "points of the sensitivity, best a power of 2 (default: ${DEFAULT-VALUE})")
  private int points = 256;

  /** What {@code --json} prints. */
  record Experiments(boolean simulated, List<ByRival> rivals) {}

  /** The arms and comparisons of one rival. */
  record ByRival(String rival, List<ArmRow> arms, List<Row> comparisons) {}

  /** One arm. */
  record ArmRow(
      String arm,
      double m1Fold,
      double il1Fold,
      double ticShare,
      double ticFold,
      double deathDay) {}

  /** One published number beside the simulated one. */
  record Row(
      String arm,
      String readout,
      double simulated,
      double low,
      double high,
      boolean agrees,
      String use,
      String published,
      String source) {}

  @Override
  protected Answer answer() throws IOException {
    if (fit && sensitivity) {
      throw usage("Ask for --fit or for --sensitivity, not for both.");
    }
    Findings findings = new Findings();
    List<Rival> rivals =
        rival.equals("all") ? List.of(Rival.values()) : List.of(RivalOption.named(rival, findings));
    Counts.check(findings, "--points", points, 8, 65_536);
    findings.throwIfFaulty();
    if (fit) {
      return fitted();
    }
    return sensitivity ? sensitivities(rivals) : simulated(rivals);
  }

  private Answer fitted() throws IOException {
    RivalComparison comparison;
    try (Progress progress = progress()) {
      comparison =
          RivalComparison.run(
              ModelFolder.shipped(), common().seed().orElse(1), what -> progress.step(what));
    }
    List<Figure> figures = new ArrayList<>();
    comparison.fits().forEach(f -> f.profiles().forEach(p -> figures.add(ProfilePlot.of(f, p))));
    write(figures);
    return FitAnswer.of(comparison);
  }

  private Answer sensitivities(List<Rival> rivals) throws IOException {
    List<MouseSensitivity> all = new ArrayList<>();
    try (Progress progress = progress()) {
      for (Rival r : rivals) {
        progress.at("sensitivity, " + r.id(), all.size(), rivals.size());
        all.add(MouseSensitivity.of(ModelFolder.shipped(), r, points));
      }
    }
    List<Figure> figures = new ArrayList<>();
    for (MouseSensitivity s : all) {
      s.outputs().stream()
          .filter(o -> !MouseSensitivity.isIdle(o) && !MouseSensitivity.isMissing(o))
          .forEach(o -> figures.add(SobolBars.of(s, o)));
    }
    write(figures);
    return SensitivityAnswer.of(all);
  }

  /** Writes figures to the folder that was named, if one was. */
  private void write(List<Figure> figures) throws IOException {
    if (common().out().isPresent()) {
      Path folder = Files.createDirectories(common().out().get());
      for (Figure figure : figures) {
        Files.writeString(folder.resolve(figure.id() + ".svg"), figure.svg());
      }
    }
  }

  private Answer simulated(List<Rival> rivals) {
    MouseExperiments experiments = new MouseExperiments(ModelFolder.shipped());
    List<ByRival> all = new ArrayList<>();
    List<String> text = new ArrayList<>();
    text.add("Simulated mouse experiments, read on day 14. Folds are of the vehicle arm.");
    for (Rival r : rivals) {
      List<ArmResult> results = experiments.run(r);
      List<Comparison> comparisons = MouseExperiments.compare(r, results);
      all.add(byRival(r, results, comparisons));
      text.add("");
      text.add("rival: " + r.id());
      text.add(
          String.format(
              Locale.ROOT,
              "  %-52s %7s %7s %9s %9s %10s",
              "arm",
              "M1",
              "IL-1b",
              "TIC share",
              "TIC fold",
              "death day"));
      for (ArmResult a : results) {
        text.add(
            String.format(
                Locale.ROOT,
                "  %-52s %7.2f %7.2f %8.2f%% %9.2f %10.1f",
                a.arm().name(),
                a.m1Fold(),
                a.il1Fold(),
                100 * a.ticShare(),
                a.ticFold(),
                a.death()));
      }
      List<Comparison> against = comparisons.stream().filter(c -> !c.agrees()).toList();
      text.add(
          against.isEmpty()
              ? "  every published number is met"
              : "  speaks against this rival: "
                  + String.join(
                      ", ",
                      against.stream()
                          .map(c ->
                              c.published().arm() + " (" + c.published().readout().words() + ")")
                          .toList()));
    }
    return Answer.of(new Experiments(true, all), String.join("\n", text));
  }

  private static ByRival byRival(Rival r, List<ArmResult> results, List<Comparison> comparisons) {
    return new ByRival(
        r.id(),
        results.stream()
            .map(a ->
                new ArmRow(
                    a.arm().id(), a.m1Fold(), a.il1Fold(), a.ticShare(), a.ticFold(), a.death()))
            .toList(),
        comparisons.stream()
            .map(c ->
                new Row(
                    c.published().arm(),
                    c.published().readout().words(),
                    c.simulated(),
                    c.published().low(),
                    c.published().high(),
                    c.agrees(),
                    c.published().use().name().toLowerCase(Locale.ROOT),
                    c.published().text(),
                    c.published().source()))
            .toList());
  }
}
