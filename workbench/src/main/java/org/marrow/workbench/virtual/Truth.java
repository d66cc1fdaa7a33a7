package org.marrow.workbench.virtual;

import java.util.ArrayList;
import java.util.List;
import org.marrow.foundation.random.Streams;
import org.marrow.workbench.study.VirtualPlan;

/** The planted association in the whole pool, without any error of measurement. */
final class Truth {
  private Truth() {}

  /**
   * Cox's model over the pool from the landmark on: the true share of M1 on the day of the sample,
   * M-protein without error at the same visits, the same drop-out.
   */
  static MarkerEstimate of(List<Pool.Course> pool, VirtualPlan plan, Streams streams) {
    List<MarkerEstimate.Row> rows = new ArrayList<>();
    for (int i = 0; i < pool.size(); i++) {
      Pool.Course course = pool.get(i);
      Seen seen = Seen.of(course, plan, streams, i, 0, 0);
      if (seen.time() > plan.landmark()) {
        rows.add(
            new MarkerEstimate.Row(
                seen.time() - plan.landmark(),
                seen.event(),
                StrictMath.log(course.after().m1OfLeukocytes()) / StrictMath.log(2),
                Double.NaN));
      }
    }
    return MarkerEstimate.of(rows, true);
  }
}
