package org.marrow.workbench.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.marrow.workbench.bundle.OpenedBundle;
import org.marrow.workbench.run.RunListener;
import org.marrow.workbench.run.Verification;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Runs the study of a report again and compares every byte. */
@Command(
    name = "verify",
    description = "Run a report's study again and compare every byte.",
    footer = {
      "",
      "Says \"identical\" and ends with 0, or lists each input that changed and each file that",
      "differs with its first difference, and ends with 2.",
      "",
      "Examples:",
      "  marrow verify reports/mayo-myeloma",
      "  marrow verify mayo-myeloma.zip",
      "  marrow verify reports/from-a-colleague --study studies/mayo-myeloma"
    })
final class VerifyVerb extends Verb {
  @Parameters(paramLabel = "REPORT", description = "folder of the report, or its bundle")
  private Path folder = Path.of(".");

  @Mixin private MovedStudy moved = new MovedStudy();

  @Override
  protected Answer answer() throws IOException {
    Verification verification;
    try (Progress progress = progress()) {
      Optional<Path> place = moved.study();
      Optional<Path> outside = moved.data();
      RunListener listener = RunVerb.listener(progress);
      verification =
          OpenedBundle.is(folder)
              ? OpenedBundle.verify(folder, place, outside, common().threads(), listener)
              : Verification.of(folder, place, outside, common().threads(), listener);
    }
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("identical", verification.identical());
    result.put("files", verification.files());
    result.put("inputs", verification.inputs());
    result.put("models", verification.models());
    result.put("differing", verification.differing());
    String text =
        verification.identical()
            ? "identical: "
                + verification.files()
                + " files, "
                + verification.inputs()
                + " inputs"
                + (verification.models() > 0 ? ", " + verification.models() + " model files" : "")
            : "not identical: " + verification.findings().size() + " findings";
    return new Answer(result, text, verification.findings());
  }
}
