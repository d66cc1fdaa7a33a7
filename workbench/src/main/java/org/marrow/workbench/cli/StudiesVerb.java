package org.marrow.workbench.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.marrow.workbench.run.Readiness;
import org.marrow.workbench.study.ShippedStudies;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists the studies that ship and whether their data are found. */
@Command(
    name = "studies",
    description = "List the studies that ship with Marrow, and whether their data are found.",
    footer = {
      "",
      "Examples:",
      "  marrow studies",
      "  marrow studies --data ../outcomes",
      "  marrow studies --json"
    })
final class StudiesVerb extends Verb {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Folder of data that do not ship (default: beside each study).")
  private @Nullable Path data;

  @Override
  protected Answer answer() throws IOException {
    List<Readiness> all = new ArrayList<>();
    for (Path folder : ShippedStudies.folders()) {
      all.add(Readiness.of(folder, Optional.ofNullable(data)));
    }
    List<String> lines = new ArrayList<>();
    if (all.isEmpty()) {
      lines.add("No studies are here: the program was taken out of its folder.");
    }
    for (Readiness study : all) {
      lines.add(study.name() + ": " + study.title());
      lines.add(
          "  data "
              + study.data().words()
              + (study.name().equals(ShippedStudies.MAIN) ? "; runs when none is named" : ""));
      if (!study.remedy().isEmpty()) {
        lines.add("  " + study.remedy());
      }
    }
    return Answer.of(Map.of("studies", all), String.join("\n", lines));
  }
}
