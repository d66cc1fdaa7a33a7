package org.marrow.survival.parametric;

import static java.lang.StrictMath.exp;
import static java.lang.StrictMath.log;
import static java.lang.StrictMath.log1p;

import org.marrow.survival.distribution.Normal;

/**
 * Distribution of z in log T = x beta + scale z (Kalbfleisch, Prentice 2002, section 2.2). Each
 * gives log density and log survival at z with what Newton's method needs.
 */
public enum TimeDistribution {
  /** Weibull with scale 1: a constant hazard. */
  EXPONENTIAL {
    @Override
    double logDensity(double z) {
      return z - exp(z);
    }

    @Override
    double score(double z) {
      return 1 - exp(z);
    }

    @Override
    double curvature(double z) {
      return -exp(z);
    }

    @Override
    double logSurvival(double z) {
      return -exp(z);
    }

    @Override
    double quantile(double p) {
      return log(-log1p(-p));
    }
  },
  /** z follows the smallest extreme value distribution; shape is 1 / scale. */
  WEIBULL {
    @Override
    double logDensity(double z) {
      return EXPONENTIAL.logDensity(z);
    }

    @Override
    double score(double z) {
      return EXPONENTIAL.score(z);
    }

    @Override
    double curvature(double z) {
      return EXPONENTIAL.curvature(z);
    }

    @Override
    double logSurvival(double z) {
      return EXPONENTIAL.logSurvival(z);
    }

    @Override
    double quantile(double p) {
      return EXPONENTIAL.quantile(p);
    }
  },
  /** z is standard normal. */
  LOG_NORMAL {
    @Override
    double logDensity(double z) {
      return -0.5 * z * z - 0.5 * log(2 * StrictMath.PI);
    }

    @Override
    double score(double z) {
      return -z;
    }

    @Override
    double curvature(double z) {
      return -1;
    }

    @Override
    double logSurvival(double z) {
      return log(Normal.upperTail(z));
    }

    @Override
    double quantile(double p) {
      return Normal.quantile(p);
    }
  },
  /** z is standard logistic. */
  LOG_LOGISTIC {
    @Override
    double logDensity(double z) {
      return z - 2 * softplus(z);
    }

    @Override
    double score(double z) {
      return 1 - 2 / (1 + exp(-z));
    }

    @Override
    double curvature(double z) {
      double p = 1 / (1 + exp(-z));
      return -2 * p * (1 - p);
    }

    @Override
    double logSurvival(double z) {
      return -softplus(z);
    }

    @Override
    double quantile(double p) {
      return log(p / (1 - p));
    }
  };

  /** log f(z). */
  abstract double logDensity(double z);

  /** Derivative of log f. */
  abstract double score(double z);

  /** Second derivative of log f. */
  abstract double curvature(double z);

  /** log S(z). */
  abstract double logSurvival(double z);

  /** The z with 1 - S(z) = p. */
  abstract double quantile(double p);

  /** Whether the scale is a parameter. */
  boolean hasScale() {
    return this != EXPONENTIAL;
  }

  private static double softplus(double z) {
    return z > 0 ? z + log1p(exp(-z)) : log1p(exp(z));
  }
}
