package org.marrow.niche.twin;

import java.util.Arrays;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.marrow.foundation.findings.Finding;
import org.marrow.foundation.findings.Where;
import org.marrow.foundation.number.Interval;
import org.marrow.niche.drug.NicheRules;

/**
 * The posterior of one patient over virtual patients: importance weights, the log-normal likelihood
 * of the measurements times the weight a virtual patient had before.
 *
 * @param weights one a virtual patient; they add up to 1
 * @param effective Kish's effective number of virtual patients
 * @param misfit root mean square distance of the best virtual patient from the measurements, in
 *     standard deviations
 * @param refusal why no prediction is made, when none is
 */
public record Twin(double[] weights, double effective, double misfit, Optional<Finding> refusal) {
  /** Fewer effective virtual patients than this carry no prediction. */
  public static final double LEAST_EFFECTIVE = 15;

  /** A best virtual patient further away than this means the patient is outside the population. */
  public static final double MOST_MISFIT = 2.5;

  /**
   * Weighs virtual patients by the measurements.
   *
   * @param prior weight of each virtual patient before, 0 or more
   * @param truths what each would have shown without error
   */
  public static Twin of(List<Measurement> measurements, double[] prior, MeasuredPatients truths) {
    if (measurements.isEmpty()) {
      throw new IllegalArgumentException("a twin needs at least one measurement");
    }
    int n = prior.length;
    double[] log = new double[n];
    double best = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < n; i++) {
      double square = 0;
      for (int j = 0; j < measurements.size(); j++) {
        Measurement m = measurements.get(j);
        double z = (StrictMath.log(m.value()) - StrictMath.log(truths.value(i, j))) / m.sigma();
        square += z * z;
      }
      boolean usable = Double.isFinite(square) && prior[i] > 0;
      log[i] = usable ? StrictMath.log(prior[i]) - 0.5 * square : Double.NEGATIVE_INFINITY;
      best = usable ? Math.min(best, StrictMath.sqrt(square / measurements.size())) : best;
      most = Math.max(most, log[i]);
    }
    double[] weights = new double[n];
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < n; i++) {
      weights[i] = most == Double.NEGATIVE_INFINITY ? 0 : StrictMath.exp(log[i] - most);
      sum += weights[i];
    }
    for (int i = 0; i < n; i++) {
      weights[i] = sum > 0 ? weights[i] / sum : 0;
      squares += weights[i] * weights[i];
    }
    double effective = squares > 0 ? 1 / squares : 0;
    Optional<Finding> refusal =
        best <= MOST_MISFIT
            ? few(effective, n)
            : Optional.of(outside(measurements, truths, best, n));
    return new Twin(weights, effective, best, refusal);
  }

  /** Says how far away the patient is, and which measurement no virtual patient comes near. */
  private static Finding outside(
      List<Measurement> measurements, MeasuredPatients truths, double misfit, int n) {
    StringBuilder what =
        new StringBuilder(
            String.format(
                Locale.ROOT,
                "the nearest of %d virtual patients is %.1f standard deviations away; the limit is %.1f",
                n,
                misfit,
                MOST_MISFIT));
    for (int j = 0; j < measurements.size(); j++) {
      Measurement m = measurements.get(j);
      int column = j;
      DoubleSummaryStatistics seen =
          IntStream.range(0, truths.size())
              .mapToDouble(i -> truths.value(i, column))
              .filter(Double::isFinite)
              .summaryStatistics();
      if (m.value() < seen.getMin() || m.value() > seen.getMax()) {
        what.append(
            String.format(
                Locale.ROOT,
                "; %s on day %.0f is %.4g, virtual patients have %.4g to %.4g",
                m.quantity(),
                m.day(),
                m.value(),
                seen.getMin(),
                seen.getMax()));
      }
    }
    return NicheRules.OUTSIDE_POPULATION.at(Where.in("twin"), what.toString());
  }

  private static Optional<Finding> few(double effective, int n) {
    if (effective < LEAST_EFFECTIVE) {
      return Optional.of(
          NicheRules.TOO_FEW_TWINS.at(
              Where.in("twin"),
              String.format(
                  Locale.ROOT,
                  "the measurements leave %.1f effective virtual patients of %d; at least %.0f are needed",
                  effective,
                  n,
                  LEAST_EFFECTIVE)));
    }
    return Optional.empty();
  }

  /** Posterior mean of a quantity, one value a virtual patient. */
  public double mean(double[] values) {
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i] * values[i];
    }
    return sum;
  }

  /** Posterior quantile of a quantity. */
  public double quantile(double[] values, double p) {
    return quantiles(values, p)[0];
  }

  /** Equal-tailed posterior interval of a quantity. */
  public Interval interval(double[] values, double level) {
    double tail = (1 - level) / 2;
    double[] ends = quantiles(values, tail, 1 - tail);
    return new Interval(ends[0], ends[1], level);
  }

  /** Posterior quantiles at ascending probabilities. */
  private double[] quantiles(double[] values, double... at) {
    int[] order =
        IntStream.range(0, values.length)
            .filter(i -> weights[i] > 0)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> values[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] quantiles = new double[at.length];
    Arrays.fill(quantiles, values[order[order.length - 1]]);
    double sum = 0;
    int next = 0;
    for (int i : order) {
      sum += weights[i];
      while (next < at.length && sum >= at[next]) {
        quantiles[next++] = values[i];
      }
    }
    return quantiles;
  }
}
