package org.marrow.cytometry.count;

import java.util.List;
import org.hipparchus.special.Gamma;

/**
 * Limits of blank, detection and quantification, in events of the population.
 *
 * @param blank greatest count that a sample without the population shows; 0 when blanks were not
 *     measured
 * @param detection smallest count that is called detected; greater than {@code blank}
 * @param quantification smallest count that is given as a figure; {@code detection} or more
 * @param source where the limits come from, printed beside every count
 */
public record DetectionLimits(long blank, long detection, long quantification, String source) {
  /** One-sided 95 % point of the normal distribution, as CLSI EP17 uses it. */
  private static final double Z95 = 1.6448536269514722;

  public DetectionLimits {
    if (blank < 0 || detection <= blank || quantification < detection) {
      throw new IllegalArgumentException(
          "limits must satisfy 0 <= blank < detection <= quantification, got "
              + blank
              + ", "
              + detection
              + ", "
              + quantification);
    }
    if (source.isBlank()) {
      throw new IllegalArgumentException("limits need a source");
    }
  }

  /**
   * 20 events detect, 50 quantify: practice of EuroFlow and the International Myeloma Working Group
   * for minimal residual disease (Flores-Montero 2017, Leukemia 31:2094).
   */
  public static DetectionLimits euroFlow() {
    return new DetectionLimits(0, 20, 50, "EuroFlow: 20 events detect, 50 quantify");
  }

  /**
   * Limits from samples known not to hold the population (isotype, FMO or healthy tubes), after
   * CLSI EP17: limit of blank = the greater of the 95 % Poisson quantile and mean + 1.645 standard
   * deviations of the blanks; limit of detection = smallest mean whose count exceeds the blank
   * limit in 95 of 100 samples; limit of quantification = count at which counting noise and
   * tube-to-tube variation together stay within the wanted coefficient of variation.
   *
   * @param blanks counts in the blank samples; at least one
   * @param denominator events of the sample the limits are for, 1 or more
   * @param wantedVariation coefficient of variation at the limit of quantification, for example
   *     0.20
   * @param variation what tubes vary beyond counting; below {@code wantedVariation}
   */
  public static DetectionLimits fromBlanks(
      List<Replicate> blanks, long denominator, double wantedVariation, TubeVariation variation) {
    if (blanks.isEmpty() || denominator < 1) {
      throw new IllegalArgumentException(
          "need at least one blank and a denominator of 1 or more, got "
              + blanks.size()
              + " blanks, denominator "
              + denominator);
    }
    double excess = wantedVariation * wantedVariation - variation.sigma() * variation.sigma();
    if (!(excess > 0)) {
      throw new IllegalArgumentException(
          "tubes vary by "
              + variation.sigma()
              + ", so a coefficient of variation of "
              + wantedVariation
              + " cannot be reached by counting more events");
    }
    long counted = blanks.stream().mapToLong(Replicate::k).sum();
    long looked = blanks.stream().mapToLong(Replicate::n).sum();
    double mean = (double) counted / looked * denominator;
    long blank = poissonQuantile(mean, 0.95);
    if (blanks.size() > 1) {
      double squares = 0;
      double average = 0;
      for (Replicate b : blanks) {
        average += (double) b.k() / b.n() * denominator / blanks.size();
      }
      for (Replicate b : blanks) {
        double d = (double) b.k() / b.n() * denominator - average;
        squares += d * d;
      }
      double deviation = StrictMath.sqrt(squares / (blanks.size() - 1));
      blank = Math.max(blank, (long) StrictMath.ceil(average + Z95 * deviation));
    }
    long detection =
        Math.max(blank + 1, (long) StrictMath.ceil(ExactInterval.poissonUpper(blank, 0.95)));
    // Blank events are noise too: k - blank must have the wanted variation.
    double signal = (1 + StrictMath.sqrt(1 + 4 * excess * mean)) / (2 * excess);
    long quantification = Math.max(detection, (long) StrictMath.ceil(mean + signal));
    return new DetectionLimits(
        blank,
        detection,
        quantification,
        blanks.size()
            + (blanks.size() == 1 ? " blank, " : " blanks, ")
            + Wording.count(counted)
            + " of "
            + Wording.count(looked)
            + " events positive (CLSI EP17)");
  }

  /** The stricter of two sets of limits, limit by limit. */
  public DetectionLimits atLeast(DetectionLimits other) {
    long highest = Math.max(detection, other.detection);
    return new DetectionLimits(
        Math.max(blank, other.blank),
        Math.max(highest, Math.max(blank, other.blank) + 1),
        Math.max(Math.max(quantification, other.quantification), highest),
        source.equals(other.source) ? source : source + "; " + other.source);
  }

  /** Where a count of k events stands. */
  public DetectionStatus status(long k) {
    if (k <= blank) {
      return DetectionStatus.NOT_DETECTED;
    }
    if (k < detection) {
      return DetectionStatus.BELOW_DETECTION;
    }
    return k < quantification ? DetectionStatus.NOT_QUANTIFIABLE : DetectionStatus.QUANTIFIABLE;
  }

  private static long poissonQuantile(double mean, double probability) {
    if (mean == 0) {
      return 0;
    }
    long k = 0;
    while (Gamma.regularizedGammaQ(k + 1.0, mean) < probability) {
      k++;
    }
    return k;
  }
}
