package org.marrow.workbench.virtual;

import java.util.ArrayList;
import java.util.List;
import org.marrow.foundation.random.Stream;
import org.marrow.foundation.random.Streams;
import org.marrow.niche.response.Assessment;
import org.marrow.niche.response.Category;
import org.marrow.niche.response.Response;
import org.marrow.workbench.study.VirtualPlan;

/**
 * What a clinic sees of a course: M-protein at visits with the assay's error, response by the IMWG
 * criteria, progression at a visit, and an end of follow-up.
 *
 * @param protein M-protein at the visits as measured, g/L
 * @param best best confirmed response
 * @param progression day of progression; infinite when none was seen by the last visit
 * @param leaves day on which the patient leaves the study; never later than the last visit
 */
record Seen(double[] protein, Category best, double progression, double leaves) {
  /** Days to progression or to the end of follow-up. */
  double time() {
    return Math.min(progression, leaves);
  }

  /** Whether the time ends with progression. */
  boolean event() {
    return progression <= leaves;
  }

  /** Best change of M-protein from baseline while followed, in percent; -100 is none left. */
  double bestChange(double[] visits) {
    double least = protein[1];
    for (int i = 1; i < visits.length && visits[i] <= time(); i++) {
      least = Math.min(least, protein[i]);
    }
    return 100 * (least / protein[0] - 1);
  }

  /**
   * Measures a course.
   *
   * @param cv coefficient of variation of the assay; 0 for the truth
   */
  static Seen of(
      Pool.Course course, VirtualPlan plan, Streams streams, long patient, int draw, double cv) {
    double[] visits = plan.visits();
    double[] protein = new double[visits.length];
    Stream assay = streams.stream("virtual m-protein", patient, draw);
    List<Assessment> assessments = new ArrayList<>();
    for (int i = 0; i < visits.length; i++) {
      // The baseline is a mean of screening values and stays measurable.
      double error = i == 0 ? 1 : Math.max(0, 1 + cv * assay.normal());
      protein[i] = course.protein()[i] * error;
      assessments.add(Assessment.on(visits[i]).serum(protein[i]));
    }
    Response response = Response.of(assessments);
    double last = visits[visits.length - 1];
    double rate = -StrictMath.log1p(-plan.dropOut()) / 365.25;
    double leaves =
        plan.dropOut() == 0
            ? last
            : Math.min(
                last, streams.stream("virtual drop-out", patient, draw).exponential() / rate);
    return new Seen(
        protein,
        response.best(),
        response.timeToProgression().orElse(Double.POSITIVE_INFINITY),
        leaves);
  }
}
