package org.marrow.workbench.run;

import org.marrow.workbench.study.Study;

/** Sets truth against estimate and the arms side by side, where the patients are virtual. */
final class ConcludeStep implements Step {
  @Override
  public String name() {
    return "comparing arms";
  }

  @Override
  public boolean asked(Study study) {
    return study.virtual().isPresent();
  }

  @Override
  public void take(StudyRun run) {
    String marker = run.study().samples().orElseThrow().definitions().getFirst();
    run.virtual().conclude(run.counts(), marker).forEach(run::add);
  }
}
