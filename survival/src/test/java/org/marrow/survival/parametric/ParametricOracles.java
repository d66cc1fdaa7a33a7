package org.marrow.survival.parametric;

import java.util.ArrayList;
import java.util.List;
import org.marrow.survival.cox.CoxData;
import org.marrow.survival.cox.CoxModel;
import org.marrow.survival.cox.CoxOptions;
import org.marrow.survival.data.Covariate;
import org.marrow.survival.data.NumericCovariate;
import org.marrow.survival.oracle.Oracle;
import org.marrow.survival.oracle.OracleCheck;
import org.marrow.survival.oracle.Outcomes;

/** Parametric models of the shared oracle files beside ours. */
public final class ParametricOracles {
  private ParametricOracles() {}

  /** All comparisons, log-normal ones included. */
  public static List<OracleCheck> all() {
    List<OracleCheck> checks = new ArrayList<>();
    Outcomes mulligan = Outcomes.open("gse9782_clinical.csv");
    List<NumericCovariate> covariates =
        List.of(
            Covariate.numeric("bort", mulligan.is("arm", "bortezomib")),
            Covariate.numeric("age_years", mulligan.numbers("age_years")));
    TimeIntervals right = TimeIntervals.of(mulligan.survival("os_months", "death"));
    TimeIntervals visits = visits(mulligan);
    Oracle oracle = Oracle.open("interval_parametric.json");
    model(oracle.at("exponential_right"), TimeDistribution.EXPONENTIAL, right, covariates, checks);
    model(oracle.at("weibull_right"), TimeDistribution.WEIBULL, right, covariates, checks);
    model(oracle.at("loglogistic_right"), TimeDistribution.LOG_LOGISTIC, right, covariates, checks);
    model(oracle.at("lognormal_right"), TimeDistribution.LOG_NORMAL, right, covariates, checks);
    model(oracle.at("weibull_interval"), TimeDistribution.WEIBULL, visits, covariates, checks);
    model(oracle.at("lognormal_interval"), TimeDistribution.LOG_NORMAL, visits, covariates, checks);
    checks.add(
        oracle.at("cox_exact_time").core(cox(mulligan.numbers("os_months"), mulligan, covariates)));
    double[] imputed = visits.upper();
    for (int i = 0; i < imputed.length; i++) {
      imputed[i] = Double.isInfinite(imputed[i]) ? visits.lower()[i] : imputed[i];
    }
    checks.add(oracle.at("cox_date_of_visit_imputed").core(cox(imputed, mulligan, covariates)));
    return checks;
  }

  private static double[] cox(
      double[] months, Outcomes mulligan, List<NumericCovariate> covariates) {
    boolean[] event = new boolean[months.length];
    double[] death = mulligan.numbers("death");
    for (int i = 0; i < event.length; i++) {
      event[i] = death[i] == 1;
    }
    CoxData.Builder columns = CoxData.of(months, event);
    covariates.forEach(c -> columns.covariate(c.name(), c.values()));
    return CoxModel.fit(columns.build(), CoxOptions.standard()).coefficients();
  }

  /** Deaths as seen on a three-month visit grid. */
  private static TimeIntervals visits(Outcomes mulligan) {
    double[] months = mulligan.numbers("os_months");
    int[] death = mulligan.events("death");
    double[] lower = new double[months.length];
    double[] upper = new double[months.length];
    for (int i = 0; i < months.length; i++) {
      double visit = Math.floor(months[i] / 3) * 3;
      lower[i] = death[i] == 1 ? visit : months[i];
      upper[i] = death[i] == 1 ? visit + 3 : Double.POSITIVE_INFINITY;
    }
    return TimeIntervals.of(lower, upper);
  }

  private static void model(
      Oracle oracle,
      TimeDistribution distribution,
      TimeIntervals times,
      List<NumericCovariate> covariates,
      List<OracleCheck> checks) {
    ParametricModel model = ParametricModel.fit(distribution, times, covariates);
    checks.add(
        oracle
            .at("coef")
            .check(
                1e-6,
                model.terms().stream()
                    .limit(3)
                    .mapToDouble(ParametricModel.Coefficient::coef)
                    .toArray()));
    checks.add(
        oracle
            .at("se")
            .check(
                1e-6,
                model.terms().stream().mapToDouble(ParametricModel.Coefficient::se).toArray()));
    checks.add(oracle.at("scale").check(1e-6, model.scale()));
    checks.add(oracle.at("loglik").check(1e-6, model.logLikelihood()));
  }
}
