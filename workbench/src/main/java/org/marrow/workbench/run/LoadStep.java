package org.marrow.workbench.run;

import java.io.IOException;
import org.marrow.workbench.cohort.Cohort;
import org.marrow.workbench.study.DataSource;
import org.marrow.workbench.study.Study;

/** Reads the table of patients. The plan is hashed by then, and no outcome is looked at yet. */
final class LoadStep implements Step {
  @Override
  public String name() {
    return "reading patients";
  }

  @Override
  public boolean asked(Study study) {
    return study.data().isPresent();
  }

  @Override
  public void take(StudyRun run) throws IOException {
    DataSource data = run.study().data().orElseThrow();
    run.read(data.file());
    run.hold(Cohort.read(run.file().dataFile().orElseThrow(), data.patient(), run.findings()));
  }
}
