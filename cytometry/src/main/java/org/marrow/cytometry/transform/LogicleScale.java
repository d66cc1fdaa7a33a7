package org.marrow.cytometry.transform;

/**
 * The logicle scale: linear around 0, logarithmic far from it; the inverse of the biexponential
 * {@code B(y) = a e^(b y) - c e^(-d y) - f} whose coefficients follow from T, W, M and A (Gating-ML
 * 2.0 section 6.4; Moore and Parks 2012, Cytometry A 81:273). Negative values are the mirror image
 * of positive ones, as in the tables of the standard and its reference implementation.
 */
public final class LogicleScale implements Scale {
  private final double top;
  private final double linear;
  private final double decades;
  private final double negative;
  private final double a;
  private final double b;
  private final double c;
  private final double d;
  private final double f;
  private final double zero;
  private final Piecewise pieces;

  private LogicleScale(double top, double linear, double decades, double negative) {
    this.top = top;
    this.linear = linear;
    this.decades = decades;
    this.negative = negative;
    double w = linear / (decades + negative);
    double x2 = negative / (decades + negative);
    double x1 = x2 + w;
    double x0 = x2 + 2 * w;
    b = (decades + negative) * FastLog.LN10;
    d = rate(b, w);
    double ca = StrictMath.exp(x0 * (b + d));
    double fa = StrictMath.exp(b * x1) - ca / StrictMath.exp(d * x1);
    a = top / (StrictMath.exp(b) - fa - ca / StrictMath.exp(d));
    c = ca * a;
    f = fa * a;
    zero = x1;
    // The nearest branch point of the inverse: B'(y) = 0 at y = (ln(c d / (a b)) + i pi) / (b + d).
    double re = StrictMath.log(c * d / (a * b)) / (b + d);
    double im = StrictMath.PI / (b + d);
    double width =
        a * StrictMath.exp(b * re) * StrictMath.sin(b * im)
            + c * StrictMath.exp(-d * re) * StrictMath.sin(d * im);
    pieces = new Piecewise(this::half, zero, Math.abs(width), top * 0x1p6);
  }

  /**
   * @param top T, the value at 1; above 0
   * @param linear W, decades of the linear part; between 0 and M / 2
   * @param decades M, decades of the scale; above 0
   * @param negative A, additional decades below 0; between -W and M - 2 W
   */
  public static LogicleScale of(double top, double linear, double decades, double negative) {
    Scale.checkedTop(top);
    Scale.checked("M", decades, 1e-6, 100);
    Scale.checked("W", linear, 0, decades / 2);
    Scale.checked("A", negative, -linear, decades - 2 * linear);
    if (!(decades + negative > 0)) {
      throw new IllegalArgumentException("M + A must be above 0: " + decades + ", " + negative);
    }
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

  private double biexponential(double y) {
    return a * StrictMath.exp(b * y) - c * StrictMath.exp(-d * y) - f;
  }

  private double half(double x) {
    return Increasing.solve(
            this::biexponential,
            y -> a * b * StrictMath.exp(b * y) + c * d * StrictMath.exp(-d * y),
            x,
            zero)
        - zero;
  }

  @Override
  public double apply(double value) {
    return pieces.apply(value);
  }

  @Override
  public double inverse(double place) {
    return place >= zero ? biexponential(place) : -biexponential(2 * zero - place);
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
