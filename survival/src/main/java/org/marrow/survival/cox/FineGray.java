package org.marrow.survival.cox;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.marrow.foundation.findings.Finding;
import org.marrow.foundation.findings.InvalidInput;
import org.marrow.foundation.findings.Where;
import org.marrow.survival.distribution.Normal;
import org.marrow.survival.rules.ModelRules;
import org.marrow.survival.rules.SurvivalRules;

/**
 * Proportional subdistribution hazards (Fine, Gray 1999, doi:10.1080/01621459.1999.10474144): how
 * covariates move the cumulative incidence of one cause when others compete. Who failed of another
 * cause stays in the risk set with the weight of not yet being censored; standard errors allow for
 * the censoring distribution being estimated. Results are those of {@code crr} in package cmprsk.
 *
 * @param terms coefficients: logs of subdistribution hazard ratios; limits on the ratio's scale
 * @param n number of rows
 * @param events number of events of the cause
 * @param competing number of events of other causes
 * @param nullLogLikelihood log pseudo likelihood at zero
 * @param logLikelihood log pseudo likelihood at the fit
 * @param time distinct times with events of the cause
 * @param cumulativeHazard baseline cumulative subdistribution hazard at these times, all covariates
 *     0
 * @param findings warnings and refusals
 */
public record FineGray(
    List<CoxTerm> terms,
    int n,
    int events,
    int competing,
    double nullLogLikelihood,
    double logLikelihood,
    double[] time,
    double[] cumulativeHazard,
    List<Finding> findings) {

  public FineGray {
    terms = List.copyOf(terms);
    findings = List.copyOf(findings);
  }

  /**
   * Fits the model.
   *
   * @param data times and covariates; its events are not looked at. No late entry, weights or
   *     strata
   * @param cause of each row: 0 censored, 1, 2, ...
   * @param interest the cause to model
   * @param confidence coverage of intervals
   * @throws InvalidInput when no row has the cause
   */
  public static FineGray fit(CoxData data, int[] cause, int interest, double confidence) {
    if (data.hasEntry() || data.hasWeights() || data.stratum().length > 0) {
      throw new IllegalArgumentException(
          "the Fine-Gray model is made for rows without late entry, weights and strata");
    }
    Where where = Where.in(data.source());
    FineGrayLikelihood likelihood = new FineGrayLikelihood(data, cause, interest);
    if (likelihood.events() == 0) {
      throw new InvalidInput(
          ModelRules.NO_EVENT.at(
              where,
              String.format(Locale.ROOT, "none of %d rows has cause %d", data.rows(), interest)));
    }
    int p = data.covariates();
    Maximum maximum = Maximum.find(likelihood, 1e-13, 50);
    List<Finding> findings = new ArrayList<>();
    for (int j = 0; j < p; j++) {
      if (maximum.atZero().redundant(j)) {
        throw new InvalidInput(
            ModelRules.REDUNDANT_COLUMN.at(
                where.column(data.names().get(j)),
                data.names().get(j) + " is constant or a combination of other columns"));
      }
    }
    double[] inverse = maximum.information().inverse();
    double[] variance = likelihood.sandwich(maximum.beta(), inverse);
    double width = Normal.critical(confidence);
    List<CoxTerm> terms = new ArrayList<>();
    for (int j = 0; j < p; j++) {
      double scale = likelihood.design().scale[j];
      double coef = maximum.beta()[j] * scale;
      double se = StrictMath.sqrt(variance[j * p + j]) * scale;
      double naive = StrictMath.sqrt(inverse[j * p + j]) * scale;
      boolean running =
          Math.abs(maximum.nextStep()[j]) > 1e-4 * Math.abs(maximum.beta()[j])
              && Math.abs(maximum.nextStep()[j]) > 1e-6;
      if (running) {
        findings.add(
            SurvivalRules.MONOTONE_LIKELIHOOD.at(
                where.column(data.names().get(j)),
                "the coefficient of " + data.names().get(j) + " grows without end"));
      }
      double z = coef / se;
      terms.add(
          new CoxTerm(
              data.names().get(j),
              coef,
              se,
              naive,
              limit(running, coef - width * se),
              limit(running, coef + width * se),
              z,
              running ? OptionalDouble.empty() : OptionalDouble.of(Normal.twoSided(z))));
    }
    eventsPerParameter(likelihood.events(), p, where, findings);
    return new FineGray(
        terms,
        data.rows(),
        likelihood.events(),
        likelihood.competing(),
        maximum.initial(),
        maximum.fitted(),
        likelihood.times(),
        likelihood.cumulativeAtZero(maximum.beta()),
        findings);
  }

  private static OptionalDouble limit(boolean running, double onLogScale) {
    return running ? OptionalDouble.empty() : OptionalDouble.of(StrictMath.exp(onLogScale));
  }

  private static void eventsPerParameter(int events, int p, Where where, List<Finding> findings) {
    if (p == 0 || events >= 10 * p) {
      return;
    }
    String what = String.format(Locale.ROOT, "%d events of the cause for %d parameters", events, p);
    findings.add(
        events < 5 * p
            ? SurvivalRules.TOO_FEW_EVENTS.at(where, what)
            : SurvivalRules.FEW_EVENTS.at(where, what));
  }

  /**
   * Cumulative incidence of the cause by a time for a patient, 1 - exp(-hazard exp(x coef)).
   *
   * @param x one value for each term
   */
  public double cumulativeIncidence(double[] x, double when) {
    double eta = 0;
    for (int j = 0; j < x.length; j++) {
      eta += x[j] * terms.get(j).coef();
    }
    double hazard = 0;
    for (int k = 0; k < time.length && time[k] <= when; k++) {
      hazard = cumulativeHazard[k];
    }
    return -StrictMath.expm1(-hazard * StrictMath.exp(eta));
  }
}
