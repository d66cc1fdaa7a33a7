package org.marrow.cytometry.transform;

/**
 * The logicle scale: linear around 0, logarithmic far from it; the inverse of the biexponential
 * {@code B(y) = a e^(b y) - c e^(-d y) - f} whose coefficients follow from T, W, M and A (Gating-ML
 * 2.0 section 6.4; Moore and Parks 2012, Cytometry A 81:273). Negative values are the mirror image
 * of positive ones, as in the tables of the standard and its reference implementation.
 */
public final class LogicleScale extends MirroredScale {
  private final double a;
  private final double c;
  private final double d;
  private final double f;

  private LogicleScale(double top, double linear, double decades, double negative) {
    super(top, linear, decades, negative);
    double w = linear / (decades + negative);
    double x1 = zero();
    double x0 = negative / (decades + negative) + 2 * w;
    d = rate(b, w);
    double ca = StrictMath.exp(x0 * (b + d));
    double fa = StrictMath.exp(b * x1) - ca / StrictMath.exp(d * x1);
    a = top / (StrictMath.exp(b) - fa - ca / StrictMath.exp(d));
    c = ca * a;
    f = fa * a;
  }

  /**
   * @param top T, the value at 1; above 0
   * @param linear W, decades of the linear part; between 0 and M / 2
   * @param decades M, decades of the scale; above 0
   * @param negative A, additional decades below 0; between -W and M - 2 W
   */
  public static LogicleScale of(double top, double linear, double decades, double negative) {
    check(top, linear, decades, negative, 0);
    return new LogicleScale(top, linear, decades, negative);
  }

  /** The root d of 2 (ln d - ln b) + w (d + b) = 0, which lies between 0 and b. */
  private static double rate(double b, double w) {
    if (w == 0) {
      return b;
    }
    double low = 0;
    double high = b;
    for (int i = 0; i < 2000 && Math.nextUp(low) < high; i++) {
      double mid = 0.5 * (low + high);
      if (2 * (StrictMath.log(mid) - StrictMath.log(b)) + w * (mid + b) > 0) {
        high = mid;
      } else {
        low = mid;
      }
    }
    return 0.5 * (low + high);
  }

  @Override
  double curve(double y) {
    return a * StrictMath.exp(b * y) - c * StrictMath.exp(-d * y) - f;
  }

  @Override
  double slope(double y) {
    return a * b * StrictMath.exp(b * y) + c * d * StrictMath.exp(-d * y);
  }

  /** The slope is 0 at y = (ln(c d / (a b)) + i pi) / (b + d). */
  @Override
  double width() {
    double re = StrictMath.log(c * d / (a * b)) / (b + d);
    double im = StrictMath.PI / (b + d);
    return Math.abs(
        a * StrictMath.exp(b * re) * StrictMath.sin(b * im)
            + c * StrictMath.exp(-d * re) * StrictMath.sin(d * im));
  }
}
