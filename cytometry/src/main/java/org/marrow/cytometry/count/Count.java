package org.marrow.cytometry.count;

import org.marrow.foundation.number.Interval;

/**
 * k of N: how many events of a sample belong to a population, with everything needed to sign it.
 *
 * @param sample name of the sample
 * @param population name of the population
 * @param definition which definition decided, for example {@code m1-like-human-marrow@1}; empty
 *     when the caller counted by other means
 * @param k events in the population
 * @param n events of the denominator, 1 or more, at least k
 * @param denominator what was counted as N, for example {@code nucleated cells}; must be declared
 * @param confidence confidence of the interval, for example 0.95
 * @param limits limits of blank, detection and quantification
 */
public record Count(
    String sample,
    String population,
    String definition,
    long k,
    long n,
    String denominator,
    double confidence,
    DetectionLimits limits) {
  public Count {
    if (n < 1 || k < 0 || k > n) {
      throw new IllegalArgumentException(
          "need 0 <= k <= N and N >= 1 in " + sample + ", got " + k + " of " + n);
    }
    if (population.isBlank() || denominator.isBlank()) {
      throw new IllegalArgumentException(
          "a count in " + sample + " must name its population and declare its denominator");
    }
    if (!(confidence > 0 && confidence < 1)) {
      throw new IllegalArgumentException("confidence must be between 0 and 1, got " + confidence);
    }
  }

  /** A count with a 95 % interval. */
  public static Count of(
      String sample,
      String population,
      String definition,
      long k,
      long n,
      String denominator,
      DetectionLimits limits) {
    return new Count(sample, population, definition, k, n, denominator, 0.95, limits);
  }

  /** k/N; what to print is {@link #describe()}, which knows when this figure must not be shown. */
  public double share() {
    return (double) k / n;
  }

  /** Clopper-Pearson interval of the share. */
  public Interval interval() {
    return ExactInterval.proportion(k, n, confidence);
  }

  /** Where the count stands against the limits. */
  public DetectionStatus status() {
    return limits.status(k);
  }

  /** Smallest share this sample could have shown: the limit of detection over N. */
  public double detectableShare() {
    return (double) limits.detection() / n;
  }

  /**
   * The count as a report prints it. A percentage appears only from the limit of quantification up,
   * an interval only from the limit of detection up.
   */
  public String describe() {
    String ofAll = Wording.count(k) + " of " + Wording.count(n);
    return switch (status()) {
      case NOT_DETECTED ->
          k == 0
              ? "not detected (< "
                  + Wording.share(ExactInterval.upperWhenNone(n, confidence))
                  + " of "
                  + Wording.count(n)
                  + ")"
              : "not detected ("
                  + ofAll
                  + ", limit of blank "
                  + Wording.count(limits.blank())
                  + ")";
      case BELOW_DETECTION ->
          ofAll + ", below the limit of detection (" + Wording.count(limits.detection()) + ")";
      case NOT_QUANTIFIABLE ->
          ofAll
              + ", detected, not quantifiable (limit of quantification "
              + Wording.count(limits.quantification())
              + "; "
              + Wording.confidence(confidence)
              + " interval "
              + Wording.shares(interval())
              + ")";
      case QUANTIFIABLE ->
          ofAll
              + ", "
              + Wording.share(share())
              + " ("
              + Wording.confidence(confidence)
              + " interval "
              + Wording.shares(interval())
              + ")";
    };
  }
}
