package org.marrow.cytometry.template;

import java.util.Map;

/**
 * How thresholds are found.
 *
 * @param tolerance how far the valley of the sample and the control may lie apart before a person
 *     must look, as a fraction of the marker's range (0.1st to 99.9th percentile) on its scale
 * @param manual thresholds set by a person, in raw units, by {@code MARKER} (positive) or {@code
 *     MARKERhi} (high); they win over everything
 * @param valleys what counts as a valley
 */
public record TemplateSettings(
    double tolerance, Map<String, Double> manual, ValleySettings valleys) {
  public TemplateSettings {
    if (!(tolerance > 0 && tolerance <= 1)) {
      throw new IllegalArgumentException("tolerance is a fraction of 0 to 1, got " + tolerance);
    }
    manual = Map.copyOf(manual);
  }

  /** A tenth of the range, nothing set by hand. */
  public static TemplateSettings standard() {
    return new TemplateSettings(0.1, Map.of(), ValleySettings.standard());
  }

  /** The same with thresholds set by hand. */
  public TemplateSettings withManual(Map<String, Double> thresholds) {
    return new TemplateSettings(tolerance, thresholds, valleys);
  }

  /** The same with another notion of a valley. */
  public TemplateSettings withValleys(ValleySettings other) {
    return new TemplateSettings(tolerance, manual, other);
  }
}
