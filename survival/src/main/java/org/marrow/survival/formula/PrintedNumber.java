package org.marrow.survival.formula;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Numbers as R prints them in the names of columns and levels. */
final class PrintedNumber {
  private static final int DIGITS = 15;

  private PrintedNumber() {}

  /**
   * The number to 15 significant digits, plain or with an exponent, whichever is shorter: {@code
   * 365.25}, {@code 1e+05}, {@code 123456}.
   */
  static String of(double value) {
    if (value == 0 || !Double.isFinite(value)) {
      return significant(value, DIGITS).strip();
    }
    BigDecimal bare = rounded(value, DIGITS).stripTrailingZeros();
    String plain = bare.toPlainString();
    String scientific = scientific(bare);
    return plain.length() <= scientific.length() ? plain : scientific;
  }

  /** A number as C's %g writes it; R has a blank before positive infinity. */
  static String significant(double value, int digits) {
    if (Double.isInfinite(value)) {
      return value > 0 ? " Inf" : "-Inf";
    }
    if (value == 0) {
      return "0";
    }
    BigDecimal rounded = rounded(value, digits);
    int exponent = exponent(rounded);
    BigDecimal bare = rounded.stripTrailingZeros();
    return exponent >= -4 && exponent < digits ? bare.toPlainString() : scientific(bare);
  }

  private static BigDecimal rounded(double value, int digits) {
    return new BigDecimal(value).round(new MathContext(digits, RoundingMode.HALF_EVEN));
  }

  private static int exponent(BigDecimal value) {
    return value.precision() - value.scale() - 1;
  }

  private static String scientific(BigDecimal bare) {
    int exponent = exponent(bare);
    return bare.movePointLeft(exponent).stripTrailingZeros().toPlainString()
        + String.format(Locale.ROOT, "e%s%02d", exponent < 0 ? "-" : "+", Math.abs(exponent));
  }
}
