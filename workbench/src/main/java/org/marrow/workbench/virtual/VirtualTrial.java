package org.marrow.workbench.virtual;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.marrow.foundation.random.Stream;
import org.marrow.foundation.random.Streams;
import org.marrow.survival.data.Factor;
import org.marrow.survival.data.SurvivalData;
import org.marrow.survival.design.Analysis;
import org.marrow.survival.tests.Weighting;
import org.marrow.workbench.study.VirtualPlan;

/**
 * A randomised trial of the second arm against the first, repeated on virtual patients and analysed
 * by the functions that analyse real ones. Each patient is known under both arms, so the true
 * effect is known; what a trial sees is one arm, at visits, with drop-out.
 */
final class VirtualTrial {
  private static final double Z = 1.959963984540054;
  private static final double ALPHA = 0.05;

  private VirtualTrial() {}

  /**
   * How patients are chosen and what came of it.
   *
   * @param strategy entry in words
   * @param screened patients looked at for each one who enters, on average
   * @param events progressions a trial, on average
   * @param truth true log hazard ratio among those who would enter
   * @param estimate mean estimate of Cox's model
   * @param spread standard deviation of the estimates
   * @param covered trials whose 95 % interval holds the truth
   * @param found trials in which the log-rank test finds a difference (5 %)
   * @param trials repetitions
   */
  record Result(
      String strategy,
      double screened,
      double events,
      double truth,
      double estimate,
      double spread,
      int covered,
      int found,
      int trials) {
    double power() {
      return (double) found / trials;
    }

    double coverage() {
      return (double) covered / trials;
    }

    double bias() {
      return estimate - truth;
    }

    /** Monte Carlo standard error of a share of the trials. */
    double error(double share) {
      return StrictMath.sqrt(share * (1 - share) / trials);
    }

    /** Monte Carlo standard error of the bias. */
    double biasError() {
      return spread / StrictMath.sqrt(trials);
    }
  }

  /** Runs a strategy; {@code chosen} are the places of those who may enter. */
  static Result run(
      String strategy,
      List<Pool.Course> control,
      List<Pool.Course> treated,
      int[] chosen,
      int patients,
      VirtualPlan plan,
      Streams streams) {
    double truth = truth(control, treated, chosen, plan, streams);
    int found = 0;
    int covered = 0;
    double events = 0;
    double sum = 0;
    double squares = 0;
    Analysis logRank = Analysis.test(Weighting.logRank());
    Analysis cox = Analysis.cox();
    for (int t = 0; t < plan.trials(); t++) {
      Stream stream = streams.stream("virtual trial " + strategy, t);
      double[] time = new double[patients];
      int[] event = new int[patients];
      int[] arm = new int[patients];
      for (int i = 0; i < patients; i++) {
        int place = chosen[(int) stream.below(chosen.length)];
        // Blocks of two keep the arms equal in size.
        arm[i] = i % 2 == 0 ? (stream.uniform() < 0.5 ? 1 : 0) : 1 - arm[i - 1];
        Pool.Course course = (arm[i] == 1 ? treated : control).get(place);
        Seen seen = Seen.of(course, plan, streams, i, 1000 + t, plan.assayCv());
        time[i] = seen.time();
        event[i] = seen.event() ? 1 : 0;
        events += event[i];
      }
      SurvivalData data = SurvivalData.of(time, event).build();
      Factor arms = Factor.of(arm, List.of("control", "treated"));
      found += logRank.analyse(data, arms).p() < ALPHA ? 1 : 0;
      Analysis.Verdict verdict = cox.analyse(data, arms);
      double estimate = verdict.logHazardRatio().orElseThrow();
      double se = verdict.se().orElseThrow();
      covered += Math.abs(estimate - truth) <= Z * se ? 1 : 0;
      sum += estimate;
      squares += estimate * estimate;
    }
    int k = plan.trials();
    return new Result(
        strategy,
        (double) control.size() / chosen.length,
        events / k,
        truth,
        sum / k,
        StrictMath.sqrt(Math.max(0, squares - sum * sum / k) / Math.max(1, k - 1)),
        covered,
        found,
        k);
  }

  /** Every eligible patient under both arms: what a trial without end would say. */
  private static double truth(
      List<Pool.Course> control,
      List<Pool.Course> treated,
      int[] chosen,
      VirtualPlan plan,
      Streams streams) {
    int n = chosen.length;
    double[] time = new double[2 * n];
    int[] event = new int[2 * n];
    int[] arm = new int[2 * n];
    for (int i = 0; i < 2 * n; i++) {
      arm[i] = i % 2;
      Pool.Course course = (arm[i] == 1 ? treated : control).get(chosen[i / 2]);
      Seen seen = Seen.of(course, plan, streams, i, 999, plan.assayCv());
      time[i] = seen.time();
      event[i] = seen.event() ? 1 : 0;
    }
    return Analysis.cox()
        .analyse(
            SurvivalData.of(time, event).build(), Factor.of(arm, List.of("control", "treated")))
        .logHazardRatio()
        .orElseThrow();
  }

  /**
   * Everybody, and those whose counted M1 before treatment is high: the upper half of the counts.
   */
  static List<Result> strategies(
      List<Pool.Course> control,
      List<Pool.Course> treated,
      LightAssay assay,
      int patients,
      VirtualPlan plan,
      Streams streams) {
    double[] counted =
        IntStream.range(0, control.size())
            .mapToDouble(i -> assay.log2Share(control.get(i), Tube.BEFORE, plan, streams, i, 500))
            .toArray();
    double[] sorted = counted.clone();
    java.util.Arrays.sort(sorted);
    double median = sorted[sorted.length / 2];
    int[] all = IntStream.range(0, control.size()).toArray();
    int[] high = IntStream.range(0, control.size()).filter(i -> counted[i] >= median).toArray();
    List<Result> results = new ArrayList<>();
    results.add(run("everybody", control, treated, all, patients, plan, streams));
    results.add(
        run("only high M1 before treatment", control, treated, high, patients, plan, streams));
    return results;
  }
}
