package org.marrow.survival.elementary;

/**
 * exp(x) from a table of powers of 2^(1/64) and a short polynomial (Tang 1989,
 * doi:10.1145/63522.214389), within two units of the last place of the true value. Only sums and
 * products in a fixed order, so the bits are the same everywhere.
 */
public final class Exponential {
  private static final int PARTS = 64;
  private static final double[] POWER = new double[PARTS];

  /** log(2) / 64 in two pieces, the first with so few bits that a product with k is exact. */
  private static final double STEP_HIGH = high(StrictMath.log(2) / PARTS);

  /** log(2) less its double is 2.3190468138462996e-17. */
  private static final double STEP_LOW =
      (StrictMath.log(2) / PARTS - STEP_HIGH) + 2.3190468138462996e-17 / PARTS;

  private static final double PER_STEP = PARTS / StrictMath.log(2);

  /** Adding and taking it away rounds to a whole number. */
  private static final double ROUNDING = 0x1.8p52;

  static {
    for (int k = 0; k < PARTS; k++) {
      POWER[k] = StrictMath.pow(2, (double) k / PARTS);
    }
  }

  private Exponential() {}

  private static double high(double value) {
    return Double.longBitsToDouble(Double.doubleToRawLongBits(value) & -1L << 21);
  }

  /** exp(x) for any x. */
  public static double of(double x) {
    if (!(x > -700 && x < 700)) {
      return StrictMath.exp(x);
    }
    double whole = x * PER_STEP + ROUNDING - ROUNDING;
    int k = (int) whole;
    double r = (x - whole * STEP_HIGH) - whole * STEP_LOW;
    double square = r * r;
    double rest =
        r + square * (0.5 + r * (1.0 / 6)) + square * square * (1.0 / 24 + r * (1.0 / 120));
    double part = POWER[k & (PARTS - 1)];
    double scale = Double.longBitsToDouble((long) ((k >> 6) + 1023) << 52);
    return scale * (part + part * rest);
  }
}
