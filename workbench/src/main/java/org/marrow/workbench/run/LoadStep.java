package org.marrow.workbench.run;

import java.io.IOException;
import org.marrow.workbench.analysis.CohortSection;
import org.marrow.workbench.cohort.Assembly;
import org.marrow.workbench.study.DataSource;
import org.marrow.workbench.study.JoinedTable;
import org.marrow.workbench.study.Study;

/** Puts the cohort together. The plan is hashed by then, and no outcome is looked at yet. */
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
    if (run.study().virtual().isPresent()) {
      Assembly assembly =
          Assembly.of(
              run.study(), run.virtual().table(), run.file()::find, run.made(), run.findings());
      run.hold(assembly.cohort());
      run.introduce(CohortSection.of(run.study(), assembly));
      return;
    }
    run.readTable(data.file());
    for (JoinedTable table : data.tables()) {
      run.readTable(table.file());
    }
    Assembly assembly = Assembly.of(run.study(), run.file()::find, run.made(), run.findings());
    run.hold(assembly.cohort());
    run.introduce(CohortSection.of(run.study(), assembly));
  }
}
