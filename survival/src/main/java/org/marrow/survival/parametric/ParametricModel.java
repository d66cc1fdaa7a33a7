package org.marrow.survival.parametric;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.ejml.simple.SimpleMatrix;
import org.marrow.survival.data.NumericCovariate;
import org.marrow.survival.distribution.Normal;

/**
 * A fitted accelerated failure time model. Coefficients are on the scale of log time: exp(coef) is
 * the factor by which a covariate stretches time (above 1 is longer).
 *
 * @param distribution distribution of the times
 * @param terms intercept, covariates and, except for the exponential, {@code log(scale)}
 * @param scale scale of log time; 1 / shape for the Weibull, 1 for the exponential
 * @param nullLogLikelihood log likelihood with intercept and scale only
 * @param logLikelihood log likelihood at the fit, of the times (not of their logarithms)
 * @param n rows
 * @param events rows whose event is known to have happened
 */
public record ParametricModel(
    TimeDistribution distribution,
    List<Coefficient> terms,
    double scale,
    double nullLogLikelihood,
    double logLikelihood,
    int n,
    int events) {
  private static final int MOST_STEPS = 200;

  /**
   * One coefficient on the scale of log time.
   *
   * @param name name of the covariate, {@code (Intercept)} or {@code log(scale)}
   * @param coef estimate
   * @param se standard error from the observed information
   */
  public record Coefficient(String name, double coef, double se) {
    /** Lower 95 % Wald limit. */
    public double lower() {
      return coef - Normal.critical(0.95) * se;
    }

    /** Upper 95 % Wald limit. */
    public double upper() {
      return coef + Normal.critical(0.95) * se;
    }

    /** Two-sided p value. */
    public double p() {
      return Normal.twoSided(coef / se);
    }
  }

  public ParametricModel {
    terms = List.copyOf(terms);
  }

  /**
   * Fits by Newton's method with step halving.
   *
   * @param covariates without missing values, one row each as {@code times}
   * @throws IllegalArgumentException when there is no event, a value is missing, or the covariates
   *     determine each other
   */
  public static ParametricModel fit(
      TimeDistribution distribution, TimeIntervals times, List<NumericCovariate> covariates) {
    if (times.events() == 0) {
      throw new IllegalArgumentException("a model of times needs at least one event");
    }
    AftLikelihood alone = new AftLikelihood(distribution, times, matrix(times, List.of()));
    maximise(alone, start(alone, times));
    double none = alone.value;
    AftLikelihood full = new AftLikelihood(distribution, times, matrix(times, covariates));
    double[] parameters = maximise(full, start(full, times));
    SimpleMatrix variance = information(full).invert();
    List<Coefficient> terms = new ArrayList<>();
    for (int a = 0; a < full.size(); a++) {
      String name =
          a == 0
              ? "(Intercept)"
              : a <= covariates.size() ? covariates.get(a - 1).name() : "log(scale)";
      terms.add(new Coefficient(name, parameters[a], StrictMath.sqrt(variance.get(a, a))));
    }
    double scale = distribution.hasScale() ? StrictMath.exp(parameters[parameters.length - 1]) : 1;
    return new ParametricModel(
        distribution, terms, scale, none, full.value, times.rows(), times.events());
  }

  private static double[][] matrix(TimeIntervals times, List<NumericCovariate> covariates) {
    double[][] x = new double[times.rows()][covariates.size() + 1];
    for (int i = 0; i < x.length; i++) {
      x[i][0] = 1;
      for (int a = 0; a < covariates.size(); a++) {
        NumericCovariate covariate = covariates.get(a);
        if (covariate.rows() != x.length || covariate.missing(i)) {
          throw new IllegalArgumentException(
              String.format(
                  Locale.ROOT, "covariate %s, row %d: no value", covariate.name(), i + 1));
        }
        x[i][a + 1] = covariate.value(i);
      }
    }
    return x;
  }

  /** Mean log time of what is known, scale 1. */
  private static double[] start(AftLikelihood likelihood, TimeIntervals times) {
    double sum = 0;
    int n = 0;
    for (int i = 0; i < times.rows(); i++) {
      double upper = times.upper()[i];
      double middle =
          upper == Double.POSITIVE_INFINITY ? times.lower()[i] : (times.lower()[i] + upper) / 2;
      if (middle > 0) {
        sum += StrictMath.log(middle);
        n++;
      }
    }
    double[] parameters = new double[likelihood.size()];
    parameters[0] = sum / Math.max(1, n);
    return parameters;
  }

  private static double[] maximise(AftLikelihood likelihood, double[] start) {
    double[] at = start;
    likelihood.at(at);
    for (int step = 0; step < MOST_STEPS; step++) {
      double before = likelihood.value;
      double[] direction = direction(likelihood);
      double factor = 1;
      double[] next = at;
      double decrement = 0;
      for (int a = 0; a < at.length; a++) {
        decrement += direction[a] * likelihood.gradient[a];
      }
      for (int half = 0; half < 40; half++, factor /= 2) {
        next = at.clone();
        for (int a = 0; a < next.length; a++) {
          next[a] += factor * direction[a];
        }
        likelihood.at(next);
        if (likelihood.value >= before - 1e-12 * StrictMath.abs(before)) {
          break;
        }
      }
      at = next;
      if (decrement < 1e-18 * (1 + StrictMath.abs(before))) {
        break;
      }
    }
    likelihood.at(at);
    return at;
  }

  /** Newton's direction; with a ridge as long as the information is not positive definite. */
  private static double[] direction(AftLikelihood likelihood) {
    int size = likelihood.size();
    SimpleMatrix gradient = new SimpleMatrix(size, 1);
    for (int a = 0; a < size; a++) {
      gradient.set(a, 0, likelihood.gradient[a]);
    }
    for (double ridge = 0; ridge < 1e12; ridge = ridge == 0 ? 1e-3 : ridge * 10) {
      SimpleMatrix information = information(likelihood);
      for (int a = 0; a < size; a++) {
        information.set(a, a, information.get(a, a) * (1 + ridge) + (ridge == 0 ? 0 : ridge));
      }
      if (positiveDefinite(information)) {
        SimpleMatrix step = information.solve(gradient);
        double[] direction = new double[size];
        for (int a = 0; a < size; a++) {
          direction[a] = step.get(a, 0);
        }
        return direction;
      }
    }
    throw new IllegalArgumentException(
        "the covariates determine each other, or the times hold no information on them");
  }

  private static boolean positiveDefinite(SimpleMatrix matrix) {
    int n = matrix.getNumRows();
    double[][] root = new double[n][n];
    for (int j = 0; j < n; j++) {
      for (int i = j; i < n; i++) {
        double sum = matrix.get(i, j);
        for (int k = 0; k < j; k++) {
          sum -= root[i][k] * root[j][k];
        }
        if (i == j) {
          if (!(sum > 1e-14 * StrictMath.abs(matrix.get(j, j)))) {
            return false;
          }
          root[j][j] = StrictMath.sqrt(sum);
        } else {
          root[i][j] = sum / root[j][j];
        }
      }
    }
    return true;
  }

  private static SimpleMatrix information(AftLikelihood likelihood) {
    SimpleMatrix information = new SimpleMatrix(likelihood.size(), likelihood.size());
    for (int a = 0; a < likelihood.size(); a++) {
      for (int b = 0; b < likelihood.size(); b++) {
        information.set(a, b, -likelihood.hessian[a][b]);
      }
    }
    return information;
  }

  /** Survival at a time of somebody with these covariate values (in the order of the terms). */
  public double survivalAt(double time, double... values) {
    return time <= 0
        ? 1
        : StrictMath.exp(
            distribution.logSurvival((StrictMath.log(time) - location(values)) / scale));
  }

  /** The time by which a proportion of those with these covariate values has had the event. */
  public double quantile(double proportion, double... values) {
    if (!(proportion > 0 && proportion < 1)) {
      throw new IllegalArgumentException("a proportion lies between 0 and 1, got " + proportion);
    }
    return StrictMath.exp(location(values) + scale * distribution.quantile(proportion));
  }

  private double location(double[] values) {
    int covariates = terms.size() - 1 - (distribution.hasScale() ? 1 : 0);
    if (values.length != covariates) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "the model has %d covariates, got %d values",
              covariates,
              values.length));
    }
    double eta = terms.getFirst().coef();
    for (int a = 0; a < values.length; a++) {
      eta += terms.get(a + 1).coef() * values[a];
    }
    return eta;
  }
}
