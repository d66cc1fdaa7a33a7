package org.marrow.survival.cox;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.marrow.foundation.findings.Finding;
import org.marrow.foundation.findings.InvalidInput;
import org.marrow.foundation.findings.Where;
import org.marrow.survival.distribution.Normal;
import org.marrow.survival.rules.ModelRules;
import org.marrow.survival.rules.SurvivalRules;

/** One fit on its way: finds the maximum, its variance, tests and findings. */
final class CoxFitting {
  /** A Newton step this large beside its coefficient means that the coefficient still runs. */
  private static final double STILL_RUNNING = StrictMath.sqrt(1e-9);

  CoxData data;
  final CoxOptions options;
  final RiskOrder order;
  ScaledDesign design;
  double[] beta = {};
  double[] risk = {};
  double[] expected = {};
  double[] naive = {};
  double[] variance = {};
  final List<CoxTerm> terms = new ArrayList<>();
  final List<String> dropped = new ArrayList<>();
  double initial;
  double fitted;
  final List<ChiSquaredTest> tests = new ArrayList<>();
  int iterations;
  double effectiveParameters;
  final List<Finding> findings = new ArrayList<>();

  private boolean[] running = {};

  CoxFitting(CoxData data, CoxOptions options) {
    this.data = data;
    this.options = options;
    check();
    this.order = new RiskOrder(data);
    this.design = new ScaledDesign(data, order, options.firth());
  }

  CoxModel model() {
    if (options.firth()) {
      firth();
    } else {
      newton();
    }
    eventsPerParameter();
    return new CoxModel(this);
  }

  private Where where() {
    return Where.in(data.source());
  }

  private void check() {
    if (data.events() == 0) {
      throw new InvalidInput(
          ModelRules.NO_EVENT.at(
              where(), String.format(Locale.ROOT, "none of %d rows has an event", data.rows())));
    }
    if (options.ties() == Ties.EXACT && (data.hasWeights() || data.hasClusters())) {
      throw new InvalidInput(
          ModelRules.EXACT_TIES_WEIGHTED.at(
              where(), "exact ties were asked for with case weights or clusters"));
    }
  }

  /**
   * Leaves out columns that the information at zero shows to be combinations of earlier ones, and
   * those that are the same in all rows of each stratum: the information would show them as
   * rounding error, which is not small beside other rounding error.
   */
  private boolean dropRedundant(Factorization atZero) {
    IntPredicate redundant = j -> atZero.redundant(j) || data.isConstantWithinStrata(j);
    int[] kept = IntStream.range(0, design.p).filter(redundant.negate()).toArray();
    if (kept.length == design.p) {
      return false;
    }
    for (int j = 0; j < design.p; j++) {
      if (redundant.test(j)) {
        String name = data.names().get(j);
        dropped.add(name);
        findings.add(
            ModelRules.REDUNDANT_COLUMN.at(
                where().column(name),
                name + " does not vary within the risk sets or is a combination of other columns"));
      }
    }
    data = data.keep(kept);
    design = new ScaledDesign(data, order, options.firth());
    return true;
  }

  private Likelihood likelihood() {
    if (options.ties() == Ties.EXACT) {
      return new ExactLikelihood(order, design);
    }
    return new PartialLikelihood(order, design, options.ties() == Ties.EFRON);
  }

  private void newton() {
    Likelihood plain = likelihood();
    Maximum maximum = climb(plain);
    if (dropRedundant(maximum.atZero())) {
      plain = likelihood();
      maximum = climb(plain);
    }
    boolean penalised = options.ridge() > 0;
    beta = maximum.beta();
    iterations = maximum.iterations();
    int p = design.p;
    double[] inverse = maximum.information().inverse();
    naive = design.unscaleVariance(inverse);
    double[] information = new double[p * p];
    initial = maximum.initial();
    // Without a penalty the last evaluation was at the maximum: the likelihood still holds its
    // risks.
    fitted = penalised ? plain.evaluate(beta, new double[p], information) : maximum.fitted();
    effectiveParameters = penalised ? trace(information, inverse, p) : p;
    risk = risks(plain);
    running = stillRunning(maximum);
    variance = naive;
    double[] coefficients = design.unscale(beta);
    if (options.robust() || data.hasClusters()) {
      variance = sandwich();
    }
    wald(coefficients);
    Factorization factors = new Factorization(variance, p, 1e-9);
    tests.add(ChiSquaredTest.of("likelihood ratio", 2 * (fitted - initial), effectiveParameters));
    tests.add(ChiSquaredTest.of("Wald", Maximum.dot(coefficients, factors.solve(coefficients)), p));
    tests.add(ChiSquaredTest.of("score", maximum.scoreTest(), p));
  }

