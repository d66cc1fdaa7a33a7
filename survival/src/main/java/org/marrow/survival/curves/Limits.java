package org.marrow.survival.curves;

import static java.lang.StrictMath.asin;
import static java.lang.StrictMath.exp;
import static java.lang.StrictMath.log;
import static java.lang.StrictMath.sin;
import static java.lang.StrictMath.sqrt;

/**
 * The scale on which a confidence interval of a survival probability is symmetric. With s the
 * probability and e the standard error of log s (Greenwood), each scale uses the delta method
 * (Kalbfleisch, Prentice 2002, doi:10.1002/9781118032985, section 1.4).
 */
public enum Limits {
  /** s itself; may leave [0, 1] and is cut there. */
  PLAIN {
    @Override
    double bound(double s, double e, double z) {
      return s + z * s * e;
    }
  },
  /** log s; the default of R's survfit. */
  LOG {
    @Override
    double bound(double s, double e, double z) {
      return exp(log(s) + z * e);
    }
  },
  /** log(-log s); stays inside (0, 1), the better choice for few patients. */
  LOG_LOG {
    @Override
    double bound(double s, double e, double z) {
      double hazard = -log(s);
      return exp(-exp(log(hazard) - z * e / hazard));
    }
  },
  /** arcsine of the square root of s. */
  ARCSINE {
    @Override
    double bound(double s, double e, double z) {
      double angle = asin(sqrt(s)) + 0.5 * z * e * sqrt(s / (1 - s));
      double root = sin(StrictMath.max(0, StrictMath.min(StrictMath.PI / 2, angle)));
      return root * root;
    }
  },
  /** log odds of s. */
  LOGIT {
    @Override
    double bound(double s, double e, double z) {
      return 1 / (1 + exp(-(log(s / (1 - s)) + z * e / (1 - s))));
    }
  };

  abstract double bound(double s, double e, double z);

  /**
   * The limit z standard errors away.
   *
   * @param survival the probability
   * @param logError standard error of its logarithm
   * @param z negative for the lower, positive for the upper limit
   * @return a value in [0, 1]; NaN where survival is 0, since its variance is not estimable there
   */
  public double limit(double survival, double logError, double z) {
    if (survival <= 0 || Double.isNaN(logError)) {
      return Double.NaN;
    }
    if (survival >= 1 || logError == 0) {
      return survival;
    }
    return StrictMath.max(0, StrictMath.min(1, bound(survival, logError, z)));
  }
}
