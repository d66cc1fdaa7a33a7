package org.marrow.foundation.number;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/**
 * Writes numbers for people, in one way everywhere: significant digits, a locale that is given and
 * never guessed, the interval with as many decimals as the estimate.
 *
 * @param locale decimal mark and digit grouping
 * @param digits significant digits of an estimate, 1 to 15
 */
public record NumberText(Locale locale, int digits) {
  /** English marks and three significant digits, as in reports. */
  public static final NumberText ENGLISH = new NumberText(Locale.ENGLISH, 3);

  private static final String MISSING = "–";

  public NumberText {
    if (digits < 1 || digits > 15) {
      throw new IllegalArgumentException("significant digits must be 1 to 15, got " + digits);
    }
  }

  /**
   * The number with this many significant digits; very large and very small ones as a power of ten.
   */
  public String of(double value) {
    if (Double.isNaN(value)) {
      return MISSING;
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "∞" : "−∞";
    }
    double size = Math.abs(value);
    if (size != 0 && (size < 1e-4 || size >= 1e7)) {
      BigDecimal rounded =
          new BigDecimal(value).round(new MathContext(digits, RoundingMode.HALF_EVEN));
      int exponent = rounded.precision() - rounded.scale() - 1;
      BigDecimal mantissa =
          rounded.scaleByPowerOfTen(-exponent).setScale(digits - 1, RoundingMode.HALF_EVEN);
      return localised(mantissa) + " × 10^" + exponent;
    }
    return fixed(value, decimals(value));
  }

  /** The number with exactly this many decimals. */
  public String fixed(double value, int decimals) {
    if (!Double.isFinite(value)) {
      return of(value);
    }
    BigDecimal rounded = BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_EVEN);
    return localised(rounded);
  }

  /** A whole number with digit groups: {@code 82,810}. */
  public String count(long value) {
    return localised(BigDecimal.valueOf(value));
  }

  /** An estimate and its interval: {@code 1.72 (1.14 to 2.61)}. */
  public String of(double estimate, Interval interval) {
    if (!Double.isFinite(estimate) || tooWide(estimate)) {
      return of(estimate) + " (" + of(interval.lower()) + " to " + of(interval.upper()) + ")";
    }
    int decimals = decimals(estimate);
    return fixed(estimate, decimals)
        + " ("
        + limit(interval.lower(), decimals)
        + " to "
        + limit(interval.upper(), decimals)
        + ")";
  }

  /** A fraction as a percentage: {@code 0.0642} as {@code 6.42 %}. */
  public String percent(double fraction) {
    return of(fraction * 100) + " %";
  }

  /** A p value: {@code p = 0.022}, {@code p < 0.001}; never 0. */
  public String p(double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException("a p value lies in 0 ... 1, got " + value);
    }
    if (value < 0.001) {
      return "p < " + fixed(0.001, 3);
    }
    return "p = " + fixed(value, value < 0.1 ? 3 : 2);
  }

  private String limit(double value, int decimals) {
    return tooWide(value) ? of(value) : fixed(value, decimals);
  }

  private static boolean tooWide(double value) {
    double size = Math.abs(value);
    return size != 0 && (size < 1e-4 || size >= 1e7);
  }

  private int decimals(double value) {
    if (value == 0) {
      return digits - 1;
    }
    BigDecimal rounded =
        new BigDecimal(value).round(new MathContext(digits, RoundingMode.HALF_EVEN));
    int leading = rounded.precision() - rounded.scale();
    return Math.max(0, digits - leading);
  }

  private String localised(BigDecimal value) {
    DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(locale);
    String plain = value.abs().toPlainString();
    int point = plain.indexOf('.');
    String whole = point < 0 ? plain : plain.substring(0, point);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < whole.length(); i++) {
      int left = whole.length() - i;
      // Four digits stay together, as in years and small counts; groups begin at five.
      if (i > 0 && left % 3 == 0 && whole.length() > 4) {
        text.append(symbols.getGroupingSeparator());
      }
      text.append(whole.charAt(i));
    }
    if (point >= 0) {
      text.append(symbols.getDecimalSeparator()).append(plain, point + 1, plain.length());
    }
    boolean negative = value.signum() < 0;
    return negative ? "−" + text : text.toString();
  }
}