  private Maximum climb(Likelihood plain) {
    Likelihood climbed =
        options.ridge() > 0 ? new RidgeLikelihood(plain, options.ridge(), variances()) : plain;
    return Maximum.find(climbed, options.tolerance(), options.maxIterations());
  }

  private double[] variances() {
    int n = order.rows;
    double[] result = new double[design.p];
    for (int j = 0; j < design.p; j++) {
      double sum = 0;
      double squares = 0;
      for (int i = 0; i < n; i++) {
        sum += design.x[i * design.p + j];
      }
      double mean = sum / n;
      for (int i = 0; i < n; i++) {
        double d = design.x[i * design.p + j] - mean;
        squares += d * d;
      }
      result[j] = squares / (n - 1);
    }
    return result;
  }

  /** The sandwich of Lin, Wei 1989 (doi:10.1080/01621459.1989.10478874), summed by cluster. */
  private double[] sandwich() {
    int p = design.p;
    double[] residual = ScoreResiduals.of(order, design, risk, options.ties() == Ties.EFRON);
    double[] influence = new double[p];
    int[] cluster = data.cluster();
    int groups = 0;
    for (int c : cluster) {
      groups = Math.max(groups, c + 1);
    }
    double[] sums = new double[groups * p];
    Gram gram = new Gram(p);
    for (int i = 0; i < data.rows(); i++) {
      for (int j = 0; j < p; j++) {
        double sum = 0;
        for (int k = 0; k < p; k++) {
          sum += residual[i * p + k] / design.scale[k] * naive[k * p + j];
        }
        influence[j] = sum * data.weight(i);
        if (groups > 0) {
          sums[cluster[i] * p + j] += influence[j];
        }
      }
      if (groups == 0) {
        gram.add(influence, 0, 1);
      }
    }
    for (int c = 0; c < groups; c++) {
      gram.add(sums, c * p, 1);
    }
    double[] result = new double[p * p];
    gram.result(result);
    return result;
  }

  private static double trace(double[] a, double[] b, int p) {
    double sum = 0;
    for (int i = 0; i < p; i++) {
      for (int j = 0; j < p; j++) {
        sum += a[i * p + j] * b[j * p + i];
      }
    }
    return sum;
  }

  private double[] risks(Likelihood plain) {
    if (plain instanceof PartialLikelihood partial) {
      expected = partial.expected();
      return partial.risk();
    }
    // Residuals and the baseline under exact ties are Breslow's, as in coxph.
    PartialLikelihood breslow = new PartialLikelihood(order, design, false);
    breslow.evaluate(beta, new double[design.p], new double[design.p * design.p]);
    expected = breslow.expected();
    return breslow.risk();
  }

  private boolean[] stillRunning(Maximum maximum) {
    boolean[] result = new boolean[design.p];
    for (int j = 0; j < result.length; j++) {
      double step = Math.abs(maximum.nextStep()[j]);
      result[j] =
          options.maxIterations() > 1
              && step > 1e-9
              && step > STILL_RUNNING * Math.abs(beta[j])
              && options.ridge() == 0;
      if (result[j]) {
        findings.add(
            SurvivalRules.MONOTONE_LIKELIHOOD.at(
                where().column(data.names().get(j)),
                String.format(
                    Locale.ROOT,
                    "the coefficient of %s still grew by %.2g standard units after %d steps",
                    data.names().get(j),
                    step,
                    maximum.iterations())));
      }
    }
    if (!maximum.converged() && options.maxIterations() > 1) {
      findings.add(
          ModelRules.NOT_CONVERGED.at(
              where(),
              String.format(
                  Locale.ROOT, "no maximum was reached in %d steps", maximum.iterations())));
    }
    return result;
  }

  private void wald(double[] coefficients) {
    int p = design.p;
    double width = options.halfWidth();
    for (int j = 0; j < p; j++) {
      double se = StrictMath.sqrt(variance[j * p + j]);
      double z = coefficients[j] / se;
      boolean honest = !running[j];
      terms.add(
          new CoxTerm(
              data.names().get(j),
              coefficients[j],
              se,
              StrictMath.sqrt(naive[j * p + j]),
              limit(honest, coefficients[j] - width * se),
              limit(honest, coefficients[j] + width * se),
              z,
              honest ? OptionalDouble.of(Normal.twoSided(z)) : OptionalDouble.empty()));
    }
  }

