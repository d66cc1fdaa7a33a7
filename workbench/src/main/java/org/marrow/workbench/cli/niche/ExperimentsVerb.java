package org.marrow.workbench.cli.niche;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.marrow.niche.drug.ModelFolder;
import org.marrow.niche.drug.Rival;
import org.marrow.niche.experiment.ArmResult;
import org.marrow.niche.experiment.Comparison;
import org.marrow.niche.experiment.MouseExperiments;
import org.marrow.workbench.cli.Answer;
import org.marrow.workbench.cli.Verb;
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
  protected Answer answer() {
    MouseExperiments experiments = new MouseExperiments(ModelFolder.shipped());
    List<ByRival> all = new ArrayList<>();
    List<String> text = new ArrayList<>();
    text.add("Simulated mouse experiments, read on day 14. Folds are of the vehicle arm.");
    for (Rival r : rivals()) {
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

  private List<Rival> rivals() {
    if (rival.equals("all")) {
      return List.of(Rival.values());
    }
    return List.of(Rivals.named(rival));
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
