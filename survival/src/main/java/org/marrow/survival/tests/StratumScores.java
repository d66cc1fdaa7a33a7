package org.marrow.survival.tests;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.marrow.survival.curves.GroupedEvents;
import org.marrow.survival.data.Factor;
import org.marrow.survival.data.SurvivalData;

/**
 * Observed minus expected events of each group and their hypergeometric covariance, summed over the
 * event times of one stratum (Mantel 1966; Kalbfleisch, Prentice 2002, section 1.5).
 */
final class StratumScores {
  private StratumScores() {}

  /** The counts of each stratum; one for data without strata. */
  static List<GroupedEvents> strata(SurvivalData data, Factor groups) {
    Factor strata = data.strata().orElse(Factor.single(data.rows(), "all"));
    List<GroupedEvents> counts = new ArrayList<>();
    for (int s = 0; s < strata.levels().size(); s++) {
      int stratum = s;
      int[] rows = IntStream.range(0, data.rows()).filter(i -> strata.code(i) == stratum).toArray();
      counts.add(GroupedEvents.of(data, groups, rows));
    }
    return counts;
  }

  /** Weights of the stratum's event times. */
  static double[] weights(GroupedEvents counts, Weighting weighting) {
    int m = counts.size();
    double[] time = new double[m];
    double[] before = new double[m];
    double[] atRisk = new double[m];
    double survival = 1;
    for (int k = 0; k < m; k++) {
      time[k] = counts.time(k);
      atRisk[k] = counts.atRisk(k);
      before[k] = survival;
      survival *= (atRisk[k] - counts.events(k)) / atRisk[k];
    }
    return weighting.weights(time, before, atRisk);
  }

  /** Adds the weighted observed and expected events of each group. */
  static void add(GroupedEvents counts, double[] weight, double[] observed, double[] expected) {
    for (int k = 0; k < counts.size(); k++) {
      double n = counts.atRisk(k);
      double d = counts.events(k);
      for (int g = 0; g < observed.length; g++) {
        observed[g] += weight[k] * counts.events(k, g);
        expected[g] += weight[k] * d * counts.atRisk(k, g) / n;
      }
    }
  }

  /** Adds the covariance of the scores under two weightings (the same twice: the variance). */
  static void addCovariance(GroupedEvents counts, double[] a, double[] b, double[][] covariance) {
    int groups = covariance.length;
    for (int k = 0; k < counts.size(); k++) {
      double n = counts.atRisk(k);
      double d = counts.events(k);
      if (n <= 1) {
        continue;
      }
      double common = a[k] * b[k] * d * (n - d) / (n - 1);
      for (int g = 0; g < groups; g++) {
        double share = counts.atRisk(k, g) / n;
        covariance[g][g] += common * share * (1 - share);
        for (int h = 0; h < g; h++) {
          double product = common * share * counts.atRisk(k, h) / n;
          covariance[g][h] -= product;
          covariance[h][g] -= product;
        }
      }
    }
  }
}