  private static OptionalDouble limit(boolean honest, double onLogScale) {
    return honest ? OptionalDouble.of(StrictMath.exp(onLogScale)) : OptionalDouble.empty();
  }

  private void firth() {
    boolean efron = options.ties() == Ties.EFRON;
    double[] atZero = new double[design.p * design.p];
    likelihood().evaluate(new double[design.p], new double[design.p], atZero);
    dropRedundant(new Factorization(atZero, design.p, Factorization.INFORMATION));
    tooMany()
        .ifPresent(f -> {
          throw new InvalidInput(f);
        });
    int p = design.p;
    FirthLikelihood likelihood = new FirthLikelihood(order, design, efron);
    FirthFit fit = new FirthFit(likelihood);
    double[] information = new double[p * p];
    double[] score = new double[p];
    initial = likelihood.evaluate(new double[p], score, information);
    double scoreTest =
        Maximum.dot(
            score, new Factorization(information, p, Factorization.INFORMATION).solve(score));
    FirthFit.Point best = fit.maximum(new double[p]);
    beta = best.beta();
    iterations = best.iterations();
    fitted = best.value();
    PartialLikelihood partial = new PartialLikelihood(order, design, efron);
    partial.evaluate(beta, score, information);
    risk = partial.risk();
    expected = partial.expected();
    double[] inverse = new Factorization(information, p, Factorization.INFORMATION).inverse();
    naive = design.unscaleVariance(inverse);
    variance = naive;
    effectiveParameters = p;
    double quantile = options.halfWidth() * options.halfWidth();
    double[] coefficients = design.unscale(beta);
    for (int j = 0; j < p; j++) {
      double se = StrictMath.sqrt(inverse[j * p + j]);
      OptionalDouble low = ratio(fit.limit(best, j, quantile, -1, se), design.scale[j]);
      OptionalDouble high = ratio(fit.limit(best, j, quantile, 1, se), design.scale[j]);
      if (low.isEmpty() || high.isEmpty()) {
        findings.add(
            ModelRules.NOT_CONVERGED.at(
                where().column(data.names().get(j)),
                "a profile limit of " + data.names().get(j) + " was not found"));
      }
      ChiSquaredTest test = fit.test(best, j, data.names().get(j));
      terms.add(
          new CoxTerm(
              data.names().get(j),
              coefficients[j],
              se * design.scale[j],
              se * design.scale[j],
              low,
              high,
              test.statistic(),
              OptionalDouble.of(test.p())));
    }
    if (!best.converged()) {
      findings.add(
          ModelRules.NOT_CONVERGED.at(
              where(),
              String.format(Locale.ROOT, "no maximum was reached in %d steps", iterations)));
    }
    Factorization factors = new Factorization(variance, p, 1e-9);
    tests.add(ChiSquaredTest.of("likelihood ratio", 2 * (fitted - initial), p));
    tests.add(ChiSquaredTest.of("Wald", Maximum.dot(coefficients, factors.solve(coefficients)), p));
    tests.add(ChiSquaredTest.of("score", scoreTest, p));
  }

  private static OptionalDouble ratio(OptionalDouble scaledLimit, double scale) {
    return scaledLimit.isPresent()
        ? OptionalDouble.of(StrictMath.exp(scaledLimit.getAsDouble() * scale))
        : scaledLimit;
  }

  /** The refusal of more coefficients than events. */
  private Optional<Finding> tooMany() {
    return design.p <= data.events()
        ? Optional.empty()
        : Optional.of(
            ModelRules.MORE_PARAMETERS_THAN_EVENTS.at(
                where(),
                String.format(
                    Locale.ROOT, "%d events for %d coefficients", data.events(), design.p)));
  }

  private void eventsPerParameter() {
    int p = design.p;
    if (p == 0 || options.firth() || options.ridge() > 0) {
      return;
    }
    tooMany().ifPresent(findings::add);
    double ratio = (double) data.events() / p;
    String what =
        String.format(
            Locale.ROOT,
            "%d events for %d parameters: %.1f events per parameter",
            data.events(),
            p,
            ratio);
    if (ratio < 5) {
      findings.add(SurvivalRules.TOO_FEW_EVENTS.at(where(), what));
    } else if (ratio < 10) {
      findings.add(SurvivalRules.FEW_EVENTS.at(where(), what));
    }
  }
}
