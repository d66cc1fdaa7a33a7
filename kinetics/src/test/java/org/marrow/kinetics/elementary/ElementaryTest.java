package org.marrow.kinetics.elementary;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class ElementaryTest {
  private static final double[] SPECIAL = {
    0.0,
    -0.0,
    1,
    -1,
    2,
    -2,
    3,
    -3,
    0.5,
    -0.5,
    1.5,
    -1.5,
    1e-320,
    -1e-320,
    Double.MIN_VALUE,
    Double.MIN_NORMAL,
    Double.MAX_VALUE,
    -Double.MAX_VALUE,
    0x1p53,
    0x1p53 - 1,
    0x1p53 + 2,
    1e300,
    -1e300,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY,
    Double.NaN
  };

  @Test
  void expIsWithin065UlpOfFiftyDigitArithmetic() {
    Random random = new Random(1);
    double worst = 0;
    for (int i = 0; i < 3000; i++) {
      double x = i % 2 == 0 ? random.nextDouble() * 1400 - 700 : random.nextDouble() * 4 - 2;
      worst = Math.max(worst, BigMath.ulps(Elementary.exp(x), BigMath.exp(new BigDecimal(x))));
    }
    assertThat(worst).isLessThan(0.65);
  }

  @Test
  void expRoundsSubnormalResultsToWithinOneOfTheirUnits() {
    Random random = new Random(2);
    for (int i = 0; i < 300; i++) {
      double x = -708.4 - 37 * random.nextDouble();
      assertThat(BigMath.ulps(Elementary.exp(x), BigMath.exp(new BigDecimal(x)))).isLessThan(1.01);
    }
  }

  @Test
  void logIsWithin09UlpOfFiftyDigitArithmetic() {
    Random random = new Random(3);
    double worst = 0;
    for (int i = 0; i < 3000; i++) {
      double x =
          switch (i % 3) {
            case 0 -> Math.scalb(1 + random.nextDouble(), random.nextInt(2000) - 1020);
            case 1 -> 0.5 + random.nextDouble();
            default -> 1 + Math.scalb(random.nextDouble() - 0.5, -random.nextInt(40));
          };
      worst = Math.max(worst, BigMath.ulps(Elementary.log(x), BigMath.log(new BigDecimal(x))));
    }
    assertThat(worst).isLessThan(0.9);
  }

  @Test
  void log10IsWithin065UlpAndExactAtPowersOfTen() {
    Random random = new Random(4);
    BigDecimal ten = BigMath.log(BigDecimal.TEN);
    double worst = 0;
    for (int i = 0; i < 1500; i++) {
      double x = Math.scalb(1 + random.nextDouble(), random.nextInt(200) - 100);
      BigDecimal exact = BigMath.log(new BigDecimal(x)).divide(ten, BigMath.DIGITS);
      worst = Math.max(worst, BigMath.ulps(Elementary.log10(x), exact));
    }
    assertThat(worst).isLessThan(0.65);
    for (int k = 0; k <= 22; k++) {
      assertThat(Elementary.log10(Double.parseDouble("1e" + k))).isEqualTo(k);
    }
  }

  @Test
  void powIsWithin065UlpUpToTheLargestResults() {
    Random random = new Random(5);
    double worst = 0;
    for (int i = 0; i < 2000; i++) {
      double x = Math.scalb(0.5 + random.nextDouble(), random.nextInt(40) - 20);
      double y = i % 2 == 0 ? random.nextDouble() * 8 - 4 : 690 / Math.log(x) * random.nextDouble();
      if (!(Math.abs(y) < 1e6)) {
        continue;
      }
      BigDecimal exact = BigMath.exp(BigMath.log(new BigDecimal(x)).multiply(new BigDecimal(y)));
      worst = Math.max(worst, BigMath.ulps(Elementary.pow(x, y), exact));
    }
    assertThat(worst).isLessThan(0.65);
  }

  @Test
  void powIsExactWhereTheResultIsADouble() {
    for (int base = 2; base <= 15; base++) {
      double product = 1;
      for (int exponent = 0; product < 0x1p52; exponent++) {
        assertThat(Elementary.pow(base, exponent)).isEqualTo(product);
        assertThat(Elementary.pow(-base, exponent))
            .isEqualTo(exponent % 2 == 0 ? product : -product);
        product *= base;
      }
    }
    assertThat(Elementary.pow(6.25, 0.5)).isEqualTo(2.5);
  }

  @Test
  void specialCasesAreThoseOfStrictMath() {
    for (double x : SPECIAL) {
      same(x, Elementary::exp, StrictMath::exp);
      same(x, Elementary::log, StrictMath::log);
      same(x, Elementary::log10, StrictMath::log10);
      for (double y : SPECIAL) {
        double ours = Elementary.pow(x, y);
        double theirs = StrictMath.pow(x, y);
        assertThat(
                ours == theirs
                    || Math.abs(ours - theirs) <= Math.ulp(theirs)
                    || (Double.isNaN(ours) && Double.isNaN(theirs)))
            .as("pow(%s, %s) = %s, not %s", x, y, ours, theirs)
            .isTrue();
      }
    }
  }

  private static void same(double x, DoubleUnaryOperator ours, DoubleUnaryOperator theirs) {
    double a = ours.applyAsDouble(x);
    double b = theirs.applyAsDouble(x);
    assertThat(a == b || Math.abs(a - b) <= Math.ulp(b) || (Double.isNaN(a) && Double.isNaN(b)))
        .as("at %s: %s, not %s", x, a, b)
        .isTrue();
  }

  @Test
  void factorialIsTheProductAndRefusesFractions() {
    assertThat(Elementary.factorial(0)).isEqualTo(1);
    assertThat(Elementary.factorial(20)).isEqualTo(2432902008176640000.0);
    assertThat(Elementary.factorial(170)).isEqualTo(7.257415615307999e306);
    assertThat(Elementary.factorial(171)).isInfinite();
    assertThat(Elementary.factorial(0.5)).isNaN();
    assertThat(Elementary.factorial(-1)).isNaN();
  }

  @Test
  void inverseHyperbolicFunctionsInvert() {
    for (double x : new double[] {-20, -1.5, -1e-3, 1e-9, 0.3, 2, 30}) {
      assertThat(Elementary.asinh(Elementary.sinh(x))).isCloseTo(x, within(x));
      if (Math.abs(x) > 0.1) { // below, acosh is ill-conditioned
        assertThat(Elementary.acosh(Elementary.cosh(x))).isCloseTo(Math.abs(x), within(x));
      }
      if (Math.abs(x) < 3) {
        assertThat(Elementary.atanh(Elementary.tanh(x))).isCloseTo(x, within(x));
      }
    }
    assertThat(Elementary.acosh(0.5)).isNaN();
    assertThat(Elementary.atanh(1.5)).isNaN();
    assertThat(Elementary.asinh(-0.0)).isEqualTo(-0.0);
  }

  @Test
  void theOtherFunctionsKeepTheirBoundsAgainstFiftyDigitArithmetic() {
    BigDecimal one = BigDecimal.ONE;
    keeps(1, Elementary::sin, BigMath::sin, -1e5, 1e5);
    keeps(1, Elementary::sin, BigMath::sin, -4, 4);
    keeps(1, Elementary::cos, BigMath::cos, -1e5, 1e5);
    keeps(1, Elementary::tan, x -> over(BigMath.sin(x), BigMath.cos(x)), -20, 20);
    // A step of Newton's from the double, whose error is then squared.
    keeps(1, Elementary::asin, x -> newton(x, StrictMath.asin(x.doubleValue())), -0.99, 0.99);
    keeps(
        1,
        Elementary::acos,
        x -> over(BigMath.PI, BigDecimal.TWO).subtract(newton(x, StrictMath.asin(x.doubleValue()))),
        -0.99,
        0.99);
    keeps(
        1,
        Elementary::atan,
        x -> {
          BigDecimal y = new BigDecimal(StrictMath.atan(x.doubleValue()));
          BigDecimal sine = BigMath.sin(y);
          BigDecimal cosine = BigMath.cos(y);
          return y.add(x.multiply(cosine).subtract(sine).multiply(cosine));
        },
        -50,
        50);
    keeps(2.5, Elementary::sinh, x -> over(up(x).subtract(down(x)), BigDecimal.TWO), -20, 20);
    keeps(2.5, Elementary::cosh, x -> over(up(x).add(down(x)), BigDecimal.TWO), -20, 20);
    keeps(2.5, Elementary::tanh, x -> over(up(x).subtract(down(x)), up(x).add(down(x))), -19, 19);
    keeps(1, Elementary::expm1, x -> up(x).subtract(one), -5, 5);
    keeps(1, Elementary::log1p, x -> BigMath.log(x.add(one)), -0.9, 30);
    keeps(4, Elementary::asinh, x -> BigMath.log(x.add(root(x.multiply(x).add(one)))), 0.01, 1e3);
    keeps(
        4,
        Elementary::acosh,
        x -> BigMath.log(x.add(root(x.multiply(x).subtract(one)))),
        1.01,
        1e3);
    keeps(
        4,
        Elementary::atanh,
        x -> over(BigMath.log(over(one.add(x), one.subtract(x))), BigDecimal.TWO),
        -0.99,
        0.99);
  }

  private static void keeps(
      double ulps,
      DoubleUnaryOperator ours,
      UnaryOperator<BigDecimal> exact,
      double from,
      double to) {
    Random random = new Random(6);
    double worst = 0;
    for (int i = 0; i < 300; i++) {
      double x = from + (to - from) * random.nextDouble();
      worst = Math.max(worst, BigMath.ulps(ours.applyAsDouble(x), exact.apply(new BigDecimal(x))));
    }
    assertThat(worst).as("from %s to %s", from, to).isBetween(0.3, ulps);
  }

  private static BigDecimal newton(BigDecimal sine, double near) {
    BigDecimal y = new BigDecimal(near);
    return y.add(over(sine.subtract(BigMath.sin(y)), BigMath.cos(y)));
  }

  private static BigDecimal over(BigDecimal a, BigDecimal b) {
    return a.divide(b, BigMath.DIGITS);
  }

  private static BigDecimal root(BigDecimal x) {
    return x.sqrt(BigMath.DIGITS);
  }

  private static BigDecimal up(BigDecimal x) {
    return BigMath.exp(x);
  }

  private static BigDecimal down(BigDecimal x) {
    return BigMath.exp(x.negate());
  }

  private static org.assertj.core.data.Offset<Double> within(double x) {
    return org.assertj.core.data.Offset.offset(2e-14 * Math.abs(x) + 1e-22);
  }
}
