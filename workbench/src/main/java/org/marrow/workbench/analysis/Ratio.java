package org.marrow.workbench.analysis;

import java.util.OptionalDouble;
import org.marrow.foundation.number.Interval;
import org.marrow.foundation.number.NumberText;
import org.marrow.survival.cox.CoxTerm;

/**
 * A hazard or odds ratio with its limits.
 *
 * @param what what it is of
 * @param ratio the ratio
 * @param lower lower limit, absent when there is no honest one
 * @param upper upper limit, absent when there is no honest one
 * @param p two-sided p value, absent when there is no honest one
 */
record Ratio(
    String what, double ratio, OptionalDouble lower, OptionalDouble upper, OptionalDouble p) {
  static Ratio of(String what, CoxTerm term) {
    return new Ratio(what, term.hazardRatio(), term.lower(), term.upper(), term.p());
  }

  /** {@code 1.72 (1.14 to 2.61)}. */
  String words() {
    if (lower.isEmpty() || upper.isEmpty()) {
      return NumberText.ENGLISH.of(ratio) + " (no limits)";
    }
    return NumberText.ENGLISH.of(
        ratio, new Interval(lower.getAsDouble(), upper.getAsDouble(), 0.95));
  }

  /** {@code p = 0.012}, or a dash. */
  String pWords() {
    return p.isPresent() ? NumberText.ENGLISH.p(p.getAsDouble()) : "\u2013";
  }

  /** The p value for a table: {@code 0.012}, {@code < 0.001} or a dash. */
  String pCell() {
    return p.isPresent() ? cell(p.getAsDouble()) : "\u2013";
  }

  /** A p value for a table. */
  static String cell(double p) {
    return NumberText.ENGLISH.p(p).replace("p = ", "").replace("p < ", "< ");
  }

  double lowerOrNaN() {
    return lower.orElse(Double.NaN);
  }

  double upperOrNaN() {
    return upper.orElse(Double.NaN);
  }

  double pOrNaN() {
    return p.orElse(Double.NaN);
  }
}
