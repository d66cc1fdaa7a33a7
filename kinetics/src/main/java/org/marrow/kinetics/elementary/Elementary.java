package org.marrow.kinetics.elementary;

import static java.lang.Math.fma;

/**
 * Elementary functions for kernels, from IEEE operations and fused multiply-add.
 *
 * <p>Largest errors seen against 50-digit arithmetic (see the test): exp, log10 and pow 0.65 ulp,
 * log 0.9 ulp, where the result is a normal number; below that one unit of the smallest subnormal.
 * Special cases are those of {@link StrictMath}. Trigonometric and hyperbolic functions and their
 * inverses come from {@code StrictMath} (fdlibm, specified to the bit, within 1 ulp; hyperbolic
 * ones 2.5 ulp); the inverse hyperbolic ones are built on its {@code log1p} and stay within 4 ulp.
 *
 * <p>Methods: Cody and Waite argument reduction with compensated remainders; minimax polynomials
 * computed for this class by the Remez exchange; log by the series of 2 artanh(f / (2 + f)) (see
 * Muller, Elementary Functions, 3rd ed. 2016, chapters 10-11).
 */
public final class Elementary {
  private Elementary() {}

  // The constants are public for the lane code, which repeats these functions in vectors.

  /** 1.5 * 2^52: adding it rounds to the nearest integer, which then stands in the low bits. */
  public static final double ROUNDER = 0x1.8p52;

  public static final double LOG2_E = 0x1.71547652b82fep0;

  /** The leading 42 bits of ln 2, so that its product with an exponent is exact. */
  public static final double LN2_HIGH = 0x1.62e42fefa3800p-1;

  /** ln 2 less {@link #LN2_HIGH}. */
  public static final double LN2_LOW = 0x1.ef35793c76730p-45;

  /** Beyond these exp overflows and vanishes. */
  public static final double EXP_MOST = 710;

  public static final double EXP_LEAST = -746;

  /** (e^r - 1 - r) / r^2 on |r| <= ln(2)/2, error 2^-64. */
  public static final double E0 = 0x1.0000000000000p-1;

  public static final double E1 = 0x1.555555555555cp-3;
  public static final double E2 = 0x1.555555555555ep-5;
  public static final double E3 = 0x1.111111110eb94p-7;
  public static final double E4 = 0x1.6c16c16c13550p-10;
  public static final double E5 = 0x1.a01a01b3c72f5p-13;
  public static final double E6 = 0x1.a01a01b4633a2p-16;
  public static final double E7 = 0x1.71ddef7537188p-19;
  public static final double E8 = 0x1.27e4bf186968fp-22;
  public static final double E9 = 0x1.af6d02ee16ee2p-26;
  public static final double E10 = 0x1.1f9e0f639c859p-29;

  /** Bits of sqrt(1/2): mantissas are taken from there to sqrt(2). */
  public static final long ROOT_HALF_BITS = 0x3fe6a09e667f3bcdL;

  /** (2 artanh(s) - 2 s) / s^3 in z = s^2 on |s| <= 0.1716, error 2^-58 of s. */
  public static final double L0 = 0x1.5555555555593p-1;

  public static final double L1 = 0x1.999999997fb31p-2;
  public static final double L2 = 0x1.2492494217a01p-2;
  public static final double L3 = 0x1.c71c51e7fa044p-3;
  public static final double L4 = 0x1.7466462bcaff5p-3;
  public static final double L5 = 0x1.39a0f519d0a5ep-3;
  public static final double L6 = 0x1.2f0d8d8eb2e94p-3;

  /** The same less its first term 2/3, divided by z, error 2^-72 of s. */
  public static final double T0 = 0x1.9999999999996p-2;

  public static final double T1 = 0x1.2492492493049p-2;
  public static final double T2 = 0x1.c71c71c57dffcp-3;
  public static final double T3 = 0x1.745d18337a7a1p-3;
  public static final double T4 = 0x1.3b13626730098p-3;
  public static final double T5 = 0x1.1120c17d0cdf1p-3;
  public static final double T6 = 0x1.de318ef53468ep-4;
  public static final double T7 = 0x1.eb20d05440b75p-4;

  public static final double TWO_THIRDS = 0x1.5555555555555p-1;
  public static final double TWO_THIRDS_LOW = 0x1.5555555555555p-55;
  public static final double LOG10_E = 0x1.bcb7b1526e50ep-2;
  public static final double LOG10_E_LOW = 0x1.95355baaafad3p-57;

