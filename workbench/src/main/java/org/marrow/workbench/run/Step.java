package org.marrow.workbench.run;

import java.io.IOException;
import org.marrow.workbench.study.Study;

/** A step of a study; skipped when the study does not ask for it. */
interface Step {
  /** What is done, for the progress line. */
  String name();

  /** Whether the study asks for it. */
  boolean asked(Study study);

  /** Does it and leaves what it found in the run. */
  void take(StudyRun run) throws IOException;
}
