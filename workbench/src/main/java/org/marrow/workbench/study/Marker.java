package org.marrow.workbench.study;

import java.util.Optional;

/**
 * Something measured that may go with outcome.
 *
 * @param name name in the plan and the report
 * @param column column it is read from
 * @param label what it is in words, or the empty string
 * @param unit unit of the column, or the empty string
 * @param scale how the column becomes the marker
 * @param floor values below are read as this, when there is one
 * @param primary whether it was named beforehand as the one that counts
 * @param measured when it became known
 * @param counts the cells it was counted from, for the error of counting
 */
public record Marker(
    String name,
    String column,
    String label,
    String unit,
    Scale scale,
    Optional<Double> floor,
    boolean primary,
    When measured,
    Optional<Counts> counts) {
  /** How a column becomes a marker. */
  public enum Scale {
    /** As it is. */
    LINEAR,
    /** Logarithm to base 2: a hazard ratio for each doubling. */
    LOG2,
    /** Logarithm to base 10. */
    LOG10,
    /** Square root. */
    SQRT
  }

  /**
   * Columns with cells counted.
   *
   * @param positive column with the number of cells of the population
   * @param counted column with the number of cells looked at
   */
  public record Counts(String positive, String counted) {}

  /**
   * When a marker became known, on the axis of the end point.
   *
   * @param kind what was said
   * @param days planned time in days; 0 unless planned
   * @param column column with each patient's time, in the unit of the end point; or empty
   */
  public record When(Kind kind, double days, String column) {
    /** What was said about the time. */
    public enum Kind {
      /** At or before the origin. */
      BASELINE,
      /** Nothing. */
      UNDECLARED,
      /** The same planned time for everybody. */
      PLANNED,
      /** Each patient's own time. */
      COLUMN
    }
  }
}
