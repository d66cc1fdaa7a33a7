package org.marrow.kinetics.estimation;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import org.hipparchus.random.SobolSequenceGenerator;

/**
 * Variance-based indices of a function on the unit cube: first order by the estimator of Saltelli
 * et al. 2010 (doi:10.1016/j.cpc.2009.09.018), total by Jansen 1999
 * (doi:10.1016/S0010-4655(98)00154-4), on Sobol's sequence.
 *
 * @param variance variance of the function
 * @param first share of the variance that each factor explains alone
 * @param total share in which each factor takes part
 */
public record Sobol(double variance, double[] first, double[] total) {

  /**
   * @param function of a point of the unit cube
   * @param factors number of factors, 1 to 500
   * @param points number of points, best a power of 2; costs points (factors + 2) evaluations
   */
  public static Sobol of(ToDoubleFunction<double[]> function, int factors, int points) {
    if (factors < 1 || factors > 500 || points < 2) {
      throw new IllegalArgumentException(
          "Sobol needs 1 to 500 factors and 2 points, got " + factors + " and " + points);
    }
    SobolSequenceGenerator sequence = new SobolSequenceGenerator(2 * factors);
    // The first point is the origin, which belongs to no stratum.
    sequence.skipTo(1);
    double mean = 0;
    double squares = 0;
    double[] first = new double[factors];
    double[] total = new double[factors];
    for (int n = 0; n < points; n++) {
      double[] both = sequence.nextVector();
      double[] a = Arrays.copyOf(both, factors);
      double[] b = Arrays.copyOfRange(both, factors, 2 * factors);
      double fa = function.applyAsDouble(a.clone());
      double fb = function.applyAsDouble(b.clone());
      mean += (fa + fb) / (2.0 * points);
      squares += (fa * fa + fb * fb) / (2.0 * points);
      for (int i = 0; i < factors; i++) {
        double[] ab = a.clone();
        ab[i] = b[i];
        double f = function.applyAsDouble(ab);
        first[i] += fb * (f - fa) / points;
        total[i] += (fa - f) * (fa - f) / (2.0 * points);
      }
    }
    double variance = squares - mean * mean;
    for (int i = 0; i < factors; i++) {
      first[i] /= variance;
      total[i] /= variance;
    }
    return new Sobol(variance, first, total);
  }
}
