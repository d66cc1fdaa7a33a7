package org.marrow.cytometry.transform;

/**
 * {@code fasinh(x) = (asinh(x sinh(M ln 10) / T) + A ln 10) / ((M + A) ln 10)} (Gating-ML 2.0
 * section 6.3). {@link #cofactor} gives the plain {@code asinh(x / c)} of mass cytometry.
 */
public final class AsinhScale implements Scale {
  private final double top;
  private final double decades;
  private final double negative;
  private final double cofactor;
  private final double shift;
  private final double unit;
  private final Piecewise pieces;

  private AsinhScale(
      double top, double decades, double negative, double cofactor, double shift, double unit) {
    this.top = top;
    this.decades = decades;
    this.negative = negative;
    this.cofactor = cofactor;
    this.shift = shift;
    this.unit = unit;
    pieces = new Piecewise(this::half, shift / unit, cofactor, cofactor * 0x1p30);
  }

  /**
   * @param top T, the value at 1
   * @param decades M, above 0
   * @param negative A, additional decades below 0; at least 0
   */
  public static AsinhScale of(double top, double decades, double negative) {
    Scale.checkedTop(top);
    Scale.checked("M", decades, 1e-6, 100);
    Scale.checked("A", negative, 0, 100);
    double cofactor = top / StrictMath.sinh(decades * FastLog.LN10);
    return new AsinhScale(
        top,
        decades,
        negative,
        cofactor,
        negative * FastLog.LN10,
        (decades + negative) * FastLog.LN10);
  }

  /**
   * The inverse hyperbolic sine without a top, {@code asinh(x / c)}.
   *
   * @param cofactor c, above 0: 5 is the custom for mass cytometry, 150 for fluorescence
   */
  public static AsinhScale cofactor(double cofactor) {
    if (!(cofactor > 0) || cofactor > 1e9) {
      throw new IllegalArgumentException("the cofactor must be above 0, at most 1e9: " + cofactor);
    }
    // T, M and A of the same curve: T at M ln 10 = 1 needs no meaning here.
    double decades = 1 / FastLog.LN10;
    return new AsinhScale(cofactor * StrictMath.sinh(1), decades, 0, cofactor, 0, 1);
  }

  private double half(double x) {
    double u = Math.abs(x) / cofactor;
    double y =
        u > 1e8
            ? StrictMath.log(u) + StrictMath.log(2)
            : StrictMath.log1p(u + u * u / (1 + StrictMath.sqrt(1 + u * u)));
    return Math.copySign(y, x) / unit;
  }

  @Override
  public double apply(double value) {
    return pieces.apply(value);
  }

  @Override
  public double inverse(double place) {
    return cofactor * StrictMath.sinh(place * unit - shift);
  }

  @Override
  public void apply(double[] values, int count) {
    pieces.apply(values, count);
  }

  /** T, the value at 1. */
  public double top() {
    return top;
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
