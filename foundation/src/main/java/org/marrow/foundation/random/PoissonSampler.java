package org.marrow.foundation.random;

/**
 * Poisson: inversion by sequential search below mean 10, above it the transformed rejection PTRS of
 * Hörmann, "The transformed rejection method for generating Poisson random variables", Insurance:
 * Mathematics and Economics 12 (1993) 39-45. The acceptance test uses the exact mass in Loader's
 * saddle-point form, so it keeps its accuracy for means up to 2^52; beyond that counts are no
 * longer exact integers and are refused.
 */
final class PoissonSampler {
  private static final double LARGEST_MEAN = 0x1p52;
  private static final double HALF_LOG_TWO_PI = 0.91893853320467274178;

  private PoissonSampler() {}

  static long sample(Stream stream, double mean) {
    if (!(mean >= 0) || mean > LARGEST_MEAN) {
      throw new IllegalArgumentException("Poisson mean must be in 0 ... 2^52, got " + mean);
    }
    if (mean == 0) {
      return 0;
    }
    return mean < 10 ? bySearch(stream, mean) : byRejection(stream, mean);
  }

  private static long bySearch(Stream stream, double mean) {
    while (true) {
      double u = stream.uniform();
      double mass = StrictMath.exp(-mean);
      for (long k = 0; k < 200; k++) {
        if (u < mass) {
          return k;
        }
        u -= mass;
        mass *= mean / (k + 1);
      }
      // Only rounding can lead here (the mass beyond 200 is below 1e-170): draw again.
    }
  }

  private static long byRejection(Stream stream, double mean) {
    double b = 0.931 + 2.53 * StrictMath.sqrt(mean);
    double a = -0.059 + 0.02483 * b;
    double inverseAlpha = 1.1239 + 1.1328 / (b - 3.4);
    while (true) {
      double u = stream.uniform() - 0.5;
      double v = stream.uniform();
      double us = 0.5 - Math.abs(u);
      double candidate = Math.floor((2 * a / us + b) * u + mean + 0.43);
      if (candidate < 0 || candidate > 0x1p53 || (us < 0.013 && v > us)) {
        continue;
      }
      long k = (long) candidate;
      double logV = StrictMath.log(v * inverseAlpha / (a / (us * us) + b));
      if (logV <= logMass(k, mean)) {
        return k;
      }
    }
  }

  /** ln P(K = k) for a Poisson with the given mean. */
  static double logMass(long k, double mean) {
    if (k == 0) {
      return -mean;
    }
    return -LogFactorial.tail(k)
        - LogFactorial.deviance(k, mean)
        - HALF_LOG_TWO_PI
        - 0.5 * StrictMath.log(k);
  }
}
