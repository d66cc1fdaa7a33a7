package org.marrow.survival.cox;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.marrow.foundation.findings.Finding;
import org.marrow.survival.concordance.Concordance;

/**
 * A fitted proportional hazards model. Immutable; residuals, baseline hazard, the test of
 * proportional hazards and the concordance are computed when asked for.
 *
 * <p>Vectors over rows are in the order of the data; matrices are arrays of rows.
 */
public final class CoxModel {
  final CoxData data;
  final CoxOptions options;
  final RiskOrder order;
  final ScaledDesign design;
  final double[] beta;
  final double[] risk;

  /** Expected events of each sorted row, times its weight. */
  final double[] expected;

  final double[] naive;
  final double[] variance;

  private final List<CoxTerm> terms;
  private final List<String> dropped;
  private final double initial;
  private final double fitted;
  private final List<ChiSquaredTest> tests;
  private final int iterations;
  private final double effectiveParameters;
  private final List<Finding> findings;

  CoxModel(CoxFitting made) {
    this.data = made.data;
    this.options = made.options;
    this.order = made.order;
    this.design = made.design;
    this.beta = made.beta;
    this.risk = made.risk;
    this.expected = made.expected;
    this.naive = made.naive;
    this.variance = made.variance;
    this.terms = List.copyOf(made.terms);
    this.dropped = List.copyOf(made.dropped);
    this.initial = made.initial;
    this.fitted = made.fitted;
    this.tests = List.copyOf(made.tests);
    this.iterations = made.iterations;
    this.effectiveParameters = made.effectiveParameters;
    this.findings = List.copyOf(made.findings);
  }

  /**
   * Fits the model. Columns that are constant or combinations of earlier columns are left out and
   * named in a finding. A coefficient that runs to infinity gets no limits and no p value but a
   * refusal that offers Firth's penalty.
   *
   * @throws org.marrow.foundation.findings.InvalidInput when there is no event, when exact ties are
   *     asked for with case weights or clusters, or when Firth's penalty is asked for with more
   *     coefficients than events
   */
  public static CoxModel fit(CoxData data, CoxOptions options) {
    return new CoxFitting(data, options).model();
  }

  /** The coefficients, in the order of the columns. */
  public List<CoxTerm> terms() {
    return terms;
  }

  /** The coefficient of that name. */
  public CoxTerm term(String name) {
    return terms.stream()
        .filter(t -> t.name().equals(name))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException("no coefficient " + name + "; there are " + data.names()));
  }

  /** Names of columns left out because others determine them. */
  public List<String> dropped() {
    return dropped;
  }

  /** Number of rows. */
  public int n() {
    return data.rows();
  }

  /** Number of events. */
  public int events() {
    return data.events();
  }

  /** Log partial likelihood with all coefficients zero (penalised under Firth's penalty). */
  public double nullLogLikelihood() {
    return initial;
  }

  /** Log partial likelihood at the fit (penalised under Firth's penalty). */
  public double logLikelihood() {
    return fitted;
  }

  /** Likelihood ratio, Wald and score test of the whole model, in this order. */
  public List<ChiSquaredTest> tests() {
    return tests;
  }

  /** Steps of the iteration. */
  public int iterations() {
    return iterations;
  }

  /** Number of parameters; under a ridge penalty their effective number. */
  public double effectiveParameters() {
    return effectiveParameters;
  }

  /** Refusals, warnings and notes about this fit. */
  public List<Finding> findings() {
    return findings;
  }

  /** The options of the fit. */
  public CoxOptions options() {
    return options;
  }

  /** What the model was fitted to, without columns that were left out. */
  public CoxData data() {
    return data;
  }

  /** Coefficients in the order of the columns. */
  public double[] coefficients() {
    return terms.stream().mapToDouble(CoxTerm::coef).toArray();
  }

  /** Covariance of the coefficients, p x p: robust when the model is. */
  public double[][] variance() {
    int p = terms.size();
    double[][] rows = new double[p][p];
    for (int i = 0; i < p; i++) {
      System.arraycopy(variance, i * p, rows[i], 0, p);
    }
    return rows;
  }

  /** Whether standard errors are robust. */
  public boolean robust() {
    return options.robust() || data.hasClusters();
  }

  /** Linear predictor of each row: coefficients times covariates plus offset, not centred. */
  public double[] linearPredictors() {
    double[] offset = data.offset();
    double[] eta = offset.length == 0 ? new double[data.rows()] : offset.clone();
    double[] coefficients = coefficients();
    for (int j = 0; j < coefficients.length; j++) {
      double coefficient = coefficients[j];
      double[] column = data.column(j);
      for (int i = 0; i < eta.length; i++) {
        eta[i] += coefficient * column[i];
      }
    }
    return eta;
  }

  /** Residuals of all kinds. */
  public CoxResiduals residuals() {
    return new CoxResiduals(this);
  }

  /** Cumulative baseline hazard of each stratum, and curves predicted from it. */
  public BaselineHazard baseline() {
    return new BaselineHazard(this);
  }

  /**
   * Tests whether coefficients change over time.
   *
   * @throws IllegalStateException under exact ties or Firth's penalty, for which it is not defined
   */
  public ProportionalHazards proportionalHazards(TimeTransform transform) {
    return ProportionalHazards.test(this, transform);
  }

  /**
   * How each coefficient may change over time.
   *
   * @throws IllegalStateException as {@link #proportionalHazards}
   */
  public List<ChangingEffect> changingEffects(TimeTransform transform) {
    return ChangingEffect.of(this, transform);
  }

  /**
   * Harrell's C of the linear predictor, within strata; empty without covariates or comparable
   * pairs.
   */
  public Optional<Concordance> concordance() {
    if (terms.isEmpty()) {
      return Optional.empty();
    }
    return data.pairs(linearPredictors()).compute();
  }

  /** Group moments at the fit. */
  GroupMoments moments() {
    return new GroupMoments(order, design.x, design.p, risk, options.ties() == Ties.EFRON);
  }

  List<String> distinctTerms() {
    return new ArrayList<>(new java.util.LinkedHashSet<>(data.terms()));
  }
}
