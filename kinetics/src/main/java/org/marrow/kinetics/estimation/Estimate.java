package org.marrow.kinetics.estimation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The most likely parameters.
 *
 * @param values by id, in the order asked for
 * @param deviance minus twice the logarithm of the likelihood
 * @param akaike deviance plus twice the number of estimated numbers (Akaike 1974)
 * @param sd estimated standard deviation of the errors; 1 when it was given
 * @param starts deviance that each start reached, best first
 * @param agreeing how many starts reached the best deviance within 0.01
 */
public record Estimate(
    Map<String, Double> values,
    double deviance,
    double akaike,
    double sd,
    List<Double> starts,
    int agreeing) {
  public Estimate {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    starts = List.copyOf(starts);
  }
}
