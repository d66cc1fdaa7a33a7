package org.marrow.survival.tests;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.marrow.foundation.findings.Finding;
import org.marrow.survival.curves.GroupedEvents;
import org.marrow.survival.data.Factor;
import org.marrow.survival.data.SurvivalData;
import org.marrow.survival.distribution.ChiSquared;
import org.marrow.survival.distribution.QuadraticForm;

/**
 * A test of the log-rank family: do the groups have the same hazard? Any cause is an event. Strata
 * and delayed entry are taken from the data; case weights count as frequencies.
 *
 * @param weighting weight of the event times
 * @param groups counts of each group that has rows, in the order of the levels
 * @param covariance covariance of the groups' observed minus expected events
 * @param chiSquared test statistic
 * @param df degrees of freedom
 * @param p p value
 */
public record LogRank(
    Weighting weighting,
    List<GroupCount> groups,
    double[][] covariance,
    double chiSquared,
    int df,
    double p) {

  /**
   * One group of the test.
   *
   * @param label name
   * @param n rows
   * @param observed weighted number of events
   * @param expected weighted number expected if all groups had the same hazard
   */
  public record GroupCount(String label, int n, double observed, double expected) {
    /** Observed minus expected. */
    public double score() {
      return observed - expected;
    }
  }

  public LogRank {
    groups = List.copyOf(groups);
  }

  /** The log-rank test. */
  public static LogRank fit(SurvivalData data, Factor groups) {
    return fit(data, groups, Weighting.logRank());
  }

  /**
   * A weighted test.
   *
   * @param groups group of each row, at least two with rows; rows without a group are left out
   */
  public static LogRank fit(SurvivalData data, Factor groups, Weighting weighting) {
    Factor used = withRows(groups);
    int k = used.levels().size();
    if (k < 2) {
      throw new IllegalArgumentException(
          "a test compares at least two groups with rows, got " + used.levels());
    }
    double[] observed = new double[k];
    double[] expected = new double[k];
    double[][] covariance = new double[k][k];
    for (GroupedEvents counts : StratumScores.strata(data, used)) {
      double[] weights = StratumScores.weights(counts, weighting);
      StratumScores.add(counts, weights, observed, expected);
      StratumScores.addCovariance(counts, weights, weights, covariance);
    }
    int[] n = new int[k];
    for (int i = 0; i < used.rows(); i++) {
      if (used.code(i) != Factor.MISSING) {
        n[used.code(i)]++;
      }
    }
    List<GroupCount> result = new ArrayList<>();
    double[] score = new double[k];
    for (int g = 0; g < k; g++) {
      score[g] = observed[g] - expected[g];
      result.add(new GroupCount(used.levels().get(g), n[g], observed[g], expected[g]));
    }
    // The scores sum to zero, so the last group adds nothing.
    double chiSquared = QuadraticForm.of(score, covariance, k - 1);
    return new LogRank(
        weighting, result, covariance, chiSquared, k - 1, ChiSquared.upperTail(chiSquared, k - 1));
  }

  /** Only the levels that occur. */
  static Factor withRows(Factor groups) {
    int[] counts = new int[groups.levels().size()];
    for (int i = 0; i < groups.rows(); i++) {
      if (groups.code(i) != Factor.MISSING) {
        counts[groups.code(i)]++;
      }
    }
    int[] renumbered = new int[counts.length];
    List<String> levels = new ArrayList<>();
    for (int g = 0; g < counts.length; g++) {
      renumbered[g] = counts[g] > 0 ? levels.size() : Factor.MISSING;
      if (counts[g] > 0) {
        levels.add(groups.levels().get(g));
      }
    }
    int[] codes = new int[groups.rows()];
    for (int i = 0; i < codes.length; i++) {
      codes[i] = groups.code(i) == Factor.MISSING ? Factor.MISSING : renumbered[groups.code(i)];
    }
    return Factor.of(codes, levels);
  }

  /**
   * The standardised score of the second group against the first; positive when the second has more
   * events than expected.
   *
   * @throws IllegalStateException when there are not exactly two groups
   */
  public double z() {
    if (groups.size() != 2) {
      throw new IllegalStateException("z needs two groups, there are " + groups.size());
    }
    return groups.get(1).score() / StrictMath.sqrt(covariance[1][1]);
  }

  /** Test for trend over the groups in their order, scores 1, 2, 3 ...; one degree of freedom. */
  public Trend trend() {
    double[] scores = new double[groups.size()];
    for (int g = 0; g < scores.length; g++) {
      scores[g] = g + 1;
    }
    return trend(scores);
  }

  /**
   * Test for trend (Tarone 1975, doi:10.1093/biomet/62.3.679): does the hazard rise or fall with
   * the groups' scores?
   *
   * @param scores one a group, for example doses
   */
  public Trend trend(double[] scores) {
    if (scores.length != groups.size()) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "%d scores for %d groups", scores.length, groups.size()));
    }
    double sum = 0;
    double variance = 0;
    for (int g = 0; g < scores.length; g++) {
      sum += scores[g] * groups.get(g).score();
      for (int h = 0; h < scores.length; h++) {
        variance += scores[g] * scores[h] * covariance[g][h];
      }
    }
    double chiSquared = variance > 0 ? sum * sum / variance : 0;
    return new Trend(sum, variance, chiSquared, ChiSquared.upperTail(chiSquared, 1));
  }

  /**
   * A test for trend.
   *
   * @param score positive when the hazard rises with the scores
   * @param variance its variance
   * @param chiSquared test statistic, one degree of freedom
   * @param p p value
   */
  public record Trend(double score, double variance, double chiSquared, double p) {}

  /** What a reader of this test must know. */
  public List<Finding> findings() {
    return weighting.findings();
  }
}
