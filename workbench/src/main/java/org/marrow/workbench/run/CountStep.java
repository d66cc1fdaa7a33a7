package org.marrow.workbench.run;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.marrow.cytometry.definition.Definitions;
import org.marrow.workbench.cohort.Assembly;
import org.marrow.workbench.count.CountColumns;
import org.marrow.workbench.count.CountStudy;
import org.marrow.workbench.count.CountingRun;
import org.marrow.workbench.count.SampleCounter;
import org.marrow.workbench.count.SampleRow;
import org.marrow.workbench.count.SampleSheet;
import org.marrow.workbench.study.SamplesPlan;
import org.marrow.workbench.study.Study;

/** Counts the cells of the samples that the study names. */
final class CountStep implements Step {
  @Override
  public String name() {
    return "counting cells";
  }

  @Override
  public boolean asked(Study study) {
    return study.samples().flatMap(SamplesPlan::sheet).isPresent();
  }

  @Override
  public void take(StudyRun run) throws IOException {
    SamplesPlan plan = run.study().samples().orElseThrow();
    String name = plan.sheet().orElseThrow();
    run.read(name);
    String source = plan.source().isEmpty() ? "" : " They come from: " + plan.source() + ".";
    SampleSheet sheet =
        SampleSheet.read(
            run.file().folder().resolve(name),
            run.data(),
            "Name the folder that holds them with --data DIR." + source);
    for (SampleRow row : sheet.rows()) {
      run.readData(row.shownFile());
    }
    SampleCounter counter = new SampleCounter(Definitions.shipped(), plan, run.seed());
    List<SampleCounter.Counted> counted =
        CountingRun.of(counter, sheet, run.threads(), (done, of) -> run.at(name(), done, of));
    CountStudy.of(plan, counted, sheet.controls(), run.study().isSimulated()).forEach(run::add);
    if (run.study().data().isPresent()) {
      run.join(
          new Assembly.Made(
              CountColumns.of(counted.stream().map(SampleCounter.Counted::sample).toList()),
              CountColumns.PATIENT,
              Optional.empty()));
    }
  }
}
