package org.marrow.survival.validation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.marrow.foundation.findings.Finding;
import org.marrow.foundation.findings.Where;
import org.marrow.survival.concordance.Concordance;
import org.marrow.survival.rules.ModelRules;

/**
 * Everything that is reported about predictions in one set of patients at one time. There is no way
 * to have the concordance alone.
 *
 * @param n patients
 * @param events events
 * @param harrell Harrell's C of the score
 * @param uno Uno's C up to the time
 * @param auc area under the ROC curve at the time
 * @param brier Brier score at the time
 * @param integratedBrier Brier score averaged up to the time over its event times
 * @param calibration slope, level and curve
 * @param netBenefit at the stated thresholds
 */
public record Performance(
    int n,
    int events,
    Concordance harrell,
    Concordance uno,
    TimeDependentAuc auc,
    BrierScore brier,
    double integratedBrier,
    Calibration calibration,
    List<NetBenefit> netBenefit) {
  public Performance {
    netBenefit = List.copyOf(netBenefit);
  }

  /**
   * Judges predictions.
   *
   * @param prediction score and risks of the same patients
   * @param when the time
   * @param thresholds for net benefit, stated beforehand
   * @throws IllegalArgumentException when no pair of patients can be compared
   */
  public static Performance of(
      Outcomes outcomes, Prediction prediction, double when, double[] thresholds) {
    double[] score = prediction.score();
    double[] risk = prediction.risk(when);
    Optional<Concordance> harrell =
        Concordance.of(outcomes.time(), outcomes.event(), score).compute();
    Optional<Concordance> uno =
        Concordance.of(outcomes.time(), outcomes.event(), score).uno().until(when).compute();
    if (harrell.isEmpty() || uno.isEmpty()) {
      throw new IllegalArgumentException("no two patients can be compared by time " + when);
    }
    List<NetBenefit> benefit = new ArrayList<>();
    for (double t : thresholds) {
      benefit.add(NetBenefit.at(outcomes, risk, when, t));
    }
    int events = 0;
    for (boolean e : outcomes.event()) {
      events += e ? 1 : 0;
    }
    return new Performance(
        outcomes.rows(),
        events,
        harrell.get(),
        uno.get(),
        TimeDependentAuc.at(outcomes, score, when),
        BrierScore.at(outcomes, risk, when),
        integrated(outcomes, prediction, when),
        Calibration.at(outcomes, score, risk, when),
        benefit);
  }

  /** At most a hundred event times up to the time carry the average. */
  private static double integrated(Outcomes outcomes, Prediction prediction, double when) {
    double[] all =
        java.util.stream.IntStream.range(0, outcomes.rows())
            .filter(i -> outcomes.event()[i] && outcomes.time()[i] <= when)
            .mapToDouble(i -> outcomes.time()[i])
            .distinct()
            .sorted()
            .toArray();
    int count = Math.min(100, all.length);
    double[] times = new double[count + 1];
    for (int k = 0; k < count; k++) {
      times[k] = all[(int) ((long) k * all.length / count)];
    }
    times[count] = when;
    double[] scores =
        Arrays.stream(times)
            .map(t -> BrierScore.at(outcomes, prediction.risk(t), t).score())
            .toArray();
    return BrierScore.integrated(times, scores);
  }

  /** A warning when the predicted level or spread of risk is wrong beyond a fifth. */
  public List<Finding> findings(String source) {
    List<Finding> findings = new ArrayList<>();
    double ratio = calibration.ratio();
    if (ratio < 0.85 || ratio > 1.18) {
      findings.add(
          ModelRules.MISCALIBRATED.at(
              Where.in(source),
              String.format(
                  Locale.ROOT,
                  "by time %s, %.1f %% were predicted to fail and %.1f %% did: observed/expected %.2f",
                  calibration.time(),
                  100 * calibration.predicted(),
                  100 * calibration.observed(),
                  ratio)));
    }
    return findings;
  }
}
