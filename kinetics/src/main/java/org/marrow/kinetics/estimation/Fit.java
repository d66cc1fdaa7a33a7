package org.marrow.kinetics.estimation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.marrow.foundation.random.Stream;
import org.marrow.foundation.random.Streams;

/**
 * Maximum likelihood by least squares from several starts: the first in the middle of the limits,
 * the others a Latin hypercube in them. Starts that end apart are the sign of several optima, and
 * are reported.
 */
public final class Fit {
  private Fit() {}

  /**
   * The most likely parameters.
   *
   * @param starts number of starts, 1 or more
   * @param streams random numbers of the starts
   */
  public static Estimate of(Problem problem, int starts, Streams streams) {
    if (starts < 1) {
      throw new IllegalArgumentException("a fit needs a start, got " + starts);
    }
    int k = problem.free().size();
    double[] low = new double[k];
    double[] high = new double[k];
    double[] middle = new double[k];
    for (int i = 0; i < k; i++) {
      Free free = problem.free().get(i);
      low[i] = free.coordinate(free.from());
      high[i] = free.coordinate(free.to());
      middle[i] = 0.5 * (low[i] + high[i]);
    }
    List<LeastSquares.Minimum> minima = new ArrayList<>();
    minima.add(LeastSquares.minimise(residuals(problem), middle, low, high));
    for (double[] point : hypercube(starts - 1, k, streams)) {
      double[] start = new double[k];
      for (int i = 0; i < k; i++) {
        start[i] = low[i] + point[i] * (high[i] - low[i]);
      }
      minima.add(LeastSquares.minimise(residuals(problem), start, low, high));
    }
    minima.sort(Comparator.comparingDouble(LeastSquares.Minimum::sumOfSquares));
    return estimate(problem, minima);
  }

  /** Fits from one place on the search scale; for profiles. */
  static LeastSquares.Minimum from(Problem problem, double[] start) {
    int k = problem.free().size();
    double[] low = new double[k];
    double[] high = new double[k];
    for (int i = 0; i < k; i++) {
      low[i] = problem.free().get(i).coordinate(problem.free().get(i).from());
      high[i] = problem.free().get(i).coordinate(problem.free().get(i).to());
    }
    return LeastSquares.minimise(residuals(problem), start, low, high);
  }

  static Function<double[], double[]> residuals(Problem problem) {
    return place -> problem.residuals(values(problem, place));
  }

  static double[] values(Problem problem, double[] place) {
    double[] values = new double[place.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = problem.free().get(i).value(place[i]);
    }
    return values;
  }

  private static Estimate estimate(Problem problem, List<LeastSquares.Minimum> minima) {
    LeastSquares.Minimum best = minima.getFirst();
    List<Double> deviances = minima.stream().map(m -> problem.deviance(m.sumOfSquares())).toList();
    Map<String, Double> values = new LinkedHashMap<>();
    double[] found = values(problem, best.place());
    for (int i = 0; i < found.length; i++) {
      values.put(problem.free().get(i).id(), found[i]);
    }
    double deviance = deviances.getFirst();
    boolean given = problem.errors() == ErrorModel.GIVEN;
    int numbers = found.length + (given ? 0 : 1);
    return new Estimate(
        values,
        deviance,
        deviance + 2 * numbers,
        given ? 1 : Math.sqrt(best.sumOfSquares() / problem.data().size()),
        deviances,
        (int) deviances.stream().filter(d -> d - deviance < 0.01).count());
  }

  /** n points in the unit cube, one in each of n slices along every axis. */
  private static List<double[]> hypercube(int n, int k, Streams streams) {
    List<double[]> points = new ArrayList<>();
    for (int j = 0; j < n; j++) {
      points.add(new double[k]);
    }
    for (int i = 0; i < k; i++) {
      Stream stream = streams.stream("starts of a fit", i);
      int[] order = stream.permutation(n);
      for (int j = 0; j < n; j++) {
        points.get(j)[i] = (order[j] + stream.uniform()) / n;
      }
    }
    return points;
  }
}
