package org.marrow.survival.cox;

/**
 * Score residuals: what each row adds to the score, its covariates less the mean of the risk set at
 * its event, less the same difference integrated over its time at risk (Therneau, Grambsch, Fleming
 * 1990, doi:10.1093/biomet/77.1.147). Tied events under Efron's approximation face each step in the
 * share in which they are still there.
 */
final class ScoreResiduals {
  private ScoreResiduals() {}

  /** Residuals of the scaled columns without case weights, rows x p, in the order of the data. */
  static double[] of(RiskOrder order, ScaledDesign design, double[] risk, boolean efron) {
    int p = design.p;
    GroupMoments moments = new GroupMoments(order, design.x, p, risk, efron);
    double[] result = new double[order.rows * p];
    for (int s = 0; s < order.strata; s++) {
      stratum(order, design, risk, moments, s, result);
    }
    return result;
  }

  private static void stratum(
      RiskOrder order,
      ScaledDesign design,
      double[] risk,
      GroupMoments moments,
      int s,
      double[] result) {
    int p = design.p;
    int first = order.stratumGroup[s];
    int last = order.stratumGroup[s + 1];
    double[] hazard = new double[last - first + 1];
    double[] meanHazard = new double[(last - first + 1) * p];
    for (int g = last - 1; g >= first; g--) {
      int k = g - first;
      hazard[k] = hazard[k + 1] + moments.hazard[g];
      for (int j = 0; j < p; j++) {
        meanHazard[k * p + j] = meanHazard[(k + 1) * p + j] + moments.meanHazard[g * p + j];
      }
    }
    int g = first;
    for (int i = order.stratumStart[s]; i < order.stratumStart[s + 1]; i++) {
      while (g < last && i >= order.groupEnd[g]) {
        g++;
      }
      int k = g - first;
      boolean event = order.event[i];
      double cumulative = event ? hazard[k + 1] + moments.hazardOfEvents[g] : hazard[k];
      int entered = order.late() ? order.entryGroup[i] - first : last - first;
      cumulative -= hazard[entered];
      double r = risk[i] / order.weight[i];
      int to = order.row[i] * p;
      for (int j = 0; j < p; j++) {
        double product =
            event
                ? meanHazard[(k + 1) * p + j] + moments.meanHazardOfEvents[g * p + j]
                : meanHazard[k * p + j];
        product -= meanHazard[entered * p + j];
        double x = design.x[i * p + j];
        double atEvent = event ? x - moments.mean[g * p + j] : 0;
        result[to + j] = atEvent - r * (x * cumulative - product);
      }
    }
  }
}
