package org.marrow.workbench.cli.niche;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.marrow.foundation.findings.Findings;
import org.marrow.niche.drug.ModelFolder;
import org.marrow.niche.drug.Rival;
import org.marrow.niche.twin.TwinCoverage;
import org.marrow.workbench.cli.Answer;
import org.marrow.workbench.cli.Progress;
import org.marrow.workbench.cli.Verb;
import org.marrow.workbench.figure.Figure;
import org.marrow.workbench.figure.niche.CoveragePlot;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Tries twins on simulated patients whose truth is known. */
@Command(
    name = "coverage",
    description =
        "Do the intervals of twins hold the truth as often as they say? Tried on simulated patients.",
    footer = {
      "",
      "Examples:",
      "  marrow population coverage",
      "  marrow population coverage --out docs        (writes twins.md and twins.svg)",
      "  marrow population coverage --patients 5000 --tried 1000 --json"
    })
public final class CoverageVerb extends Verb {
  @Option(
      names = "--patients",
      paramLabel = "N",
      defaultValue = "1500",
      description = "virtual patients to weigh (default: ${DEFAULT-VALUE})")
  private int patients = 1500;

  @Option(
      names = "--tried",
      paramLabel = "N",
      defaultValue = "500",
      description = "simulated patients with known truth (default: ${DEFAULT-VALUE})")
  private int tried = 500;

  @Mixin private RivalOption rival = new RivalOption();

  /** What {@code --json} prints. */
  record Result(
      boolean simulated,
      int patients,
      int tried,
      int refused,
      double level,
      List<Row> quantities) {}

  /** One quantity. */
  record Row(
      String quantity,
      String use,
      int held,
      int used,
      double share,
      List<Double> interval,
      double rankDistance,
      double rankDistanceAllowed) {}

  @Override
  protected Answer answer() throws IOException {
    Findings findings = new Findings();
    Rival explanation = rival.read(findings);
    Counts.check(findings, "--patients", patients, 50, Counts.MOST_PATIENTS);
    Counts.check(findings, "--tried", tried, 20, Counts.MOST_PATIENTS);
    findings.throwIfFaulty();
    TwinCoverage coverage;
    try (Progress progress = progress()) {
      progress.step("simulating " + (patients + tried) + " patients");
      coverage =
          TwinCoverage.of(
              ModelFolder.shipped(),
              explanation,
              common().seed().orElse(1),
              patients,
              tried,
              common().threads());
    }
    Figure figure = CoveragePlot.of(coverage);
    if (common().out().isPresent()) {
      Path folder = Files.createDirectories(common().out().get());
      Files.writeString(folder.resolve(figure.id() + ".svg"), figure.svg());
      Files.writeString(folder.resolve(figure.id() + ".md"), page(coverage));
    }
    return Answer.of(result(coverage), text(coverage));
  }

  private static Result result(TwinCoverage c) {
    return new Result(
        true,
        c.population(),
        c.patients(),
        c.refused(),
        c.level(),
        c.quantities().stream()
            .map(q ->
                new Row(
                    q.name(),
                    q.use(),
                    q.covered(),
                    q.used(),
                    q.share(),
                    List.of(q.interval().lower(), q.interval().upper()),
                    q.distance(),
                    q.allowed()))
            .toList());
  }

  private static String text(TwinCoverage c) {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "%d simulated patients with known truth, weighed against %d virtual patients; %d refused. Simulated.\n"
                + "%-24s %-20s %22s %26s",
            c.patients(),
            c.population(),
            c.refused(),
            "quantity",
            "use",
            "90 % intervals held it",
            "rank distance (allowed)"));
    for (TwinCoverage.Quantity q : c.quantities()) {
      text.append(
          String.format(
              Locale.ROOT,
              "\n%-24s %-20s %22s %26s",
              q.name(),
              q.use(),
              share(q),
              String.format(Locale.ROOT, "%.3f (%.3f)", q.distance(), q.allowed())));
    }
    return text.toString();
  }

  private static String share(TwinCoverage.Quantity q) {
    return String.format(
        Locale.ROOT,
        "%.1f %% (%.1f to %.1f)",
        100 * q.share(),
        100 * q.interval().lower(),
        100 * q.interval().upper());
  }

  private static String page(TwinCoverage c) {
    StringBuilder page = new StringBuilder("# Twins: do the intervals hold the truth?\n\n");
    page.append(
        "Made by `marrow population coverage --out docs`; a test keeps it up to date. Simulated.\n\n");
    page.append(
        String.format(
            Locale.ROOT,
            """
            %d simulated patients whose truth is known are measured as a clinic would (M-protein on days 0 and 28 with an
            error of 20 %%, share of TICs on day 0 with 40 %%, M1 fold on day 11 with 30 %%) under `%s`,
            and weighed against %d other virtual patients. %d were refused, because too few virtual patients look like them.
            A truth should lie in its 90 %% interval in 90 %% of patients, and rank anywhere in the posterior alike
            (simulation-based calibration, Talts 2018, arXiv:1804.06788).

            """,
            c.patients(),
            TwinCoverage.THERAPY,
            c.population(),
            c.refused()));
    page.append(
        "| quantity | use | held by 90 % intervals (95 % interval) | rank distance | allowed |\n");
    page.append("| --- | --- | ---: | ---: | ---: |\n");
    for (TwinCoverage.Quantity q : c.quantities()) {
      page.append(
          String.format(
              Locale.ROOT,
              "| %s | %s | %s | %.3f | %.3f |\n",
              q.name(),
              q.use(),
              share(q),
              q.distance(),
              q.allowed()));
    }
    page.append(
        """

        Rank distance: the largest distance between the distribution of the ranks and the even one; below the allowed one in
        95 % of even samples (Massart 1990). Every quantity is tried on the same patients, so the rows are not independent.

        ![Calibration of twins](twins.svg)

        This says that twins reckon rightly when people are like the virtual patients. It does not say that they are.
        """);
    return page.toString();
  }
}
