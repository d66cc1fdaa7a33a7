package org.marrow.cytometry.transform;

/**
 * The hyperlog scale, the inverse of {@code EH(y) = a e^(b y) + c y - f} (Bagwell 2005, Cytometry A
 * 64:34; Gating-ML 2.0 section 6.5). Negative values are the mirror image of positive ones.
 */
public final class HyperlogScale implements Scale {
  private final double top;
  private final double linear;
  private final double decades;
  private final double negative;
  private final double a;
  private final double b;
  private final double c;
  private final double f;
  private final double zero;
  private final Piecewise pieces;

  private HyperlogScale(double top, double linear, double decades, double negative) {
    this.top = top;
    this.linear = linear;
    this.decades = decades;
    this.negative = negative;
    double w = linear / (decades + negative);
    double x2 = negative / (decades + negative);
    double x1 = x2 + w;
    double x0 = x2 + 2 * w;
    b = (decades + negative) * FastLog.LN10;
    double ca = StrictMath.exp(b * x0) / w;
    double fa = StrictMath.exp(b * x1) + ca * x1;
    a = top / (StrictMath.exp(b) + ca - fa);
    c = ca * a;
    f = fa * a;
    zero = x1;
    // The nearest branch point of the inverse: EH'(y) = 0 at y = (ln(c / (a b)) + i pi) / b.
    pieces = new Piecewise(this::half, zero, c * StrictMath.PI / b, top * 0x1p6);
  }

  /**
   * @param top T, the value at 1; above 0
   * @param linear W, decades of the linear part; above 0, at most M / 2
   * @param decades M, decades of the scale; above 0
   * @param negative A, additional decades below 0; between -W and M - 2 W
   */
  public static HyperlogScale of(double top, double linear, double decades, double negative) {
    Scale.checkedTop(top);
    Scale.checked("M", decades, 1e-6, 100);
    Scale.checked("W", linear, Math.min(1e-6, decades / 4), decades / 2);
    Scale.checked("A", negative, -linear, decades - 2 * linear);
    return new HyperlogScale(top, linear, decades, negative);
  }

  private double scaled(double y) {
    return a * StrictMath.exp(b * y) + c * y - f;
  }

  private double half(double x) {
    return Increasing.solve(this::scaled, y -> a * b * StrictMath.exp(b * y) + c, x, zero) - zero;
  }

  @Override
  public double apply(double value) {
    return pieces.apply(value);
  }

  @Override
  public double inverse(double place) {
    return place >= zero ? scaled(place) : -scaled(2 * zero - place);
  }

  @Override
  public void apply(double[] values, int count) {
    pieces.apply(values, count);
  }

  /** T, the value at 1. */
  public double top() {
    return top;
  }

  /** W, decades of the linear part. */
  public double linear() {
    return linear;
  }

  /** M, decades. */
  public double decades() {
    return decades;
  }

  /** A, additional decades below 0. */
  public double negative() {
    return negative;
  }
}
