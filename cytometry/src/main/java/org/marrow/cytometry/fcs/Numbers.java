package org.marrow.cytometry.fcs;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * Numbers as instruments write them: padded with blanks or zeros, sometimes with a decimal comma.
 */
final class Numbers {
  private Numbers() {}

  /** A finite number, or nothing. */
  static Optional<Double> parse(String text) {
    String t = Keywords.strip(text);
    if (t.isEmpty() || t.length() > 64) {
      return Optional.empty();
    }
    for (int i = 0; i < t.length(); i++) {
      char c = t.charAt(i);
      if (!(c >= '0' && c <= '9') && "+-.,eE".indexOf(c) < 0) {
        return Optional.empty();
      }
    }
    if (t.indexOf(',') >= 0 && t.indexOf(',') == t.lastIndexOf(',') && t.indexOf('.') < 0) {
      t = t.replace(',', '.');
    }
    try {
      double value = Double.parseDouble(t);
      return Double.isFinite(value) ? Optional.of(value) : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** A whole number of at least 0, or nothing. */
  static OptionalLong whole(String text) {
    String t = Keywords.strip(text);
    if (!t.isEmpty() && t.length() <= 40 && t.chars().allMatch(c -> c >= '0' && c <= '9')) {
      String digits = t.replaceFirst("^0+(?=.)", "");
      return digits.length() > 18 ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(digits));
    }
    // 1,000 is a thousand here, whatever a comma is in a number that may have a fraction.
    Optional<Double> number = parse(t.matches("[0-9]{1,3}(,[0-9]{3})+") ? t.replace(",", "") : t);
    if (number.isPresent()
        && number.get() >= 0
        && number.get() < 1e15
        && number.get() == Math.rint(number.get())) {
      return OptionalLong.of(number.get().longValue());
    }
    return OptionalLong.empty();
  }
}
