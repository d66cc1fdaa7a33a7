package org.marrow.cytometry.count;

import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;
import org.hipparchus.special.Beta;
import org.marrow.foundation.number.Interval;

/**
 * The change of a population between two samples of one patient. Given k1 + k2, the second count is
 * binomial with odds ratio x N2/N1; each tube also has a log-normal factor of its own ({@link
 * TubeVariation}), so the tail probabilities are averaged over the difference of two such factors
 * (normal; Student's t when the variation was itself estimated). With no tube variation the
 * interval is the exact conditional one (Przyborowski, Wilenski 1940).
 *
 * @param before the first count
 * @param after the second count: same population, definition, denominator and confidence
 * @param variation what tubes vary beyond counting
 */
public record PairedChange(Count before, Count after, TubeVariation variation) {
  // Nodes of the trapezoidal rule in u where z = sinh(u): exponentially accurate for smooth tails.
  private static final int HALF_NODES = 80;
  private static final double REACH = 7.0;
  private static final double LOG_RATIO_LIMIT = 60;

  public PairedChange {
    if (!before.population().equals(after.population())
        || !before.definition().equals(after.definition())
        || !before.denominator().equals(after.denominator())) {
      throw new IllegalArgumentException(
          "before and after must share population, definition and denominator, got "
              + label(before)
              + " and "
              + label(after));
    }
    if (before.confidence() != after.confidence()) {
      throw new IllegalArgumentException(
          "before and after must share the confidence, got "
              + before.confidence()
              + " and "
              + after.confidence());
    }
  }

  /** Share after over share before; empty when the population was not seen before. */
  public OptionalDouble ratio() {
    return before.k() == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(after.share() / before.share());
  }

  /** Interval of the ratio; 0 to infinity when nothing was counted in either sample. */
  public Interval interval() {
    if (variation.sigma() == 0) {
      return ExactInterval.rateRatio(
          before.k(), before.n(), after.k(), after.n(), before.confidence());
    }
    double tail = (1 - before.confidence()) / 2;
    double lower =
        after.k() == 0
            ? 0
            : StrictMath.exp(
                ExactInterval.root(
                    log -> upperTail(log) - tail, -LOG_RATIO_LIMIT, LOG_RATIO_LIMIT));
    double upper =
        before.k() == 0
            ? Double.POSITIVE_INFINITY
            : StrictMath.exp(
                ExactInterval.root(
                    log -> tail - lowerTail(log), -LOG_RATIO_LIMIT, LOG_RATIO_LIMIT));
    return new Interval(lower, upper, before.confidence());
  }

  /** Two-sided p value of no change: twice the smaller tail, at most 1. */
  public double pValue() {
    if (before.k() + after.k() == 0) {
      return 1;
    }
    return Math.min(1, 2 * Math.min(upperTail(0), lowerTail(0)));
  }

  /** True when at least one of the two samples reaches the limit of detection. */
  public boolean isComparable() {
    return reachesDetection(before) || reachesDetection(after);
  }

  /** The change as a report prints it. */
  public String describe() {
    if (!isComparable()) {
      return "no change can be stated: before " + before.describe() + "; after " + after.describe();
    }
    Interval range = interval();
    String words =
        Wording.confidence(before.confidence())
            + " interval "
            + Wording.figures(range.lower())
            + " to "
            + Wording.figures(range.upper());
    if (reachesDetection(before) && reachesDetection(after)) {
      return Wording.figures(after.share() / before.share()) + "-fold (" + words + ")";
    }
    return (reachesDetection(after)
            ? "rose from below the limit of detection"
            : "fell below the limit of detection")
        + " (ratio, "
        + words
        + ")";
  }

  /** P(second count >= observed) at a log ratio. */
  private double upperTail(double logRatio) {
    return after.k() == 0
        ? 1
        : average(logRatio, p -> Beta.regularizedBeta(p, after.k(), before.k() + 1.0));
  }

  /** P(second count <= observed) at a log ratio. */
  private double lowerTail(double logRatio) {
    return before.k() == 0
        ? 1
        : average(logRatio, p -> Beta.regularizedBeta(1 - p, before.k(), after.k() + 1.0));
  }

  private double average(double logRatio, DoubleUnaryOperator tail) {
    double center = logRatio + StrictMath.log((double) after.n() / before.n());
    if (variation.sigma() == 0) {
      return tail.applyAsDouble(logistic(center));
    }
    double spread = variation.sigma() * StrictMath.sqrt(2);
    double sum = 0;
    double weights = 0;
    for (int i = -HALF_NODES; i <= HALF_NODES; i++) {
      double u = REACH * i / HALF_NODES;
      double z = StrictMath.sinh(u);
      double weight = density(z) * StrictMath.cosh(u);
      weights += weight;
      sum += weight * tail.applyAsDouble(logistic(center + spread * z));
    }
    return sum / weights;
  }

  /** Normal density, or Student's t when the variation was estimated; both up to a constant. */
  private double density(double z) {
    double freedom = variation.degreesOfFreedom();
    return Double.isInfinite(freedom)
        ? StrictMath.exp(-0.5 * z * z)
        : StrictMath.exp(-0.5 * (freedom + 1) * StrictMath.log1p(z * z / freedom));
  }

  private static double logistic(double x) {
    return 1 / (1 + StrictMath.exp(-x));
  }

  private static boolean reachesDetection(Count count) {
    return count.status().compareTo(DetectionStatus.NOT_QUANTIFIABLE) >= 0;
  }

  private static String label(Count count) {
    return count.population() + " by " + count.definition() + " of " + count.denominator();
  }
}
