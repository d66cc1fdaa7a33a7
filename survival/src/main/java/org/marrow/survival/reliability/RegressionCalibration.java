package org.marrow.survival.reliability;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.marrow.foundation.findings.Finding;
import org.marrow.foundation.findings.Where;
import org.marrow.survival.distribution.Normal;
import org.marrow.survival.rules.ModelRules;
import org.marrow.survival.rules.SurvivalRules;

/**
 * A log hazard ratio corrected for error in its marker by dividing by the reliability (Prentice
 * 1982, doi:10.1093/biomet/69.2.331; Rosner, Willett, Spiegelman 1989, doi:10.1002/sim.4780080905):
 * right to first order, for moderate effects and error that does not depend on outcome.
 *
 * @param coef corrected log hazard ratio
 * @param standardError with the uncertainty of the reliability (delta method)
 */
public record RegressionCalibration(double coef, double standardError) {

  /** The correction; empty when the reliability cannot be told from zero. */
  public static Optional<RegressionCalibration> correct(
      double coef, double standardError, Reliability reliability) {
    if (!reliability.known()) {
      return Optional.empty();
    }
    double r = reliability.value();
    double fromFit = standardError / r;
    double fromReliability = coef * reliability.standardError() / (r * r);
    return Optional.of(
        new RegressionCalibration(
            coef / r, StrictMath.sqrt(fromFit * fromFit + fromReliability * fromReliability)));
  }

  /** Readings drawn towards their mean: the expected true values, to be used in a model. */
  public static double[] calibrated(double[] readings, double reliability) {
    double mean = Arrays.stream(readings).sum() / readings.length;
    return Arrays.stream(readings).map(x -> mean + reliability * (x - mean)).toArray();
  }

  /** exp(coef). */
  public double hazardRatio() {
    return StrictMath.exp(coef);
  }

  /** Limits of the hazard ratio. */
  public double[] limits(double confidence) {
    double width = Normal.critical(confidence) * standardError;
    return new double[] {StrictMath.exp(coef - width), StrictMath.exp(coef + width)};
  }

  /** What a report says of a marker's reliability. */
  public static List<Finding> findings(String marker, Reliability reliability) {
    Where where = Where.in("").column(marker);
    String what =
        String.format(
            java.util.Locale.ROOT,
            "the reliability of %s is %.2f (standard error %.2f)",
            marker,
            reliability.value(),
            reliability.standardError());
    if (!reliability.known()) {
      return List.of(ModelRules.RELIABILITY_UNKNOWN.at(where, what));
    }
    return reliability.value() < 0.9
        ? List.of(SurvivalRules.MEASUREMENT_ERROR.at(where, what))
        : List.of();
  }
}
