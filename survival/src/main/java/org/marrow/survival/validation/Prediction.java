package org.marrow.survival.validation;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.DoubleFunction;
import org.marrow.survival.cox.BaselineHazard;
import org.marrow.survival.cox.CoxData;
import org.marrow.survival.cox.CoxModel;

/**
 * What a model says of some patients.
 *
 * @param score higher means earlier failure
 * @param risks gives, for a time, each patient's risk of having failed by then
 */
public record Prediction(double[] score, DoubleFunction<double[]> risks) {

  /** Risks by a time. */
  public double[] risk(double when) {
    return risks.apply(when);
  }

  /**
   * A fitted model's prediction for rows that hold its columns under their names. Without strata.
   */
  public static Prediction of(CoxModel model, CoxData rows) {
    double[] coef = model.coefficients();
    double[] score = new double[rows.rows()];
    for (int j = 0; j < coef.length; j++) {
      int column = rows.names().indexOf(model.terms().get(j).name());
      for (int i = 0; i < score.length; i++) {
        score[i] += coef[j] * rows.value(i, column);
      }
    }
    // The baseline is made when a risk is first asked for: a concordance needs only the score.
    AtomicReference<Optional<Prediction>> whole = new AtomicReference<>(Optional.empty());
    return new Prediction(
        score,
        when ->
            whole
                .updateAndGet(made -> made.or(() -> Optional.of(withBaseline(model, score))))
                .orElseThrow()
                .risk(when));
  }

  private static Prediction withBaseline(CoxModel model, double[] score) {
    BaselineHazard baseline = model.baseline();
    return of(score, baseline.times(""), baseline.cumulativeAtZero(""));
  }

  /** A score with a baseline cumulative hazard at ascending times. */
  static Prediction of(double[] score, double[] times, double[] hazard) {
    return new Prediction(
        score,
        when -> {
          int k = java.util.Arrays.binarySearch(times, when);
          int at = k >= 0 ? k : -k - 2;
          double level = at < 0 ? 0 : hazard[at];
          double[] risk = new double[score.length];
          for (int i = 0; i < risk.length; i++) {
            risk[i] = -StrictMath.expm1(-level * StrictMath.exp(score[i]));
          }
          return risk;
        });
  }
}
