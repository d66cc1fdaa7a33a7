package org.marrow.cytometry.count;

import java.util.List;
import java.util.Locale;

/**
 * What the counts of two tubes of one material differ beyond counting noise: a normal term on the
 * logarithm of the rate, one per tube.
 *
 * @param sigma standard deviation of the log rate between tubes, about the coefficient of
 *     variation; 0 or more
 * @param degreesOfFreedom replicates behind {@code sigma} less their sets; infinite for a stated
 *     value
 * @param source where the value comes from, printed beside every comparison
 */
public record TubeVariation(double sigma, double degreesOfFreedom, String source) {
  public TubeVariation {
    if (!(sigma >= 0) || Double.isInfinite(sigma)) {
      throw new IllegalArgumentException("sigma must be 0 or more and finite, got " + sigma);
    }
    if (!(degreesOfFreedom > 0)) {
      throw new IllegalArgumentException(
          "degrees of freedom must be greater than 0, got " + degreesOfFreedom);
    }
    if (source.isBlank()) {
      throw new IllegalArgumentException("a variation needs a source");
    }
  }

  /** Counting noise alone: right for one tube split by the reader, too narrow for two tubes. */
  public static TubeVariation countingOnly() {
    return new TubeVariation(
        0, Double.POSITIVE_INFINITY, "counting noise only, no tube-to-tube variation");
  }

  /** The coefficient of variation that a laboratory states for repeated tubes, for example 0.1. */
  public static TubeVariation stated(double coefficientOfVariation) {
    if (!(coefficientOfVariation >= 0 && coefficientOfVariation < 2)) {
      throw new IllegalArgumentException(
          "a coefficient of variation is a fraction of 0 to 2, got " + coefficientOfVariation);
    }
    return new TubeVariation(
        StrictMath.sqrt(StrictMath.log1p(coefficientOfVariation * coefficientOfVariation)),
        Double.POSITIVE_INFINITY,
        String.format(Locale.ROOT, "stated tube-to-tube CV %.3g %%", 100 * coefficientOfVariation));
  }

  /**
   * Estimated from sets of replicate tubes, each set of one material: the excess of Pearson's chi
   * square over its degrees of freedom, divided by what one unit of variance adds to it (method of
   * moments for over-dispersed Poisson counts, McCullagh, Nelder 1989, section 6.2; unequal
   * exposures as in DerSimonian, Laird 1986).
   *
   * @param sets sets of at least two tubes; at least one set with an event in it
   */
  public static TubeVariation fromReplicates(List<List<Replicate>> sets) {
    double chiSquare = 0;
    double perUnit = 0;
    int freedom = 0;
    int tubes = 0;
    for (List<Replicate> set : sets) {
      long k = set.stream().mapToLong(Replicate::k).sum();
      long n = set.stream().mapToLong(Replicate::n).sum();
      if (set.size() < 2 || k == 0) {
        continue;
      }
      double rate = (double) k / n;
      double squares = 0;
      for (Replicate tube : set) {
        double expected = rate * tube.n();
        chiSquare += (tube.k() - expected) * (tube.k() - expected) / expected;
        squares += expected * expected;
      }
      perUnit += k - squares / k;
      freedom += set.size() - 1;
      tubes += set.size();
    }
    if (freedom == 0) {
      throw new IllegalArgumentException(
          "replicates need at least one set of two or more tubes with an event in it");
    }
    double variance = Math.max(0, (chiSquare - freedom) / perUnit);
    return new TubeVariation(
        StrictMath.sqrt(StrictMath.log1p(variance)),
        freedom,
        String.format(
            Locale.ROOT,
            "CV %.3g %% from %d replicate tubes",
            100 * StrictMath.sqrt(variance),
            tubes));
  }
}
