package org.marrow.cytometry.definition;

/** How much of a marker a cell shows, relative to at most two thresholds of that marker. */
public enum Level {
  /** Below the positive threshold. */
  NEGATIVE("-"),
  /** At or above the positive threshold. */
  POSITIVE("+"),
  /** At or above the high threshold. */
  HIGH("hi"),
  /** At or above the positive threshold, below the high one. */
  DIM("dim"),
  /** Below the high threshold. */
  NOT_HIGH("-/dim");

  private final String notation;

  Level(String notation) {
    this.notation = notation;
  }

  /** As written behind a marker: {@code -}, {@code +}, {@code hi}, {@code dim}, {@code -/dim}. */
  public String notation() {
    return notation;
  }

  /** True when the level needs the high threshold. */
  public boolean usesHigh() {
    return this == HIGH || this == DIM || this == NOT_HIGH;
  }

  /** True when the level needs the positive threshold. */
  public boolean usesPositive() {
    return this == NEGATIVE || this == POSITIVE || this == DIM;
  }

  /** Whether a value has this level. */
  public boolean holds(double value, double positive, double high) {
    return switch (this) {
      case NEGATIVE -> value < positive;
      case POSITIVE -> value >= positive;
      case HIGH -> value >= high;
      case DIM -> value >= positive && value < high;
      case NOT_HIGH -> value < high;
    };
  }
}
