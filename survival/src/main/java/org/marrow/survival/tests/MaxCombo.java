package org.marrow.survival.tests;

import java.util.ArrayList;
import java.util.List;
import org.marrow.survival.curves.GroupedEvents;
import org.marrow.survival.data.Factor;
import org.marrow.survival.data.SurvivalData;
import org.marrow.survival.distribution.MultivariateNormal;

/**
 * The largest of several weighted tests of two groups, with the p value of the largest (Lee 1996,
 * doi:10.2307/2532911; Lin and others 2020, doi:10.1080/19466315.2019.1697738).
 *
 * @param tests the single tests
 * @param correlation correlation of their z statistics
 * @param z the z statistic farthest from 0
 * @param p two-sided p value, corrected for taking the largest
 */
public record MaxCombo(List<LogRank> tests, double[][] correlation, double z, double p) {
  public MaxCombo {
    tests = List.copyOf(tests);
  }

  /** Fleming-Harrington (0,0), (0,1), (1,0) and (1,1), the usual combination. */
  public static MaxCombo fit(SurvivalData data, Factor groups) {
    return fit(
        data,
        groups,
        List.of(
            Weighting.logRank(),
            Weighting.flemingHarrington(0, 1),
            Weighting.peto(),
            Weighting.flemingHarrington(1, 1)));
  }

  /** The largest of these tests; exactly two groups. */
  public static MaxCombo fit(SurvivalData data, Factor groups, List<Weighting> weightings) {
    List<LogRank> tests = new ArrayList<>();
    for (Weighting weighting : weightings) {
      tests.add(LogRank.fit(data, groups, weighting));
    }
    int m = tests.size();
    double[][] covariance = new double[m][m];
    for (GroupedEvents counts : StratumScores.strata(data, LogRank.withRows(groups))) {
      double[][] weights = new double[m][];
      for (int a = 0; a < m; a++) {
        weights[a] = StratumScores.weights(counts, weightings.get(a));
      }
      for (int a = 0; a < m; a++) {
        for (int b = 0; b < m; b++) {
          double[][] pair = new double[2][2];
          StratumScores.addCovariance(counts, weights[a], weights[b], pair);
          covariance[a][b] += pair[1][1];
        }
      }
    }
    double[][] correlation = new double[m][m];
    double z = 0;
    for (int a = 0; a < m; a++) {
      if (StrictMath.abs(tests.get(a).z()) > StrictMath.abs(z)) {
        z = tests.get(a).z();
      }
      for (int b = 0; b < m; b++) {
        correlation[a][b] = covariance[a][b] / StrictMath.sqrt(covariance[a][a] * covariance[b][b]);
      }
    }
    double p = 1 - MultivariateNormal.centralBox(correlation, StrictMath.abs(z));
    return new MaxCombo(tests, correlation, z, StrictMath.max(0, StrictMath.min(1, p)));
  }
}
