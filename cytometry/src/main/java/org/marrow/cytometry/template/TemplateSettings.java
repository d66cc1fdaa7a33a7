package org.marrow.cytometry.template;

import java.util.Map;

/**
 * How thresholds are found.
 *
 * @param movable part of its share by which a count may move under a rival threshold before a
 *     person must look, 0 to 1; moves within the count's exact interval never ask for one
 * @param manual thresholds set by a person, in raw units, by {@code MARKER} (positive) or {@code
 *     MARKERhi} (high); they win over everything
 * @param valleys what counts as a valley
 */
public record TemplateSettings(double movable, Map<String, Double> manual, ValleySettings valleys) {
  public TemplateSettings {
    if (!(movable >= 0 && movable <= 1)) {
      throw new IllegalArgumentException("movable is a fraction of 0 to 1, got " + movable);
    }
    manual = Map.copyOf(manual);
  }

  /** A count may move by a tenth; nothing set by hand. */
  public static TemplateSettings standard() {
    return new TemplateSettings(0.1, Map.of(), ValleySettings.standard());
  }

  /** The same with thresholds set by hand. */
  public TemplateSettings withManual(Map<String, Double> thresholds) {
    return new TemplateSettings(movable, thresholds, valleys);
  }

  /** The same with another notion of a valley. */
  public TemplateSettings withValleys(ValleySettings other) {
    return new TemplateSettings(movable, manual, other);
  }

  /** The same where a count may move by another part of its share. */
  public TemplateSettings withMovable(double part) {
    return new TemplateSettings(part, manual, valleys);
  }
}
