package org.marrow.survival.validation;

import java.util.Optional;
import org.marrow.foundation.random.Streams;
import org.marrow.survival.cox.CoxData;
import org.marrow.survival.cox.CoxModel;

/**
 * A procedure's performance side by side: in the patients it was developed on, there corrected for
 * optimism, and in other patients.
 *
 * @param model developed on all patients
 * @param apparent performance in the development patients
 * @param optimism excess to take off
 * @param external performance in other patients, when there are any
 */
public record Validation(
    CoxModel model, Performance apparent, Optimism optimism, Optional<Performance> external) {

  /**
   * Validates a procedure.
   *
   * @param development rows with all candidate covariates, one a patient
   * @param external other patients with the same columns
   * @param when time of risks
   * @param thresholds for net benefit
   * @param replicates bootstrap samples
   */
  public static Validation of(
      CoxData development,
      Optional<CoxData> external,
      Procedure procedure,
      double when,
      double[] thresholds,
      int replicates,
      Streams streams,
      int threads) {
    CoxModel model = procedure.develop(development);
    Performance apparent = performance(model, development, when, thresholds);
    Optimism optimism = Optimism.of(development, procedure, when, replicates, streams, threads);
    return new Validation(
        model, apparent, optimism, external.map(e -> performance(model, e, when, thresholds)));
  }

  private static Performance performance(
      CoxModel model, CoxData rows, double when, double[] thresholds) {
    return Performance.of(
        new Outcomes(rows.exits(), rows.eventFlags()),
        Prediction.of(model, rows),
        when,
        thresholds);
  }

  /** C less its optimism. */
  public double correctedConcordance() {
    return apparent.harrell().value() - optimism.concordance();
  }

  /** Slope less its optimism. */
  public double correctedSlope() {
    return apparent.calibration().slope() - optimism.slope();
  }

  /** Brier score less its optimism. */
  public double correctedBrier() {
    return apparent.brier().score() - optimism.brier();
  }

  /** Observed over expected risk less its optimism. */
  public double correctedRatio() {
    return apparent.calibration().ratio() * StrictMath.exp(-optimism.ratio());
  }
}
