package org.marrow.kinetics.estimation;

import java.util.function.ToDoubleFunction;
import org.marrow.foundation.random.Stream;
import org.marrow.foundation.random.Streams;

/**
 * Elementary effects (Morris 1991, doi:10.1080/00401706.1991.10484804; mu* of Campolongo et al.
 * 2007, doi:10.1016/j.envsoft.2006.10.004): a cheap ranking of the factors of a function on the
 * unit cube.
 *
 * @param mean mean elementary effect of each factor
 * @param meanSize mean of the absolute effects (mu*): overall influence
 * @param sd standard deviation of the effects: curvature and interactions
 */
public record Morris(double[] mean, double[] meanSize, double[] sd) {
  private static final int LEVELS = 4;

  /**
   * @param function of a point of the unit cube
   * @param factors number of factors
   * @param paths number of random paths; each costs factors + 1 evaluations
   */
  public static Morris of(
      ToDoubleFunction<double[]> function, int factors, int paths, Streams streams) {
    if (factors < 1 || paths < 2) {
      throw new IllegalArgumentException(
          "Morris needs a factor and two paths, got " + factors + " and " + paths);
    }
    double delta = LEVELS / (2.0 * (LEVELS - 1));
    double[][] effects = new double[factors][paths];
    for (int path = 0; path < paths; path++) {
      Stream random = streams.stream("Morris path", path);
      double[] x = new double[factors];
      double[] direction = new double[factors];
      for (int i = 0; i < factors; i++) {
        boolean up = random.below(2) == 0;
        double level = random.below(LEVELS / 2) / (double) (LEVELS - 1);
        direction[i] = up ? delta : -delta;
        x[i] = up ? level : 1 - level;
      }
      double before = function.applyAsDouble(x.clone());
      for (int i : random.permutation(factors)) {
        x[i] += direction[i];
        double after = function.applyAsDouble(x.clone());
        effects[i][path] = (after - before) / direction[i];
        before = after;
      }
    }
    double[] mean = new double[factors];
    double[] size = new double[factors];
    double[] sd = new double[factors];
    for (int i = 0; i < factors; i++) {
      for (double effect : effects[i]) {
        mean[i] += effect / paths;
        size[i] += Math.abs(effect) / paths;
      }
      for (double effect : effects[i]) {
        sd[i] += (effect - mean[i]) * (effect - mean[i]) / (paths - 1);
      }
      sd[i] = Math.sqrt(sd[i]);
    }
    return new Morris(mean, size, sd);
  }
}
