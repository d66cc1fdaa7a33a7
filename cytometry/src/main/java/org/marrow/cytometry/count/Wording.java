package org.marrow.cytometry.count;

import java.math.BigDecimal;
import org.marrow.foundation.number.Interval;
import org.marrow.foundation.number.NumberText;

/** How counts and shares are written. */
final class Wording {
  /** Below this share figures are given per million. */
  private static final double SMALL = 1e-3;

  private Wording() {}

  static String count(long k) {
    return NumberText.ENGLISH.count(k);
  }

  static String figures(double value) {
    return NumberText.ENGLISH.of(value);
  }

  /** A share as {@code 1.45 %} or, where small, {@code 121 per million}. */
  static String share(double share) {
    return isSmall(share) ? figures(share * 1e6) + " per million" : figures(share * 100) + " %";
  }

  /** An interval of shares with one unit, chosen by its upper limit. */
  static String shares(Interval interval) {
    return isSmall(interval.upper())
        ? figures(interval.lower() * 1e6)
            + " to "
            + figures(interval.upper() * 1e6)
            + " per million"
        : figures(interval.lower() * 100) + " to " + figures(interval.upper() * 100) + " %";
  }

  /** {@code 95 %} for 0.95. */
  static String confidence(double confidence) {
    return new BigDecimal(Double.toString(confidence))
            .multiply(BigDecimal.valueOf(100))
            .stripTrailingZeros()
            .toPlainString()
        + " %";
  }

  private static boolean isSmall(double share) {
    return share < SMALL;
  }
}
