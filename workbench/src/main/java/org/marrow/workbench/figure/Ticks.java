package org.marrow.workbench.figure;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** Round numbers for axes: steps of 1, 2 or 5 times a power of ten, about six of them. */
final class Ticks {
  private static final int WANTED = 6;
  private static final int[] STEPS = {1, 2, 5, 10};

  private Ticks() {}

  static List<Tick> linear(double min, double max) {
    BigDecimal step = step(max - min);
    BigDecimal at =
        new BigDecimal(min)
            .divide(step, 0, RoundingMode.CEILING)
            .multiply(step)
            .stripTrailingZeros();
    // A bound that a tick misses only by rounding (0.1 + 0.2) still gets its tick.
    BigDecimal end = new BigDecimal(max).add(step.movePointLeft(9));
    List<Tick> ticks = new ArrayList<>();
    while (at.compareTo(end) <= 0) {
      ticks.add(new Tick(at.doubleValue(), label(at, Math.max(0, step.scale()))));
      at = at.add(step);
    }
    return ticks;
  }

  /**
   * Decades; with 2 and 5 between them when there are fewer than three; round numbers on a range
   * too short for either.
   */
  static List<Tick> log(double min, double max) {
    int first = (int) Math.floor(StrictMath.log10(min) + 1e-9);
    int last = (int) Math.ceil(StrictMath.log10(max) - 1e-9);
    int stride = Math.max(1, (last - first + 7) / 8);
    int[] between = last - first <= 2 ? new int[] {1, 2, 5} : new int[] {1};
    List<Tick> ticks = new ArrayList<>();
    for (int decade = first; decade <= last; decade += stride) {
      for (int digit : between) {
        BigDecimal value = BigDecimal.valueOf(digit).scaleByPowerOfTen(decade);
        double at = value.doubleValue();
        if (at >= min * (1 - 1e-12) && at <= max * (1 + 1e-12)) {
          ticks.add(new Tick(at, label(value, Math.max(0, -decade))));
        }
      }
    }
    return ticks.size() < 3 ? linear(min, max) : ticks;
  }

  static double[] roundRange(double low, double high) {
    double span = high > low ? high - low : Math.max(1, Math.abs(low));
    BigDecimal step = step(span);
    BigDecimal from = new BigDecimal(low).divide(step, 0, RoundingMode.FLOOR).multiply(step);
    BigDecimal to = new BigDecimal(high).divide(step, 0, RoundingMode.CEILING).multiply(step);
    if (from.compareTo(to) == 0) {
      to = to.add(step);
    }
    return new double[] {from.doubleValue(), to.doubleValue()};
  }

  private static BigDecimal step(double span) {
    BigDecimal raw = new BigDecimal(span).divide(BigDecimal.valueOf(WANTED), MathContext.DECIMAL64);
    int exponent = raw.precision() - raw.scale() - 1;
    for (int digit : STEPS) {
      BigDecimal step = BigDecimal.valueOf(digit).scaleByPowerOfTen(exponent);
      if (step.compareTo(raw) >= 0) {
        return step.stripTrailingZeros();
      }
    }
    throw new IllegalStateException("no step for a span of " + span);
  }

  private static String label(BigDecimal value, int decimals) {
    double size = Math.abs(value.doubleValue());
    if (size != 0 && (size >= 1e6 || size < 1e-4)) {
      BigDecimal plain = value.stripTrailingZeros();
      int exponent = plain.precision() - plain.scale() - 1;
      String mantissa = plain.scaleByPowerOfTen(-exponent).stripTrailingZeros().toPlainString();
      String power = "10" + superscript(exponent);
      return mantissa.equals("1") ? power : mantissa + "\u00d7" + power;
    }
    String text = value.setScale(decimals, RoundingMode.HALF_EVEN).toPlainString();
    return text.replace('-', '\u2212');
  }

  private static String superscript(int exponent) {
    StringBuilder text = new StringBuilder();
    for (char c : Integer.toString(exponent).toCharArray()) {
      text.append(
          c == '-'
              ? '\u207b'
              : "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079".charAt(c - '0'));
    }
    return text.toString();
  }
}
