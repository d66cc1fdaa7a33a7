package org.marrow.workbench.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.marrow.workbench.bundle.Bundle;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Puts a report and what it was made from into one file. */
@Command(
    name = "bundle",
    description = {
      "Put a report and what it was made from into one file that others can verify:",
      "an RO-Crate 1.1 in a zip, with hashes of all inputs, seed, version, plan and models."
    },
    footer = {
      "",
      "Inputs go in only when nothing in them looks as if it told who a patient is; what is left",
      "out is named with its hash. The same report and inputs give the same bytes.",
      "",
      "Examples:",
      "  marrow bundle reports/mayo-myeloma",
      "  marrow bundle reports/mayo-myeloma --out mayo.zip --date 2026-11-30",
      "  marrow verify mayo-myeloma.zip"
    })
final class BundleVerb extends Verb {
  @Parameters(paramLabel = "REPORT", description = "folder of the report")
  private Path folder = Path.of(".");

  @Mixin private MovedStudy moved = new MovedStudy();

  @Option(
      names = "--date",
      paramLabel = "DATE",
      description = "Date of publication, YYYY-MM-DD; Marrow takes none from the clock.")
  private @Nullable String date;

  @Override
  protected Answer answer() throws IOException {
    if (date != null && !date.matches("\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])")) {
      throw usage("--date needs a day as YYYY-MM-DD, got " + date);
    }
    Path name = folder.toAbsolutePath().normalize().getFileName();
    Path target = common().out().orElse(Path.of((name == null ? "report" : name) + ".zip"));
    Bundle bundle =
        Bundle.write(folder, moved.study(), moved.data(), Optional.ofNullable(date), target);
    String left =
        bundle.omitted().isEmpty() ? "" : ", " + bundle.omitted().size() + " left out (see below)";
    String text =
        bundle.file() + ": " + bundle.files() + " files, " + bundle.inputs() + " inputs" + left;
    return new Answer(bundle, text, bundle.findings());
  }
}
