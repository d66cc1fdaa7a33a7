package org.marrow.workbench.virtual;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.marrow.foundation.findings.Finding;
import org.marrow.foundation.findings.Where;
import org.marrow.niche.drug.NicheRules;
import org.marrow.niche.twin.Twin;
import org.marrow.workbench.study.VirtualPlan;

/**
 * The members of a pool who look like one patient, weighted by how well they fit what was measured
 * in the first cycles, and what became of them under each arm. The patient's own place in the pool
 * is left out, so that nobody is predicted from the own future.
 */
final class Twins {
  /**
   * Tolerance on the logarithm of M-protein: three times the assay's error, since a pool of
   * hundreds holds nobody whose whole course agrees within the assay.
   */
  private static final double PROTEIN = 0.15;

  private final List<Pool.Course> pool;
  private final VirtualPlan plan;
  private final int visits;

  Twins(List<Pool.Course> pool, VirtualPlan plan) {
    this.pool = pool;
    this.plan = plan;
    int seen = 1;
    double[] days = plan.visits();
    while (seen < days.length && days[seen] <= plan.sampleDay()) {
      seen++;
    }
    this.visits = seen;
  }

  /**
   * What was measured in a patient by the day of the second sample.
   *
   * @param place the patient's place in the pool, or -1
   * @param protein M-protein at the visits
   * @param log2M1 log2 of the share of M1 in the second sample; NaN for none
   * @param m1Error standard deviation of its error, in doublings
   */
  record Measured(int place, double[] protein, double log2M1, double m1Error) {}

  /** Something more that could be measured: a value a pool member, and its error. */
  record Candidate(String what, double[] values, double error) {}

  /** The patient's twins. */
  Twin of(Measured measured) {
    double[] log = new double[pool.size()];
    int terms = visits - 1 + (Double.isNaN(measured.log2M1()) ? 0 : 1);
    double best = Double.POSITIVE_INFINITY;
    for (int j = 0; j < log.length; j++) {
      if (j == measured.place()) {
        log[j] = Double.NEGATIVE_INFINITY;
        continue;
      }
      double square = square(pool.get(j), measured);
      log[j] = -0.5 * square;
      best = Math.min(best, StrictMath.sqrt(square / terms));
    }
    double[] weights = normalised(log);
    double effective = 1 / Arrays.stream(weights).map(w -> w * w).sum();
    return new Twin(weights, effective, best, refusal(effective, best));
  }

  private double square(Pool.Course course, Measured measured) {
    double square = 0;
    double[] own = course.protein();
    for (int v = 1; v < visits; v++) {
      // Relative to the start: how much a cell secretes says nothing of the course.
      double difference =
          StrictMath.log(Math.max(1e-3, own[v]) / own[0])
              - StrictMath.log(Math.max(1e-3, measured.protein()[v]) / measured.protein()[0]);
      square += difference * difference / (PROTEIN * PROTEIN);
    }
    if (!Double.isNaN(measured.log2M1())) {
      double difference = log2M1(course) - measured.log2M1();
      square += difference * difference / (measured.m1Error() * measured.m1Error());
    }
    return square;
  }

  /** log2 of the true share of M1 in the marrow on the day of the second sample. */
  static double log2M1(Pool.Course course) {
    return StrictMath.log(course.after().m1OfLeukocytes()) / StrictMath.log(2);
  }

  private static double[] normalised(double[] log) {
    double most = Arrays.stream(log).max().orElse(0);
    double[] weights = Arrays.stream(log).map(l -> StrictMath.exp(l - most)).toArray();
    double sum = Arrays.stream(weights).sum();
    for (int j = 0; j < weights.length; j++) {
      weights[j] /= sum;
    }
    return weights;
  }

  private Optional<Finding> refusal(double effective, double misfit) {
    if (misfit > Twin.MOST_MISFIT) {
      return Optional.of(
          NicheRules.OUTSIDE_POPULATION.at(
              Where.in("twins"), "the nearest of " + pool.size() + " virtual patients is too far"));
    }
    return effective < Twin.LEAST_EFFECTIVE
        ? Optional.of(
            NicheRules.TOO_FEW_TWINS.at(
                Where.in("twins"), "fewer than 15 effective virtual patients are left"))
        : Optional.empty();
  }

  /**
   * The share of the variance of a prediction that one more measurement would take away, on average
   * over what it may show: 1 - E[Var(target | measured, candidate)] / Var(target | measured)
   * (expected value of sample information for squared error; Raiffa, Schlaifer 1961). What it may
   * show is taken at equal steps through the twins' weights, without its error, so the answer needs
   * no chance.
   */
  static double reduction(Twin twin, double[] target, Candidate candidate, int looks) {
    double before = variance(twin.weights(), target);
    if (!(before > 0)) {
      return 0;
    }
    double after = 0;
    double sum = 0;
    int j = 0;
    for (int look = 0; look < looks; look++) {
      double wanted = (look + 0.5) / looks;
      while (j < target.length - 1 && sum + twin.weights()[j] < wanted) {
        sum += twin.weights()[j++];
      }
      double shown = candidate.values()[j];
      double[] weights = twin.weights().clone();
      double total = 0;
      for (int i = 0; i < weights.length; i++) {
        double z = (candidate.values()[i] - shown) / (candidate.error() * StrictMath.sqrt(2));
        weights[i] *= StrictMath.exp(-0.5 * z * z);
        total += weights[i];
      }
      for (int i = 0; i < weights.length; i++) {
        weights[i] /= total;
      }
      after += variance(weights, target) / looks;
    }
    return 1 - after / before;
  }

  static double variance(double[] weights, double[] values) {
    double mean = 0;
    double square = 0;
    for (int i = 0; i < weights.length; i++) {
      mean += weights[i] * values[i];
      square += weights[i] * values[i] * values[i];
    }
    return Math.max(0, square - mean * mean);
  }

  VirtualPlan plan() {
    return plan;
  }
}
