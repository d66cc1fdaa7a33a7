package org.marrow.workbench.figure.survival;

import java.util.Arrays;
import org.marrow.foundation.number.NumberText;
import org.marrow.foundation.table.NumberColumn;

/** Numbers as the survival figures write them. */
final class FigureText {
  private FigureText() {}

  /** An estimate with its limits, for example {@code 1.72 (1.14 to 2.61)}. */
  static String with(double estimate, double lower, double upper) {
    return Double.isFinite(lower) && Double.isFinite(upper)
        ? number(estimate) + " (" + number(lower) + " to " + number(upper) + ")"
        : number(estimate) + " (no limits)";
  }

  /** A column of a figure's table; a limit without end is a missing cell. */
  static NumberColumn column(String name, double[] values) {
    return new NumberColumn(
        name, Arrays.stream(values).map(v -> Double.isFinite(v) ? v : Double.NaN).toArray());
  }

  /** A number with three significant digits. */
  static String number(double value) {
    return Double.isFinite(value) ? NumberText.ENGLISH.of(value) : "none";
  }

  /** A p value, for example {@code p = 0.012}. */
  static String p(double value) {
    return NumberText.ENGLISH.p(value);
  }

  /** A p value for a column headed p: {@code 0.012}, {@code < 0.001}. */
  static String pCell(double value) {
    String text = p(value).substring(2);
    return text.startsWith("= ") ? text.substring(2) : text;
  }
}
