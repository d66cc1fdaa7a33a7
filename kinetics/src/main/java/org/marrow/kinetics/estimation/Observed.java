package org.marrow.kinetics.estimation;

/**
 * One measured value.
 *
 * @param time when, in the model's unit of time
 * @param output name of the output, as the simulation observes it
 * @param value what was measured
 * @param sd its standard error; only the error model {@link ErrorModel#GIVEN} reads it
 */
public record Observed(double time, String output, double value, double sd) {
  public Observed {
    if (!Double.isFinite(time) || !Double.isFinite(value)) {
      throw new IllegalArgumentException(
          "an observation of " + output + " must be finite, got " + value + " at " + time);
    }
  }
}
