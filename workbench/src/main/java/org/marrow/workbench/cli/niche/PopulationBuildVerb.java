package org.marrow.workbench.cli.niche;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.marrow.foundation.findings.Findings;
import org.marrow.foundation.table.Table;
import org.marrow.niche.drug.Host;
import org.marrow.niche.drug.ModelFolder;
import org.marrow.niche.drug.Rival;
import org.marrow.niche.population.Disease;
import org.marrow.niche.population.VirtualPatients;
import org.marrow.workbench.cli.Answer;
import org.marrow.workbench.cli.Verb;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Draws plausible virtual patients and writes their numbers. */
@Command(
    name = "build",
    description = "Draw plausible virtual patients from the spreads in the model files.",
    footer = {
      "",
      "Examples:",
      "  marrow population build --patients 1000 --table patients.csv --seed 7"
    })
public final class PopulationBuildVerb extends Verb {
  @Option(
      names = "--patients",
      paramLabel = "N",
      defaultValue = "1000",
      description = "how many (default: ${DEFAULT-VALUE})")
  private int patients;

  @Mixin private RivalOption rival = new RivalOption();

  @Option(names = "--table", paramLabel = "FILE", description = "write one row a patient as CSV")
  private @Nullable Path table;

  /** What {@code --json} prints. */
  record Built(
      boolean simulated,
      int patients,
      long seed,
      String rival,
      Map<String, Integer> rejected,
      List<String> numbers) {}

  @Override
  protected Answer answer() throws IOException {
    Findings findings = new Findings();
    Rival explanation = rival.read(findings);
    Counts.check(findings, "--patients", patients, 1, Counts.MOST_PATIENTS);
    findings.throwIfFaulty();
    ModelFolder models = ModelFolder.shipped();
    VirtualPatients drawn =
        VirtualPatients.draw(models, explanation, common().seed().orElse(1), patients);
    Table values = drawn.table(drawn.niche(Disease.RELAPSED, models.drugs(Host.PATIENT)));
    if (table != null) {
      values.write(table);
    }
    int rejected = drawn.rejected().values().stream().mapToInt(Integer::intValue).sum();
    StringBuilder text = new StringBuilder();
    text.append(patients)
        .append(" plausible virtual patients of ")
        .append(patients + rejected)
        .append(" candidates, ");
    text.append(values.columns().size()).append(" numbers each. Simulated.");
    drawn
        .rejected()
        .forEach(
            (reason, n) -> text.append("\n  left out: ").append(n).append(", ").append(reason));
    if (table != null) {
      text.append("\n  written: ").append(table);
    }
    return Answer.of(
        new Built(true, patients, drawn.seed(), explanation.id(), drawn.rejected(), values.names()),
        text.toString());
  }
}
