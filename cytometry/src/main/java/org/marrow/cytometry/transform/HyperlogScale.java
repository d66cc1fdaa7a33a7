package org.marrow.cytometry.transform;

/**
 * The hyperlog scale, the inverse of {@code EH(y) = a e^(b y) + c y - f} (Bagwell 2005, Cytometry A
 * 64:34; Gating-ML 2.0 section 6.5). Negative values are the mirror image of positive ones.
 */
public final class HyperlogScale extends MirroredScale {
  private final double a;
  private final double c;
  private final double f;

  private HyperlogScale(double top, double linear, double decades, double negative) {
    super(top, linear, decades, negative);
    double w = linear / (decades + negative);
    double x1 = zero();
    double x0 = negative / (decades + negative) + 2 * w;
    double ca = StrictMath.exp(b * x0) / w;
    double fa = StrictMath.exp(b * x1) + ca * x1;
    a = top / (StrictMath.exp(b) + ca - fa);
    c = ca * a;
    f = fa * a;
  }

  /**
   * @param top T, the value at 1; above 0
   * @param linear W, decades of the linear part; above 0, at most M / 2
   * @param decades M, decades of the scale; above 0
   * @param negative A, additional decades below 0; between -W and M - 2 W
   */
  public static HyperlogScale of(double top, double linear, double decades, double negative) {
    check(top, linear, decades, negative, Math.min(1e-6, decades / 4));
    return new HyperlogScale(top, linear, decades, negative);
  }

  @Override
  double curve(double y) {
    return a * StrictMath.exp(b * y) + c * y - f;
  }

  @Override
  double slope(double y) {
    return a * b * StrictMath.exp(b * y) + c;
  }

  /** The slope is 0 at y = (ln(c / (a b)) + i pi) / b. */
  @Override
  double width() {
    return c * StrictMath.PI / b;
  }
}
