package org.marrow.workbench.run;

import org.marrow.workbench.experiment.MouseStudy;
import org.marrow.workbench.study.Study;

/** Simulates the experiments that the study names and sets them against what was published. */
final class SimulateStep implements Step {
  @Override
  public String name() {
    return "simulating experiments";
  }

  @Override
  public boolean asked(Study study) {
    return study.simulate().isPresent();
  }

  @Override
  public void take(StudyRun run) {
    MouseStudy.run(run.models(), run.study().simulate().orElseThrow()).forEach(run::add);
  }
}
