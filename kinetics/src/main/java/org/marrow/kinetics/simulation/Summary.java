package org.marrow.kinetics.simulation;

import java.util.List;
import org.marrow.foundation.findings.Finding;

/**
 * What came of a population's run.
 *
 * @param patients patients run so far, the failed ones among them
 * @param failed patients whose run did not reach its end
 * @param steps accepted steps of those run now
 * @param finished whether all patients were run; false after a cancel
 * @param why what the first patient was refused for, of those run now; empty when none was
 */
public record Summary(long patients, long failed, long steps, boolean finished, List<Finding> why) {
  public Summary {
    why = List.copyOf(why);
  }
}
