package org.marrow.cytometry.transform;

/**
 * Natural logarithm to about 1e-14 absolute: exponent times ln 2 plus a polynomial for each 1/32 of
 * the mantissa. The same bits on every machine, several times faster than the strict library one.
 */
final class FastLog {
  static final double LN10 = 2.302585092994045684;
  private static final double LN2 = 0.693147180559945309;
  private static final int BITS = 6;
  private static final int DEGREE = 5;
  private static final double[] TABLE = table();

  private FastLog() {}

  static double ln(double x) {
    long bits = Double.doubleToRawLongBits(x);
    int exponent = (int) (bits >>> 52) - 1023;
    if (exponent <= -1023 || exponent >= 1024) {
      // Zero, subnormal, infinite, NaN, and every negative number.
      return StrictMath.log(x);
    }
    int k = (int) (bits >>> 52 - BITS) & (1 << BITS) - 1;
    double m = Double.longBitsToDouble(bits & 0x000f_ffff_ffff_ffffL | 0x3ff0_0000_0000_0000L);
    double t = m - (1 + (k + 0.5) / (1 << BITS));
    int o = k * (DEGREE + 1);
    double[] c = TABLE;
    double poly =
        ((((c[o + 5] * t + c[o + 4]) * t + c[o + 3]) * t + c[o + 2]) * t + c[o + 1]) * t + c[o];
    return exponent * LN2 + poly;
  }

  private static double[] table() {
    int segments = 1 << BITS;
    double[] table = new double[segments * (DEGREE + 1)];
    for (int k = 0; k < segments; k++) {
      double mid = 1 + (k + 0.5) / segments;
      Polynomial.fit(t -> StrictMath.log(mid + t), 0.5 / segments, table, k * (DEGREE + 1));
    }
    return table;
  }
}