  /** e to the power x. */
  public static double exp(double x) {
    double c = x > EXP_MOST ? EXP_MOST : x < EXP_LEAST ? EXP_LEAST : x;
    return expOfSum(c, 0);
  }

  /** e to the power high + low, where |low| is far below |high| and high within the exp range. */
  private static double expOfSum(double high, double low) {
    double shifted = fma(high, LOG2_E, ROUNDER);
    double k = shifted - ROUNDER;
    double exact = fma(-k, LN2_HIGH, high);
    double tail = k * LN2_LOW;
    double near = exact - tail;
    double lost = (exact - near) - tail;
    double r = near + low;
    double rest = ((near - r) + low) + lost;
    double r2 = r * r;
    double r4 = r2 * r2;
    double p =
        fma(
            fma(r4, fma(r2, E10, fma(r, E9, E8)), fma(r2, fma(r, E7, E6), fma(r, E5, E4))),
            r4,
            fma(r2, fma(r, E3, E2), fma(r, E1, E0)));
    double sum = 1 + r;
    double y = sum + (((1 - sum) + r) + fma(r2, p, rest));
    // 2^k in two factors, so that subnormal results are rounded once and 2^1024 is reached.
    double halfShifted = fma(k, 0.5, ROUNDER);
    double otherShifted = (k - (halfShifted - ROUNDER)) + ROUNDER;
    return y * powerOfTwo(halfShifted) * powerOfTwo(otherShifted);
  }

  /** 2 to the whole number that stands in the low bits. */
  private static double powerOfTwo(double shifted) {
    return Double.longBitsToDouble((Double.doubleToRawLongBits(shifted) << 52) + (1023L << 52));
  }

  /** Natural logarithm. */
  public static double log(double x) {
    if (!(x > 0 && x < Double.POSITIVE_INFINITY)) {
      return x == 0 ? Double.NEGATIVE_INFINITY : x == Double.POSITIVE_INFINITY ? x : Double.NaN;
    }
    boolean small = x < Double.MIN_NORMAL;
    long bits = Double.doubleToRawLongBits(small ? x * 0x1p54 : x);
    long exponent = ((bits - ROOT_HALF_BITS + (1024L << 52)) >>> 52) - 1024;
    double f = Double.longBitsToDouble(bits - (exponent << 52)) - 1;
    double k = small ? (double) exponent - 54 : (double) exponent;
    double s = f / (2 + f);
    double z = s * s;
    double z2 = z * z;
    double series =
        z * fma(z2 * z2, fma(z2, L6, fma(z, L5, L4)), fma(z2, fma(z, L3, L2), fma(z, L1, L0)));
    double half = 0.5 * f * f;
    double low = fma(s, half + series, k * LN2_LOW);
    return fma(k, LN2_HIGH, f - (half - low));
  }

  /** A logarithm as an unevaluated sum, good to about 2^-65 of itself. */
  private record Log(double high, double low) {}

  private static Log logAsSum(double x) {
    boolean small = x < Double.MIN_NORMAL;
    long bits = Double.doubleToRawLongBits(small ? x * 0x1p54 : x);
    long exponent = ((bits - ROOT_HALF_BITS + (1024L << 52)) >>> 52) - 1024;
    double f = Double.longBitsToDouble(bits - (exponent << 52)) - 1;
    double k = small ? (double) exponent - 54 : (double) exponent;
    double d = 2 + f;
    double dLow = f - (d - 2);
    double s = f / d;
    double sLow = fma(-s, dLow, fma(-s, d, f)) / d;
    double z = s * s;
    double zLow = fma(2 * s, sLow, fma(s, s, -z));
    double z2 = z * z;
    double tail =
        z
            * fma(
                z2 * z2,
                fma(z2, fma(z, T7, T6), fma(z, T5, T4)),
                fma(z2, fma(z, T3, T2), fma(z, T1, T0)));
    double c = TWO_THIRDS + tail;
    double cLow = ((TWO_THIRDS - c) + tail) + TWO_THIRDS_LOW;
    double cube = s * z;
    double cubeLow = fma(s, z, -cube) + fma(s, zLow, sLow * z);
    double b = cube * c;
    double bLow = fma(cube, c, -b) + fma(cube, cLow, cubeLow * c);
    double twice = 2 * s;
    double mantissa = twice + b;
    double mantissaLow = ((twice - mantissa) + b) + fma(2, sLow, bLow);
    double whole = k * LN2_HIGH;
    double sum = whole + mantissa;
    double sumLow = ((whole - sum) + mantissa) + fma(k, LN2_LOW, mantissaLow);
    double high = sum + sumLow;
    return new Log(high, (sum - high) + sumLow);
  }

