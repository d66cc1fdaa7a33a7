package org.marrow.workbench.virtual;

import java.util.ArrayList;
import java.util.List;
import org.marrow.foundation.random.Stream;
import org.marrow.foundation.random.Streams;
import org.marrow.workbench.figure.Axis;
import org.marrow.workbench.figure.Figure;
import org.marrow.workbench.figure.trial.PredictiveCheck;
import org.marrow.workbench.figure.trial.PredictiveCheck.Visits;
import org.marrow.workbench.study.VirtualPlan;

/**
 * M-protein at the visits of a study against copies of the study, drawn anew from the pool with the
 * assay's error, drop-out and the end of follow-up at progression.
 */
final class VisitCheck {
  private static final int COPIES = 200;
  private static final int BINS = 8;

  /** Draws of chance for the copies begin here, so that no patient of the study is met again. */
  private static final int FIRST_DRAW = 2000;

  private static final double LEAST = 1;
  private static final double MOST = 1000;

  private VisitCheck() {}

  /** The picture and its table. */
  static Figure of(
      VirtualCohort cohort, List<Pool.Course> pool, VirtualPlan plan, Streams streams) {
    double[] visits = plan.visits();
    int size = cohort.patients().size();
    Visits observed =
        visits(cohort.patients().stream().map(VirtualCohort.Patient::seen).toList(), visits);
    List<Visits> copies = new ArrayList<>();
    for (int c = 0; c < COPIES; c++) {
      Stream stream = streams.stream("virtual predictive check", c);
      List<Seen> copy = new ArrayList<>();
      for (int i = 0; i < size; i++) {
        Pool.Course course = pool.get((int) stream.below(pool.size()));
        copy.add(Seen.of(course, plan, streams, i, FIRST_DRAW + c, plan.assayCv()));
      }
      copies.add(visits(copy, visits));
    }
    int step = Math.max(1, (int) Math.ceil((visits.length - 1.0) / BINS));
    int bins = Math.max(1, (int) Math.ceil((visits.length - 1.0) / step));
    double[] edges = new double[bins + 1];
    for (int b = 0; b <= bins; b++) {
      edges[b] = plan.cycle() * (0.5 + (double) b * step);
    }
    Figure figure =
        PredictiveCheck.of(
            "m-protein-check",
            "M-protein at visits, observed against simulated",
            CohortPart.MARK,
            Axis.linear("Time since the first dose", "days", 0, edges[bins]),
            Axis.log("M-protein", "% of the start", LEAST, MOST),
            edges,
            observed,
            copies);
    return figure.captioned(
        figure.caption()
            + " A patient is observed to progression or drop-out, in the copies too. The patients of"
            + " this study come from the model that makes the copies, so the two must agree; with"
            + " M-protein of people the same picture tests the model.");
  }

  private static Visits visits(List<Seen> patients, double[] days) {
    List<double[]> all = new ArrayList<>();
    for (Seen seen : patients) {
      for (int v = 1; v < days.length && days[v] <= seen.time(); v++) {
        double percent = 100 * seen.protein()[v] / seen.protein()[0];
        all.add(new double[] {days[v], Math.clamp(percent, LEAST, MOST)});
      }
    }
    return new Visits(
        all.stream().mapToDouble(v -> v[0]).toArray(),
        all.stream().mapToDouble(v -> v[1]).toArray());
  }
}
