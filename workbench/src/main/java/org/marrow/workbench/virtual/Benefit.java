package org.marrow.workbench.virtual;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.marrow.foundation.number.Interval;
import org.marrow.foundation.random.Streams;
import org.marrow.niche.twin.Twin;
import org.marrow.workbench.study.VirtualPlan;

/**
 * What the twins of each patient say about the arms, and what really would have happened, which
 * only a simulation knows.
 */
final class Benefit {
  /** Level of the intervals: nine of ten should hold the truth. */
  static final double LEVEL = 0.9;

  private static final int LOOKS = 24;
  private static final int ASKED = 60;

  private Benefit() {}

  /**
   * One patient.
   *
   * @param id pseudonym
   * @param twin the twins, maybe with a refusal
   * @param resistant by arm: probability of progression by six months, or of no response
   * @param gain days without progression won by the second arm over follow-up, predicted
   * @param interval of the gain
   * @param truth what really would have been won
   */
  record Row(
      String id, Twin twin, double[] resistant, double gain, Interval interval, double truth) {
    boolean covered() {
      return interval.contains(truth);
    }
  }

  /** How much of the variance of the gain a further measurement would take away, on average. */
  record Worth(String what, double reduction) {}

  /** Days without progression over follow-up, for each pool member under each arm. */
  static double[][] freeDays(List<List<Pool.Course>> arms, VirtualPlan plan, Streams streams) {
    double[][] days = new double[arms.size()][];
    for (int a = 0; a < days.length; a++) {
      List<Pool.Course> courses = arms.get(a);
      days[a] = new double[courses.size()];
      for (int j = 0; j < days[a].length; j++) {
        days[a][j] =
            Math.min(plan.days(), Seen.of(courses.get(j), plan, streams, j, 0, 0).progression());
      }
    }
    return days;
  }

  /** Twins of every patient who had a second sample. */
  static List<Row> rows(
      List<VirtualCohort.Patient> patients,
      double[] log2Counted,
      double countError,
      Twins twins,
      double[][] freeDays,
      boolean[][] resistant) {
    double[] gain = gain(freeDays);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < patients.size(); i++) {
      VirtualCohort.Patient p = patients.get(i);
      if (!p.sampled() || Double.isNaN(log2Counted[i])) {
        continue;
      }
      Twin twin =
          twins.of(new Twins.Measured(p.number(), p.seen().protein(), log2Counted[i], countError));
      double[] probability = new double[freeDays.length];
      for (int a = 0; a < probability.length; a++) {
        for (int j = 0; j < twin.weights().length; j++) {
          probability[a] += resistant[a][j] ? twin.weights()[j] : 0;
        }
      }
      rows.add(
          new Row(
              p.id(),
              twin,
              probability,
              twin.mean(gain),
              twin.interval(gain, LEVEL),
              gain[p.number()]));
    }
    return rows;
  }

  /** Days won by the second arm. */
  static double[] gain(double[][] freeDays) {
    double[] gain = new double[freeDays[0].length];
    Arrays.setAll(gain, j -> freeDays[1][j] - freeDays[0][j]);
    return gain;
  }

  /** What would narrow the predicted gain most, over the first patients. */
  static List<Worth> worth(
      List<Row> rows, List<Pool.Course> pool, double[] gain, double countError, VirtualPlan plan) {
    int last = plan.visits().length - 1;
    int next = 0;
    while (next < last && plan.visits()[next] <= plan.sampleDay()) {
      next++;
    }
    int visit = next;
    List<Twins.Candidate> candidates =
        List.of(
            candidate(
                "a second aspirate, counted alike", pool, Twins::log2M1, Math.log(2), countError),
            candidate("the same count without any error", pool, Twins::log2M1, Math.log(2), 0.05),
            candidate(
                "share of TICs on that day (error 30 %)",
                pool, c -> StrictMath.log(c.after().ticFraction()), 1, 0.3),
            candidate(
                "C-reactive protein on that day (error 20 %)",
                pool, c -> StrictMath.log(c.crp()), 1, 0.2),
            candidate(
                "M-protein at the next visit (error 15 %)",
                pool,
                c -> StrictMath.log(Math.max(1e-3, c.protein()[visit]) / c.protein()[0]),
                1,
                0.15));
    List<Worth> worth = new ArrayList<>();
    List<Row> asked = rows.subList(0, Math.min(ASKED, rows.size()));
    for (Twins.Candidate candidate : candidates) {
      double mean =
          asked.stream()
              .mapToDouble(row -> Twins.reduction(row.twin(), gain, candidate, LOOKS))
              .average()
              .orElse(0);
      worth.add(new Worth(candidate.what(), mean));
    }
    worth.sort((a, b) -> Double.compare(b.reduction(), a.reduction()));
    return worth;
  }

  /** A candidate on the natural logarithm. */
  private static Twins.Candidate candidate(
      String what,
      List<Pool.Course> pool,
      java.util.function.ToDoubleFunction<Pool.Course> value,
      double unit,
      double error) {
    return new Twins.Candidate(
        what,
        pool.stream().mapToDouble(c -> unit * value.applyAsDouble(c)).toArray(),
        unit * error);
  }
}
