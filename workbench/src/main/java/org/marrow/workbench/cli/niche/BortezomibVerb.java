package org.marrow.workbench.cli.niche;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.marrow.niche.drug.ModelFolder;
import org.marrow.niche.experiment.BortezomibKinetics;
import org.marrow.niche.experiment.Published;
import org.marrow.workbench.cli.Answer;
import org.marrow.workbench.cli.Verb;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Sets bortezomib's simulated concentrations and inhibition against published ones. */
@Command(
    name = "bortezomib",
    description =
        "Bortezomib's concentrations and 20S inhibition, simulated, beside published means and"
            + " spreads: which are met and which are not.",
    footer = {
      "",
      "Examples:",
      "  marrow model bortezomib",
      "  marrow model bortezomib --markdown > docs/bortezomib.md"
    })
public final class BortezomibVerb extends Verb {
  @Option(names = "--markdown", description = "Print the page docs/bortezomib.md.")
  private boolean markdown;

  /** What {@code --json} prints. */
  record Rows(boolean simulated, List<Row> rows) {}

  /** One number; without a published spread nothing is judged. */
  record Row(
      String what,
      double published,
      List<Double> spread,
      double simulated,
      String verdict,
      String use,
      String source) {}

  @Override
  protected Answer answer() {
    List<Row> rows =
        BortezomibKinetics.rows(ModelFolder.shipped()).stream().map(BortezomibVerb::row).toList();
    return Answer.of(new Rows(true, rows), markdown ? page(rows) : text(rows));
  }

  private static Row row(BortezomibKinetics.Row r) {
    Optional<Boolean> within = r.isWithin();
    return new Row(
        r.what(),
        r.published(),
        r.spread().isPresent() ? List.of(r.spread().getAsDouble()) : List.of(),
        r.simulated(),
        within.isEmpty() ? "no spread read" : within.get() ? "within" : "outside",
        r.use() == Published.Use.CALIBRATION ? "used to choose parameters" : "held back",
        r.source());
  }

  private static String spread(Row r) {
    return r.spread().isEmpty() ? "" : String.format(Locale.ROOT, " (%.4g)", r.spread().getFirst());
  }

  private static String text(List<Row> rows) {
    StringBuilder text =
        new StringBuilder("Bortezomib 1.3 mg/m2 on days 1, 4, 8, 11, a typical person. Simulated.");
    for (Row r : rows) {
      text.append(
          String.format(
              Locale.ROOT,
              "\n%-48s %8.1f   published %.4g%-8s %s",
              r.what(),
              r.simulated(),
              r.published(),
              spread(r),
              r.verdict()));
    }
    return text.toString();
  }

  private static String page(List<Row> rows) {
    long within = rows.stream().filter(r -> r.verdict().equals("within")).count();
    long outside = rows.stream().filter(r -> r.verdict().equals("outside")).count();
    StringBuilder page = new StringBuilder("# Bortezomib: simulated against published\n\n");
    page.append(
        "Made by `marrow model bortezomib --markdown > docs/bortezomib.md`; a test keeps it");
    page.append(
        " up to date.\n1.3 mg/m2 on days 1, 4, 8 and 11 in a typical person of 1.8 m2, the");
    page.append(" simulated value beside the published mean\nand its standard deviation (or the");
    page.append(" middle and half of a published range).\n\n");
    page.append(
        String.format(
            Locale.ROOT,
            "Of %d rows with a published spread, %d lie within one spread and %d outside.\n\n",
            within + outside,
            within,
            outside));
    page.append("| what | simulated | published (spread) | verdict | use | source |\n");
    page.append("| --- | ---: | ---: | --- | --- | --- |");
    for (Row r : rows) {
      page.append(
          String.format(
              Locale.ROOT,
              "\n| %s | %.1f | %.4g%s | %s | %s | %s |",
              r.what(),
              r.simulated(),
              r.published(),
              spread(r),
              r.verdict(),
              r.use(),
              r.source()));
    }
    return page.toString();
  }
}
