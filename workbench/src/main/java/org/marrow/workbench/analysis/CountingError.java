package org.marrow.workbench.analysis;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.marrow.foundation.findings.Finding;
import org.marrow.survival.reliability.RegressionCalibration;
import org.marrow.survival.reliability.Reliability;
import org.marrow.workbench.cohort.Cohort;
import org.marrow.workbench.study.Marker;

/**
 * What counting few cells does to a marker's hazard ratio.
 *
 * @param reliability share of the marker's variance that is difference between patients
 * @param standardError of the reliability
 * @param corrected the ratio divided, on the log scale, by the reliability; absent when it cannot
 *     be told from zero
 * @param findings what the reader should know
 */
record CountingError(
    double reliability, double standardError, Optional<Ratio> corrected, List<Finding> findings) {

  /** The error of a marker counted in cells; empty when fewer than three patients were counted. */
  static Optional<CountingError> of(
      String marker, Marker.Counts counts, Cohort cohort, Ratio observed) {
    double[] positive = cohort.numbers(counts.positive());
    double[] counted = cohort.numbers(counts.counted());
    int[] rows =
        IntStream.range(0, positive.length)
            .filter(i -> !Double.isNaN(positive[i]) && counted[i] >= 2 && positive[i] <= counted[i])
            .toArray();
    if (rows.length < 3) {
      return Optional.empty();
    }
    Reliability reliability =
        Reliability.ofCounts(
            IntStream.of(rows).mapToLong(i -> Math.round(positive[i])).toArray(),
            IntStream.of(rows).mapToLong(i -> Math.round(counted[i])).toArray());
    double coef = StrictMath.log(observed.ratio());
    Optional<RegressionCalibration> corrected =
        observed.lower().isEmpty()
            ? Optional.empty()
            : RegressionCalibration.correct(coef, error(observed, coef), reliability);
    return Optional.of(
        new CountingError(
            reliability.value(),
            reliability.standardError(),
            corrected.map(c -> {
              double[] limits = c.limits(0.95);
              return new Ratio(
                  marker + ", corrected for counting",
                  c.hazardRatio(),
                  OptionalDouble.of(limits[0]),
                  OptionalDouble.of(limits[1]),
                  observed.p());
            }),
            RegressionCalibration.findings(marker, reliability)));
  }

  private static double error(Ratio observed, double coef) {
    double z = org.marrow.survival.distribution.Normal.critical(0.95);
    return (StrictMath.log(observed.upper().orElse(Math.exp(coef))) - coef) / z;
  }
}
