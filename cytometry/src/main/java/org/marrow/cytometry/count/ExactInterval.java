package org.marrow.cytometry.count;

import java.util.function.DoubleUnaryOperator;
import org.hipparchus.special.Beta;
import org.hipparchus.special.Gamma;
import org.marrow.foundation.number.Interval;

/**
 * Exact intervals of a proportion, a Poisson mean and a ratio of two rates. "Exact" means that the
 * true value lies inside at least as often as the confidence says, for every true value.
 */
public final class ExactInterval {
  private ExactInterval() {}

  /**
   * Clopper-Pearson interval of a proportion (Clopper, Pearson 1934, Biometrika 26:404): the limits
   * are quantiles of beta distributions, lower B(alpha/2; k, n - k + 1), upper B(1 - alpha/2; k +
   * 1, n - k).
   *
   * @param k successes, 0 to n
   * @param n trials, 1 or more
   * @param confidence for example 0.95; the other probability is split equally
   */
  public static Interval proportion(long k, long n, double confidence) {
    if (n < 1 || k < 0 || k > n) {
      throw new IllegalArgumentException("need 0 <= k <= n and n >= 1, got k " + k + " of n " + n);
    }
    double tail = tail(confidence);
    double lower = k == 0 ? 0 : betaQuantile(tail, k, n - k + 1.0);
    double upper = k == n ? 1 : 1 - betaQuantile(tail, n - k, k + 1.0);
    return new Interval(lower, upper, confidence);
  }

  /**
   * Garwood interval of a Poisson mean (Garwood 1936, Biometrika 28:437): quantiles of gamma
   * distributions, lower G(alpha/2; k), upper G(1 - alpha/2; k + 1).
   *
   * @param k events counted, 0 or more
   * @param confidence for example 0.95; the other probability is split equally
   */
  public static Interval poisson(long k, double confidence) {
    if (k < 0) {
      throw new IllegalArgumentException("k must be 0 or more, got " + k);
    }
    double tail = tail(confidence);
    double lower = k == 0 ? 0 : gammaQuantile(tail, k);
    return new Interval(lower, poissonUpper(k, 1 - tail), confidence);
  }

  /** One-sided upper limit of a Poisson mean after k events (k 0 and 0.95 give 2.996). */
  public static double poissonUpper(long k, double confidence) {
    return gammaQuantile(confidence, k + 1.0);
  }

  /**
   * One-sided upper limit of a proportion of which none of n was seen: 1 - (1 - confidence)^(1/n),
   * about 3/n at 0.95.
   */
  public static double upperWhenNone(long n, double confidence) {
    if (n < 1) {
      throw new IllegalArgumentException("n must be 1 or more, got " + n);
    }
    return -StrictMath.expm1(StrictMath.log1p(-confidence) / n);
  }

  /**
   * Ratio of two Poisson rates given their sum (Przyborowski, Wilenski 1940, Biometrika 31:313):
   * second | first + second is binomial, its Clopper-Pearson limits become limits of the ratio.
   *
   * @param first events in the denominator of the ratio
   * @param firstExposure events, volume or time in which they were looked for, greater than 0
   * @param second events in the numerator of the ratio
   * @param secondExposure exposure of the second count, greater than 0
   * @return limits of (second/secondExposure) / (first/firstExposure); the upper one is infinite
   *     when first is 0; 0 to infinity when nothing was counted
   */
  public static Interval rateRatio(
      long first, double firstExposure, long second, double secondExposure, double confidence) {
    if (!(firstExposure > 0) || !(secondExposure > 0)) {
      throw new IllegalArgumentException(
          "exposures must be greater than 0, got " + firstExposure + " and " + secondExposure);
    }
    if (first + second == 0) {
      return new Interval(0, Double.POSITIVE_INFINITY, confidence);
    }
    Interval share = proportion(second, first + second, confidence);
    double scale = firstExposure / secondExposure;
    double upper = share.upper() == 1 ? Double.POSITIVE_INFINITY : odds(share.upper()) * scale;
    return new Interval(odds(share.lower()) * scale, upper, confidence);
  }

  private static double odds(double share) {
    return share / (1 - share);
  }

  private static double tail(double confidence) {
    if (!(confidence > 0 && confidence < 1)) {
      throw new IllegalArgumentException("confidence must be between 0 and 1, got " + confidence);
    }
    return (1 - confidence) / 2;
  }

  /**
   * Quantile of the beta distribution, by bisection on the logit so that 1e-9 is as sharp as 0.5.
   */
  static double betaQuantile(double probability, double a, double b) {
    double logit =
        root(
            t -> Beta.regularizedBeta(1 / (1 + StrictMath.exp(-t)), a, b) - probability, -745, 745);
    return 1 / (1 + StrictMath.exp(-logit));
  }

  /** Quantile of the gamma distribution of scale 1, by bisection on the logarithm. */
  static double gammaQuantile(double probability, double shape) {
    double log =
        root(
            t -> Gamma.regularizedGammaP(shape, StrictMath.exp(t)) - probability,
            -745,
            StrictMath.log(shape + 100 * StrictMath.sqrt(shape) + 1000));
    return StrictMath.exp(log);
  }

  /** Root of an increasing function between two bounds, to the last bits of a double. */
  static double root(DoubleUnaryOperator increasing, double low, double high) {
    double lower = low;
    double upper = high;
    while (upper - lower > 1e-15 * Math.max(1, Math.abs(lower) + Math.abs(upper))) {
      double middle = 0.5 * (lower + upper);
      if (middle <= lower || middle >= upper) {
        break;
      }
      if (increasing.applyAsDouble(middle) < 0) {
        lower = middle;
      } else {
        upper = middle;
      }
    }
    return 0.5 * (lower + upper);
  }
}
