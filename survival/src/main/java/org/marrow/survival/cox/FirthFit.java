package org.marrow.survival.cox;

import java.util.OptionalDouble;
import org.marrow.survival.distribution.ChiSquared;

/**
 * Maximum and profile of Firth's penalised likelihood. A limit of the interval of a coefficient is
 * where the maximum over all others has fallen by half a chi-squared quantile.
 */
final class FirthFit {
  private static final int STEPS = 200;

  /**
   * Evaluations of the likelihood for one maximum with its profile, or one limit. A usual limit
   * takes ten, a bracketed one some hundreds; what takes more does not exist in numbers.
   */
  private static final int MOST_EVALUATIONS = 2000;

  private static final double LONGEST_STEP = 0.5;
  private static final double PRECISION = 1e-10;
  private static final double GOAL = 1e-6;

  private final Likelihood likelihood;
  private final int p;
  private final double[] score;
  private final double[] information;
  private int evaluations;

  FirthFit(Likelihood likelihood) {
    this.likelihood = likelihood;
    this.p = likelihood.parameters();
    this.score = new double[p];
    this.information = new double[p * p];
  }

  /**
   * A point of the profile.
   *
   * @param value penalised log likelihood
   * @param beta coefficients there
   */
  record Point(double value, double[] beta, int iterations, boolean converged) {}

  /**
   * Maximum over all coefficients.
   *
   * @param start where to begin
   */
  Point maximum(double[] start) {
    evaluations = 0;
    return climb(start, -1);
  }

  private double evaluate(double[] beta) {
    evaluations++;
    return likelihood.evaluate(beta, score, information);
  }

  /** Maximum over all coefficients but a fixed one (none for -1), which keeps its value. */
  private Point climb(double[] start, int fixed) {
    double[] beta = start.clone();
    double value = evaluate(beta);
    for (int iteration = 1;
        iteration <= STEPS && Double.isFinite(value) && evaluations < MOST_EVALUATIONS;
        iteration++) {
      double[] step = step(fixed);
      double longest = 0;
      for (double s : step) {
        longest = Math.max(longest, Math.abs(s));
      }
      double shrink = longest > LONGEST_STEP ? LONGEST_STEP / longest : 1;
      double[] trial = new double[p];
      double trialValue = Double.NEGATIVE_INFINITY;
      for (int half = 0; half < 30 && !(trialValue >= value - 1e-12 * Math.abs(value)); half++) {
        for (int j = 0; j < p; j++) {
          trial[j] = beta[j] + shrink * step[j];
        }
        trialValue = evaluate(trial);
        shrink /= 2;
      }
      if (!(trialValue >= value - 1e-12 * Math.abs(value))) {
        // No step upwards: the top is within rounding, or the likelihood has no numbers here.
        return new Point(value, beta, iteration, longest <= GOAL);
      }
      beta = trial;
      value = trialValue;
      if (longest <= PRECISION) {
        return new Point(value, beta, iteration, Double.isFinite(value));
      }
    }
    return new Point(value, beta, STEPS, false);
  }

  /**
   * Limit of the profile interval by the iteration of Venzon and Moolgavkar 1988
   * (doi:10.2307/2347496), which climbs all coefficients and the limit together and ends, as coxphf
   * does, when the log likelihood is within 1e-6 of its goal; by bracketing where that fails.
   *
   * @param sign -1 for the lower limit, 1 for the upper
   * @return empty when the likelihood does not fall so far within reach
   */
  OptionalDouble limit(Point best, int which, double chiSquared, int sign, double se) {
    evaluations = 0;
    double goal = best.value() - chiSquared / 2;
    double[] beta = best.beta().clone();
    evaluate(beta);
    double push = 0;
    for (int iteration = 0; iteration < 50; iteration++) {
      Factorization factors = new Factorization(information, p, Factorization.INFORMATION);
      double[] force = score.clone();
      force[which] += push;
      double[] step = factors.solve(force);
      for (int j = 0; j < p; j++) {
        beta[j] += Math.clamp(step[j], -LONGEST_STEP, LONGEST_STEP);
      }
      double value = evaluate(beta);
      factors = new Factorization(information, p, Factorization.INFORMATION);
      double gain = Maximum.dot(score, factors.solve(score));
      double[] unit = new double[p];
      unit[which] = 1;
      double variance = factors.solve(unit)[which];
      push = sign * StrictMath.sqrt(2 * (value + gain / 2 - goal) / variance);
      if (!Double.isFinite(push)) {
        break;
      }
      force = score.clone();
      force[which] += push;
      double left = Maximum.dot(force, factors.solve(force));
      if (Math.abs(goal - value) <= GOAL && left <= GOAL) {
        return OptionalDouble.of(beta[which]);
      }
    }
    return bracketed(best, which, chiSquared, sign, se);
  }

  private OptionalDouble bracketed(Point best, int which, double chiSquared, int sign, double se) {
    double goal = best.value() - chiSquared / 2;
    double inside = best.beta()[which];
    double insideGap = chiSquared / 2;
    double width = sign * se * StrictMath.sqrt(chiSquared);
    Point at = best;
    double outside = inside;
    double outsideGap = insideGap;
    for (int expansion = 0; outsideGap > 0; expansion++) {
      inside = outside;
      insideGap = outsideGap;
      outside += width;
      at = profile(at, which, outside);
      outsideGap = at.value() - goal;
      if (!Double.isFinite(outsideGap) || expansion == 60 || evaluations >= MOST_EVALUATIONS) {
        return OptionalDouble.empty();
      }
    }
    // Regula falsi (Illinois) between a point inside and a point outside the interval.
    double fi = insideGap;
    double fo = outsideGap;
    int last = 0;
    for (int i = 0; i < 100 && Math.abs(outside - inside) > 1e-11 * (1 + Math.abs(outside)); i++) {
      double middle = outside - fo * (outside - inside) / (fo - fi);
      at = profile(at, which, middle);
      double f = at.value() - goal;
      if (!Double.isFinite(f) || evaluations >= MOST_EVALUATIONS) {
        return OptionalDouble.empty();
      }
      if (Math.abs(f) < 1e-12) {
        return OptionalDouble.of(middle);
      }
      if (f > 0) {
        inside = middle;
        fi = f;
        fo = last > 0 ? fo / 2 : fo;
        last = 1;
      } else {
        outside = middle;
        fo = f;
        fi = last < 0 ? fi / 2 : fi;
        last = -1;
      }
    }
    return OptionalDouble.of((inside + outside) / 2);
  }

  /** Chi-squared and p of a coefficient being zero. */
  ChiSquaredTest test(Point best, int which, String name) {
    evaluations = 0;
    Point zero = profile(best, which, 0);
    double statistic = Math.max(0, 2 * (best.value() - zero.value()));
    return new ChiSquaredTest(name, statistic, 1, ChiSquared.upperTail(statistic, 1));
  }

  private Point profile(Point near, int which, double value) {
    double[] start = near.beta().clone();
    start[which] = value;
    return climb(start, which);
  }

  private double[] step(int fixed) {
    if (fixed < 0) {
      return new Factorization(information, p, Factorization.INFORMATION).solve(score);
    }
    double[] reduced = information.clone();
    double[] gradient = score.clone();
    for (int j = 0; j < p; j++) {
      reduced[fixed * p + j] = 0;
      reduced[j * p + fixed] = 0;
    }
    reduced[fixed * p + fixed] = 0;
    gradient[fixed] = 0;
    return new Factorization(reduced, p, Factorization.INFORMATION).solve(gradient);
  }
}
