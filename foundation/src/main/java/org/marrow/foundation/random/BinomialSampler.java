package org.marrow.foundation.random;

/**
 * Binomial: inversion by sequential search when n min(p, 1 - p) is below 10, above it the
 * transformed rejection BTRS of Hörmann, "The generation of binomial random variates", Journal of
 * Statistical Computation and Simulation 46 (1993) 101-110, with the exact mass in Loader's
 * saddle-point form. Multinomial counts are conditional binomials.
 */
final class BinomialSampler {
  private static final long LARGEST_N = 1L << 52;
  private static final double LOG_TWO_PI = 1.83787706640934548356;

  private BinomialSampler() {}

  static long sample(Stream stream, long n, double p) {
    if (n < 0 || n > LARGEST_N) {
      throw new IllegalArgumentException("binomial n must be in 0 ... 2^52, got " + n);
    }
    if (!(p >= 0 && p <= 1)) {
      throw new IllegalArgumentException("binomial p must be in 0 ... 1, got " + p);
    }
    if (n == 0 || p == 0) {
      return 0;
    }
    if (p == 1) {
      return n;
    }
    double small = Math.min(p, 1 - p);
    long k = n * small < 10 ? bySearch(stream, n, small) : byRejection(stream, n, small);
    return p > 0.5 ? n - k : k;
  }

  private static long bySearch(Stream stream, long n, double p) {
    double odds = p / (1 - p);
    double none = StrictMath.exp(n * StrictMath.log1p(-p));
    long last = Math.min(n, 200);
    while (true) {
      double u = stream.uniform();
      double mass = none;
      for (long k = 0; k <= last; k++) {
        if (u < mass) {
          return k;
        }
        u -= mass;
        mass *= odds * (n - k) / (k + 1);
      }
      // Only rounding can lead here: draw again.
    }
  }

  private static long byRejection(Stream stream, long n, double p) {
    double spread = StrictMath.sqrt(n * p * (1 - p));
    double b = 1.15 + 2.53 * spread;
    double a = -0.0873 + 0.0248 * b + 0.01 * p;
    double c = n * p + 0.5;
    double alpha = (2.83 + 5.1 / b) * spread;
    // BTRS compares with the mass at the mode: f(k)/f(m) is bounded by the hat.
    long mode = (long) Math.floor((n + 1) * p);
    double logMode = logMass(mode, n, p);
    while (true) {
      double u = stream.uniform() - 0.5;
      double v = stream.uniform();
      double us = 0.5 - Math.abs(u);
      double candidate = Math.floor((2 * a / us + b) * u + c);
      if (candidate < 0 || candidate > n) {
        continue;
      }
      long k = (long) candidate;
      double logV = StrictMath.log(v * alpha / (a / (us * us) + b));
      if (logV <= logMass(k, n, p) - logMode) {
        return k;
      }
    }
  }

  /** ln P(K = k) for n trials with probability p strictly between 0 and 1. */
  static double logMass(long k, long n, double p) {
    if (k == 0) {
      return n * StrictMath.log1p(-p);
    }
    if (k == n) {
      return n * StrictMath.log(p);
    }
    return LogFactorial.tail(n)
        - LogFactorial.tail(k)
        - LogFactorial.tail(n - k)
        - LogFactorial.deviance(k, n * p)
        - LogFactorial.deviance(n - k, n * (1 - p))
        + 0.5 * (StrictMath.log((double) n / ((double) k * (n - k))) - LOG_TWO_PI);
  }

  static long[] multinomial(Stream stream, long n, double[] weights) {
    double left = 0;
    for (double weight : weights) {
      if (!(weight >= 0) || weight == Double.POSITIVE_INFINITY) {
        throw new IllegalArgumentException("weights must be finite and 0 or more, got " + weight);
      }
      left += weight;
    }
    if (!(left > 0)) {
      throw new IllegalArgumentException("at least one weight must be above 0");
    }
    // The last category with weight takes what is left, so that rounding loses no trial.
    int last = weights.length - 1;
    while (weights[last] == 0) {
      last--;
    }
    long[] counts = new long[weights.length];
    long trials = n;
    for (int i = 0; i < last; i++) {
      counts[i] = sample(stream, trials, Math.min(1, weights[i] / left));
      trials -= counts[i];
      left -= weights[i];
    }
    counts[last] = trials;
    return counts;
  }
}