  /** Logarithm to base 10; exact at powers of 10. */
  public static double log10(double x) {
    if (!(x > 0 && x < Double.POSITIVE_INFINITY)) {
      return log(x);
    }
    Log log = logAsSum(x);
    double high = log.high * LOG10_E;
    double low = fma(log.high, LOG10_E, -high) + fma(log.high, LOG10_E_LOW, log.low * LOG10_E);
    return high + low;
  }

  /** x to the power y, with the special cases of {@link StrictMath#pow}. */
  public static double pow(double x, double y) {
    if (x > 0 && x < Double.POSITIVE_INFINITY && Math.abs(y) < Double.POSITIVE_INFINITY) {
      return positivePow(x, y);
    }
    if (x < 0 && x > Double.NEGATIVE_INFINITY && Math.rint(y) == y && Math.abs(y) < 0x1p53) {
      double magnitude = positivePow(-x, y);
      return ((long) y & 1) == 0 ? magnitude : -magnitude;
    }
    // What is left is exact: zeros, infinities, NaN, and even powers beyond 2^53.
    return x < 0
            && Math.abs(y) < Double.POSITIVE_INFINITY
            && Math.rint(y) == y
            && x > Double.NEGATIVE_INFINITY
        ? positivePow(-x, y)
        : StrictMath.pow(x, y);
  }

  private static double positivePow(double x, double y) {
    Log log = logAsSum(x);
    double high = y * log.high;
    double low = fma(y, log.low, fma(y, log.high, -high));
    if (high > EXP_MOST) {
      return expOfSum(EXP_MOST, 0);
    }
    if (high < EXP_LEAST) {
      return expOfSum(EXP_LEAST, 0);
    }
    return expOfSum(high, low);
  }

  /** Sine of an angle in radians. */
  public static double sin(double x) {
    return StrictMath.sin(x);
  }

  /** Cosine of an angle in radians. */
  public static double cos(double x) {
    return StrictMath.cos(x);
  }

  /** Tangent of an angle in radians. */
  public static double tan(double x) {
    return StrictMath.tan(x);
  }

  /** Arc sine, radians. */
  public static double asin(double x) {
    return StrictMath.asin(x);
  }

  /** Arc cosine, radians. */
  public static double acos(double x) {
    return StrictMath.acos(x);
  }

  /** Arc tangent, radians. */
  public static double atan(double x) {
    return StrictMath.atan(x);
  }

  /** Hyperbolic sine. */
  public static double sinh(double x) {
    return StrictMath.sinh(x);
  }

  /** Hyperbolic cosine. */
  public static double cosh(double x) {
    return StrictMath.cosh(x);
  }

  /** Hyperbolic tangent. */
  public static double tanh(double x) {
    return StrictMath.tanh(x);
  }

  /** e to the power x, less one. */
  public static double expm1(double x) {
    return StrictMath.expm1(x);
  }

  /** Natural logarithm of 1 + x. */
  public static double log1p(double x) {
    return StrictMath.log1p(x);
  }

  /** Inverse hyperbolic sine. */
  public static double asinh(double x) {
    double a = Math.abs(x);
    double magnitude =
        a > 0x1p28 ? log(a) + (LN2_HIGH + LN2_LOW) : log1p(a + a * a / (1 + Math.sqrt(1 + a * a)));
    return Math.copySign(magnitude, x);
  }

  /** Inverse hyperbolic cosine, 0 or more; NaN below 1. */
  public static double acosh(double x) {
    if (x > 0x1p28) {
      return log(x) + (LN2_HIGH + LN2_LOW);
    }
    double t = x - 1;
    return log1p(t + Math.sqrt(t * (2 + t)));
  }

  /** Inverse hyperbolic tangent; NaN beyond 1. */
  public static double atanh(double x) {
    double a = Math.abs(x);
    return Math.copySign(0.5 * log1p(2 * a / (1 - a)), x);
  }

  /**
   * x!, for whole x of 0 or more; infinite beyond 170, NaN elsewhere. The product is carried in two
   * doubles, so the result is within 0.51 ulp.
   */
  public static double factorial(double x) {
    if (!(x >= 0) || Math.rint(x) != x) {
      return Double.NaN;
    }
    if (x > 170) {
      return Double.POSITIVE_INFINITY;
    }
    double high = 1;
    double low = 0;
    for (double i = 2; i <= x; i++) {
      double product = high * i;
      low = fma(high, i, -product) + low * i;
      high = product + low;
      low = (product - high) + low;
    }
    return high;
  }
}
