package org.marrow.kinetics.elementary;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Exponential, logarithm and sine to 50 digits by their series: the oracle of the kernels'
 * functions.
 */
final class BigMath {
  static final MathContext DIGITS = new MathContext(50);
  private static final BigDecimal HALVINGS = BigDecimal.valueOf(1L << 20);

  private BigMath() {}

  static BigDecimal exp(BigDecimal x) {
    BigDecimal small = x.divide(HALVINGS, new MathContext(70));
    MathContext wide = new MathContext(70);
    BigDecimal term = BigDecimal.ONE;
    BigDecimal sum = BigDecimal.ONE;
    for (int i = 1; i < 40 && term.signum() != 0; i++) {
      term = term.multiply(small, wide).divide(BigDecimal.valueOf(i), wide);
      sum = sum.add(term, wide);
      if (term.signum() != 0 && term.precision() - term.scale() < -72) {
        break;
      }
    }
    for (int i = 0; i < 20; i++) {
      sum = sum.multiply(sum, wide);
    }
    return sum.round(DIGITS);
  }

  static BigDecimal log(BigDecimal x) {
    BigDecimal y = new BigDecimal(StrictMath.log(x.doubleValue()));
    // Two Newton steps with the third-order term: 1e-16, then 1e-48.
    for (int i = 0; i < 2; i++) {
      BigDecimal d =
          x.multiply(exp(y.negate()), DIGITS).subtract(BigDecimal.ONE, new MathContext(70));
      y =
          y.add(d, new MathContext(70))
              .subtract(d.multiply(d, DIGITS).divide(BigDecimal.TWO, DIGITS), new MathContext(70));
    }
    return y;
  }

  private static final MathContext WIDE = new MathContext(80);

  /** Machin's formula: pi = 16 arctan(1/5) - 4 arctan(1/239). */
  static final BigDecimal PI =
      inverseTangent(5)
          .multiply(BigDecimal.valueOf(16))
          .subtract(inverseTangent(239).multiply(BigDecimal.valueOf(4)));

  private static BigDecimal inverseTangent(int inverse) {
    BigDecimal power = BigDecimal.ONE.divide(BigDecimal.valueOf(inverse), WIDE);
    BigDecimal square = power.multiply(power, WIDE);
    BigDecimal sum = BigDecimal.ZERO;
    for (int i = 0; i < 60; i++) {
      BigDecimal term = power.divide(BigDecimal.valueOf(2L * i + 1), WIDE);
      sum = i % 2 == 0 ? sum.add(term) : sum.subtract(term);
      power = power.multiply(square, WIDE);
    }
    return sum;
  }

  /** By the series, after subtracting whole turns. */
  static BigDecimal sin(BigDecimal x) {
    BigDecimal turn = PI.multiply(BigDecimal.TWO);
    BigDecimal turns = x.divide(turn, 0, RoundingMode.HALF_EVEN);
    BigDecimal r = x.subtract(turns.multiply(turn));
    BigDecimal square = r.multiply(r, WIDE);
    BigDecimal term = r;
    BigDecimal sum = r;
    for (int i = 1; i < 45; i++) {
      term = term.multiply(square, WIDE).divide(BigDecimal.valueOf(-2L * i * (2L * i + 1)), WIDE);
      sum = sum.add(term);
    }
    return sum;
  }

  static BigDecimal cos(BigDecimal x) {
    return sin(x.add(PI.divide(BigDecimal.TWO, WIDE)));
  }

  /** Distance of a double from the true value in units of its last place. */
  static double ulps(double computed, BigDecimal exact) {
    return new BigDecimal(computed)
        .subtract(exact)
        .divide(new BigDecimal(Math.ulp(exact.doubleValue())), DIGITS)
        .abs()
        .doubleValue();
  }
}
