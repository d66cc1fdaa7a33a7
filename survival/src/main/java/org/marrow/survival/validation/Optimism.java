package org.marrow.survival.validation;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.marrow.foundation.findings.InvalidInput;
import org.marrow.foundation.random.Streams;
import org.marrow.survival.concordance.Concordance;
import org.marrow.survival.cox.CoxData;
import org.marrow.survival.cox.CoxModel;
import org.marrow.survival.cox.CoxOptions;

/**
 * By how much a model looks better in the patients it was made from (Harrell, Lee, Mark 1996): the
 * whole procedure is repeated in bootstrap samples, and each model is judged in its sample and in
 * the original patients. Replicate b draws from its own stream, so the result is the same on any
 * number of threads.
 *
 * @param replicates bootstrap samples that gave a model
 * @param failed samples that did not (no event, no comparable pair)
 * @param concordance mean excess of C
 * @param slope mean excess of the calibration slope; one less it is the uniform shrinkage factor
 * @param brier mean excess of the Brier score at the time; negative when apparent is too good
 * @param ratio mean excess of the log of observed over expected risk
 */
public record Optimism(
    int replicates, int failed, double concordance, double slope, double brier, double ratio) {

  /** The optimism of C alone, for a comparison of programs; the other values are NaN. */
  public static Optimism ofConcordance(
      CoxData data, Procedure procedure, int replicates, Streams streams, int threads) {
    return run(data, procedure, replicates, streams, threads, Double.NaN);
  }

  /** The optimism of a procedure at a time. */
  public static Optimism of(
      CoxData data,
      Procedure procedure,
      double when,
      int replicates,
      Streams streams,
      int threads) {
    return run(data, procedure, replicates, streams, threads, when);
  }

  private static Optimism run(
      CoxData data,
      Procedure procedure,
      int replicates,
      Streams streams,
      int threads,
      double when) {
    if (data.hasEntry() || data.hasClusters() || data.stratumNames().size() > 1) {
      throw new IllegalArgumentException(
          "the bootstrap is made for one row a patient, without late entry, strata and clusters");
    }
    double[][] excess = new double[replicates][];
    AtomicInteger next = new AtomicInteger();
    IntStream.range(0, Math.max(1, Math.min(threads, replicates)))
        .parallel()
        .forEach(thread -> {
          for (int b = next.getAndIncrement(); b < replicates; b = next.getAndIncrement()) {
            int[] rows = streams.stream("optimism", b).bootstrap(data.rows());
            excess[b] = replicate(data, data.select(rows), procedure, when);
          }
        });
    double[] mean = new double[4];
    int made = 0;
    for (double[] one : excess) {
      if (one.length > 0) {
        made++;
        for (int k = 0; k < mean.length; k++) {
          mean[k] += one[k];
        }
      }
    }
    for (int k = 0; k < mean.length; k++) {
      mean[k] /= made;
    }
    return new Optimism(made, replicates - made, mean[0], mean[1], mean[2], mean[3]);
  }

  private static double[] replicate(
      CoxData original, CoxData sample, Procedure procedure, double when) {
    CoxModel model;
    try {
      model = procedure.develop(sample);
    } catch (InvalidInput noModel) {
      return new double[0];
    }
    Prediction inSample = Prediction.of(model, sample);
    Prediction inOriginal = Prediction.of(model, original);
    Optional<Concordance> a = c(sample, inSample);
    Optional<Concordance> b = c(original, inOriginal);
    if (model.terms().isEmpty() || a.isEmpty() || b.isEmpty()) {
      return new double[] {0, 0, 0, 0};
    }
    double c = a.get().value() - b.get().value();
    if (Double.isNaN(when)) {
      return new double[] {c, Double.NaN, Double.NaN, Double.NaN};
    }
    double slope =
        CoxModel.fit(
                CoxData.of(original.exits(), original.eventFlags())
                    .covariate("score", inOriginal.score())
                    .build(),
                CoxOptions.standard())
            .coefficients()[0];
    Outcomes here = new Outcomes(sample.exits(), sample.eventFlags());
    Outcomes there = new Outcomes(original.exits(), original.eventFlags());
    double[] riskHere = inSample.risk(when);
    double[] riskThere = inOriginal.risk(when);
    double brier =
        BrierScore.at(here, riskHere, when).score() - BrierScore.at(there, riskThere, when).score();
    double ratio = logRatio(here, riskHere, when) - logRatio(there, riskThere, when);
    return new double[] {c, 1 - slope, brier, ratio};
  }

  private static double logRatio(Outcomes outcomes, double[] risk, double when) {
    double mean = java.util.Arrays.stream(risk).sum() / risk.length;
    return StrictMath.log((1 - outcomes.survival(when)) / mean);
  }

  private static Optional<Concordance> c(CoxData rows, Prediction prediction) {
    // Each patient counts once, as in every other measure of performance.
    return rows.pairs(prediction.score()).weights(new double[0]).withoutStandardError().compute();
  }
}
