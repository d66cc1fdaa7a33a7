package org.marrow.foundation.table;

/**
 * Numbers as machines write them in tables: no grouping, one decimal mark, an optional exponent.
 */
final class PlainNumber {
  private static final double[] TEN = new double[23];

  static {
    for (int i = 0; i < TEN.length; i++) {
      TEN[i] = Double.parseDouble("1e" + i);
    }
  }

  private PlainNumber() {}

  /**
   * The number, or {@code NaN} when the text is not one with this decimal mark (or overflows a
   * double).
   */
  static double parse(String text, char decimal) {
    int length = text.length();
    int i = 0;
    boolean negative = false;
    if (i < length && (text.charAt(i) == '-' || text.charAt(i) == '+')) {
      negative = text.charAt(i++) == '-';
    }
    long mantissa = 0;
    int digits = 0;
    int significant = 0;
    int scale = 0;
    boolean fraction = false;
    for (; i < length; i++) {
      char c = text.charAt(i);
      if (c >= '0' && c <= '9') {
        digits++;
        if (significant > 0 || c != '0') {
          significant++;
        }
        if (significant <= 18) {
          mantissa = mantissa * 10 + (c - '0');
        }
        if (fraction) {
          scale--;
        }
      } else if (c == decimal && !fraction) {
        fraction = true;
      } else {
        break;
      }
    }
    if (digits == 0) {
      return Double.NaN;
    }
    if (i < length) {
      int exponent = exponent(text, i);
      if (exponent == NO_EXPONENT) {
        return Double.NaN;
      }
      scale += exponent;
    }
    // Exact when both factors are: a mantissa below 2^53 and a power of ten up to 1e22.
    if (significant <= 15 && scale >= -22 && scale <= 22) {
      double value = scale < 0 ? mantissa / TEN[-scale] : mantissa * TEN[scale];
      return negative ? -value : value;
    }
    double value = Double.parseDouble(decimal == '.' ? text : text.replace(decimal, '.'));
    return Double.isInfinite(value) ? Double.NaN : value;
  }

  private static final int NO_EXPONENT = Integer.MIN_VALUE;

  private static int exponent(String text, int from) {
    int length = text.length();
    int i = from;
    if (text.charAt(i) != 'e' && text.charAt(i) != 'E') {
      return NO_EXPONENT;
    }
    i++;
    boolean negative = false;
    if (i < length && (text.charAt(i) == '-' || text.charAt(i) == '+')) {
      negative = text.charAt(i++) == '-';
    }
    if (i == length) {
      return NO_EXPONENT;
    }
    int value = 0;
    for (; i < length; i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        return NO_EXPONENT;
      }
      value = Math.min(100_000, value * 10 + (c - '0'));
    }
    return negative ? -value : value;
  }

  /** The shortest text that reads back as the same double; whole numbers without a decimal part. */
  static String text(double value) {
    if (value == Math.rint(value) && Math.abs(value) < 1e15) {
      return value == 0 ? "0" : Long.toString((long) value);
    }
    return Double.toString(value);
  }
}
