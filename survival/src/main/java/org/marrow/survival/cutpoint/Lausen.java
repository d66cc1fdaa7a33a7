package org.marrow.survival.cutpoint;

import static java.lang.StrictMath.exp;
import static java.lang.StrictMath.log;
import static java.lang.StrictMath.sqrt;

import org.marrow.survival.distribution.Normal;

/** Approximations of the p value of a maximally selected statistic; not bounded by one. */
final class Lausen {
  private Lausen() {}

  /**
   * Lausen and Schumacher 1992 (doi:10.2307/2532740): from the Brownian bridge between two
   * proportions (Miller, Siegmund 1982, doi:10.2307/2529881).
   */
  static double of1992(double b, double minProportion, double maxProportion) {
    double density = Normal.density(b);
    double odds = maxProportion * (1 - minProportion) / ((1 - maxProportion) * minProportion);
    return 4 * density / b + density * (b - 1 / b) * log(odds);
  }

  /**
   * Lausen, Sauerbrei and Schumacher 1994: an improved Bonferroni bound over the cuts that the
   * marker's values allow.
   *
   * @param below number of patients at or below each candidate cut, ascending
   */
  static double of1994(double b, int n, int[] below) {
    double sum = 0;
    for (int i = 0; i + 1 < below.length; i++) {
      double m = below[i];
      double next = below[i + 1];
      double t = sqrt(1 - m * (n - next) / ((n - m) * next));
      sum += t - (b * b / 4 - 1) * t * t * t / 6;
    }
    return Normal.twoSided(b) + exp(-b * b / 2) / StrictMath.PI * sum;
  }
}
