package org.marrow.workbench.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.marrow.cytometry.definition.Definitions;
import org.marrow.workbench.cohort.Assembly;
import org.marrow.workbench.count.CountColumns;
import org.marrow.workbench.count.CountStudy;
import org.marrow.workbench.count.SampleCounter;
import org.marrow.workbench.study.SamplesPlan;
import org.marrow.workbench.study.Study;
import org.marrow.workbench.study.VirtualPlan;
import org.marrow.workbench.virtual.VirtualStudy;

/** Makes virtual patients, and counts the cells of their samples as if they were real. */
final class VirtualStep implements Step {
  @Override
  public String name() {
    return "simulating virtual patients";
  }

  @Override
  public boolean asked(Study study) {
    return study.virtual().isPresent();
  }

  @Override
  public void take(StudyRun run) throws IOException {
    VirtualPlan plan = run.study().virtual().orElseThrow();
    SamplesPlan samples = run.study().samples().orElseThrow();
    VirtualStudy patients = VirtualStudy.of(run.models(), plan, run.seed(), run.threads());
    run.hold(patients);
    run.add(patients.patients());
    SampleCounter counter = new SampleCounter(Definitions.shipped(), samples, run.seed());
    Optional<Path> kept = plan.keepFiles() > 0 ? run.work() : Optional.empty();
    Path folder =
        kept.isPresent()
            ? Files.createDirectories(kept.get())
            : Files.createTempDirectory("marrow-virtual-");
    try {
      List<SampleCounter.Counted> counted =
          patients.count(
              counter, folder, (done, of) -> run.at("counting virtual patients", done, of));
      run.holdCounts(counted);
      CountStudy.of(samples, counted, VirtualStudy.controls(counted), true).forEach(run::add);
      run.join(
          new Assembly.Made(
              CountColumns.of(counted.stream().map(SampleCounter.Counted::sample).toList()),
              CountColumns.PATIENT,
              Optional.empty()));
    } finally {
      if (kept.isEmpty()) {
        delete(folder);
      }
    }
  }

  /** A folder and what is left in it, should the count have failed. */
  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }
}
