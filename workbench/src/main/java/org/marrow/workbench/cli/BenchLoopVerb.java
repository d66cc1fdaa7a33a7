package org.marrow.workbench.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.marrow.workbench.study.Study;
import org.marrow.workbench.study.StudyReader;
import org.marrow.workbench.virtual.Coverage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Repeats a study of virtual patients and counts how often it is right. */
@Command(
    name = "loop",
    description =
        "Repeat a study of virtual patients with other patients and other chance, and count how often"
            + " its interval holds the planted truth. Simulated.",
    footer = {
      "",
      "Examples:",
      "  marrow bench loop --seeds 200",
      "  marrow bench loop studies/bortezomib-loop --seeds 1000 --files 80"
    })
final class BenchLoopVerb extends Verb {
  @Parameters(
      arity = "0..1",
      paramLabel = "STUDY",
      description = "study with virtual patients (default: studies/bortezomib-loop)")
  private Path study = Path.of("studies", "bortezomib-loop");

  @Option(names = "--seeds", paramLabel = "N", description = "Studies to run (default 200).")
  private int seeds = 200;

  @Option(
      names = "--files",
      paramLabel = "N",
      description = "Patients whose samples go through files, to show that the short way is fair.")
  private int files = 60;

  @Override
  protected Answer answer() throws IOException {
    Study read = StudyReader.read(study).study();
    if (read.virtual().isEmpty() || read.samples().isEmpty()) {
      throw usage("the study has no virtual patients with samples");
    }
    Path folder = Files.createTempDirectory("marrow-bench-");
    try (Progress progress = progress()) {
      progress.step("simulating studies");
      Coverage coverage =
          Coverage.run(
              read.virtual().get(),
              read.samples().get(),
              common().seed().orElse(1),
              seeds,
              files,
              folder,
              common().threads());
      return Answer.of(coverage.results(), coverage.text());
    } finally {
      Files.delete(folder);
    }
  }
}
