package org.marrow.kinetics.estimation;

import java.util.Arrays;
import java.util.function.Function;
import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.DiagonalMatrix;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LeastSquaresBuilder;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LeastSquaresOptimizer.Optimum;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LevenbergMarquardtOptimizer;
import org.hipparchus.optim.nonlinear.vector.leastsquares.MultivariateJacobianFunction;
import org.hipparchus.util.Pair;

/** Levenberg-Marquardt within limits, with central differences. */
final class LeastSquares {
  private static final double STEP = 1e-4;
  private static final int MOST_EVALUATIONS = 400;

  /** A minimum: place, residuals there, whether the search ended by itself. */
  record Minimum(double[] place, double[] residuals, boolean converged) {
    double sumOfSquares() {
      double sum = 0;
      for (double r : residuals) {
        sum += r * r;
      }
      return sum;
    }
  }

  private LeastSquares() {}

  static Minimum minimise(
      Function<double[], double[]> residuals, double[] start, double[] low, double[] high) {
    int n = residuals.apply(start).length;
    if (start.length == 0) {
      return new Minimum(start, residuals.apply(start), true);
    }
    MultivariateJacobianFunction model =
        point -> {
          double[] place = clamped(point.toArray(), low, high);
          double[] here = residuals.apply(place);
          return new Pair<>(
              new ArrayRealVector(here, false),
              new Array2DRowRealMatrix(jacobian(residuals, place, n, low, high), false));
        };
    double[] weights = new double[n];
    Arrays.fill(weights, 1);
    try {
      Optimum optimum =
          new LevenbergMarquardtOptimizer()
              .withCostRelativeTolerance(1e-9)
              .withParameterRelativeTolerance(1e-7)
              .optimize(
                  new LeastSquaresBuilder()
                      .model(model)
                      .target(new double[n])
                      .start(start)
                      .weight(new DiagonalMatrix(weights))
                      .parameterValidator(
                          p -> new ArrayRealVector(clamped(p.toArray(), low, high), false))
                      .maxEvaluations(MOST_EVALUATIONS)
                      .maxIterations(MOST_EVALUATIONS)
                      .build());
      double[] place = clamped(optimum.getPoint().toArray(), low, high);
      return new Minimum(place, residuals.apply(place), true);
    } catch (MathRuntimeException stopped) {
      // No further progress, or the limit of evaluations: this start counts for what it reached.
      return new Minimum(start, residuals.apply(start), false);
    }
  }

  private static double[] clamped(double[] place, double[] low, double[] high) {
    double[] inside = new double[place.length];
    for (int i = 0; i < inside.length; i++) {
      inside[i] = Math.max(low[i], Math.min(high[i], place[i]));
    }
    return inside;
  }

  static double[][] jacobian(
      Function<double[], double[]> residuals, double[] place, int n, double[] low, double[] high) {
    double[][] jacobian = new double[n][place.length];
    for (int j = 0; j < place.length; j++) {
      double h = STEP * Math.max(1, Math.abs(place[j]));
      double[] up = place.clone();
      double[] down = place.clone();
      up[j] = Math.min(high[j], place[j] + h);
      down[j] = Math.max(low[j], place[j] - h);
      double[] above = residuals.apply(up);
      double[] below = residuals.apply(down);
      for (int i = 0; i < n; i++) {
        jacobian[i][j] = (above[i] - below[i]) / (up[j] - down[j]);
      }
    }
    return jacobian;
  }
}
