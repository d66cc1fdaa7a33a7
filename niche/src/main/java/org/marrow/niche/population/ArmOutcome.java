package org.marrow.niche.population;

import java.util.Arrays;
import org.marrow.niche.response.Category;

/**
 * What a regimen did to every virtual patient; simulated. Index i is the i-th patient.
 *
 * @param regimen the regimen, as written or its name
 * @param disease the setting
 * @param progression day of progression by the response criteria; infinite when there was none by
 *     the last visit
 * @param best best confirmed response
 * @param plan the visits
 * @param failed runs that did not reach the end; they count as neither response nor progression
 */
public record ArmOutcome(
    String regimen,
    Disease disease,
    double[] progression,
    Category[] best,
    VisitPlan plan,
    long failed) {

  /** Share of patients with at least a partial response. */
  public double responseRate(double[] weights) {
    return share(weights, i -> best[i].isResponse());
  }

  /** Share of patients who progressed by a day. */
  public double progressedBy(double[] weights, double day) {
    return share(weights, i -> progression[i] <= day);
  }

  /**
   * The median time to progression in days, weighted; infinite when fewer than half progressed by
   * the last visit. All patients are followed to the same day, so this is the Kaplan-Meier median.
   */
  public double median(double[] weights) {
    Integer[] order = new Integer[progression.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, (a, b) -> Double.compare(progression[a], progression[b]));
    double total = Arrays.stream(weights).sum();
    double sum = 0;
    for (int i : order) {
      sum += weights[i];
      if (sum >= 0.5 * total) {
        return progression[i];
      }
    }
    return Double.POSITIVE_INFINITY;
  }

  private static double share(double[] weights, java.util.function.IntPredicate which) {
    double sum = 0;
    double total = 0;
    for (int i = 0; i < weights.length; i++) {
      total += weights[i];
      sum += which.test(i) ? weights[i] : 0;
    }
    return sum / total;
  }
}
