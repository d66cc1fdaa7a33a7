package org.marrow.workbench.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.marrow.workbench.report.TemporaryFolder;
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
      "  marrow bench loop studies/bortezomib-loop --seeds 1000 --log repetitions.csv"
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
      names = "--events",
      paramLabel = "N",
      description =
          "Events of a tube (default 6000: half of the study's, so that 200 studies take half an hour"
              + " of one core).")
  private int events = 6000;

  @Option(
      names = "--log",
      paramLabel = "FILE",
      description =
          "Note each finished study here, and go on from what stands there after an interruption.")
  private @Nullable Path log;

  @Override
  protected Answer answer() throws IOException {
    Study read = StudyReader.read(study).study();
    if (read.virtual().isEmpty() || read.samples().isEmpty()) {
      throw usage("the study has no virtual patients with samples");
    }
    if (events < 1000 || seeds < 1) {
      throw usage("a tube has 1,000 events or more, and there is one study or more");
    }
    try (TemporaryFolder folder = TemporaryFolder.create("marrow-bench-");
        Progress progress = progress()) {
      progress.step("simulating patients");
      Coverage coverage =
          Coverage.run(
              read.virtual().get(),
              read.samples().get(),
              new Coverage.Asked(
                  events,
                  common().seed().orElse(1),
                  seeds,
                  folder.path(),
                  Optional.ofNullable(log)),
              common().threads(),
              (done, of) -> progress.at("studies", done, of));
      return Answer.of(coverage.results(), coverage.text());
    }
  }
}
