package org.marrow.foundation.units;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;

/**
 * A unit: a factor and the powers of its base dimensions. Factors are kept as exact ratios, so that
 * 1 mg/dL is exactly 0.01 g/L. Two units are equal when they measure the same and by the same
 * factor, whatever their text.
 */
public final class Unit {
  /** The unit of a pure number. */
  public static final Unit ONE =
      new Unit("1", BigDecimal.ONE, BigDecimal.ONE, new double[Base.values().length]);

  private final String text;
  private final BigDecimal numerator;
  private final BigDecimal denominator;
  private final double[] powers;

  private Unit(String text, BigDecimal numerator, BigDecimal denominator, double[] powers) {
    this.text = text;
    this.numerator = numerator;
    this.denominator = denominator;
    this.powers = powers;
  }

  /**
   * Reads a unit as people write it: {@code mg/m2}, {@code ng/mL}, {@code nM}, {@code 10^9/L},
   * {@code cells/uL}, {@code mg/(kg.d)}, {@code %}, {@code log2}, {@code IU/L}. Factors are joined
   * by {@code .}, {@code *} or a blank; powers follow the symbol as {@code m2}, {@code m^2} or
   * {@code m²}.
   *
   * @throws IllegalArgumentException when a symbol is not known; the message names it
   */
  public static Unit parse(String text) {
    return new UnitParser(text).unit();
  }

  /** The reference unit of a base dimension. */
  public static Unit of(Base base) {
    double[] powers = new double[Base.values().length];
    powers[base.ordinal()] = 1;
    return new Unit(base.symbol(), BigDecimal.ONE, BigDecimal.ONE, powers);
  }

  /** The same unit under another text. */
  public Unit called(String name) {
    return new Unit(name, numerator, denominator, powers);
  }

  /**
   * This unit times a number, for example {@code of(TIME).scaled(60)}. The factor must be finite
   * and positive.
   */
  public Unit scaled(double factor) {
    return scaled(BigDecimal.valueOf(factor), BigDecimal.ONE);
  }

  Unit scaled(BigDecimal up, BigDecimal down) {
    if (up.signum() <= 0 || down.signum() <= 0) {
      throw new IllegalArgumentException("a unit's factor must be above 0");
    }
    return new Unit(
        up + " " + text,
        numerator.multiply(up, PRECISION),
        denominator.multiply(down, PRECISION),
        powers);
  }

  private static final MathContext PRECISION = new MathContext(60);

  /** The product of two units. */
  public Unit times(Unit other) {
    double[] sum = new double[powers.length];
    for (int i = 0; i < sum.length; i++) {
      sum[i] = powers[i] + other.powers[i];
    }
    return new Unit(
        text + "." + other.text,
        numerator.multiply(other.numerator, PRECISION),
        denominator.multiply(other.denominator, PRECISION),
        sum);
  }

  /** The quotient of two units. */
  public Unit per(Unit other) {
    Unit product = times(other.power(-1));
    return product.called(text + "/" + other.text);
  }

  /**
   * This unit to a power; fractions of a power are allowed, as in the square root of a variance.
   */
  public Unit power(double exponent) {
    double[] scaled = new double[powers.length];
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] = powers[i] == 0 ? 0 : powers[i] * exponent;
    }
    String name = "(" + text + ")^" + exponent;
    if (exponent == Math.rint(exponent) && Math.abs(exponent) <= 30) {
      int n = (int) Math.abs(exponent);
      BigDecimal up = numerator.pow(n, PRECISION);
      BigDecimal down = denominator.pow(n, PRECISION);
      return exponent >= 0 ? new Unit(name, up, down, scaled) : new Unit(name, down, up, scaled);
    }
    return new Unit(
        name, new BigDecimal(StrictMath.pow(factor(), exponent)), BigDecimal.ONE, scaled);
  }

  /** How many of the reference units one of this unit is. */
  public double factor() {
    return numerator.divide(denominator, MathContext.DECIMAL128).doubleValue();
  }

  /** The power of a base dimension in this unit. */
  public double power(Base base) {
    return powers[base.ordinal()];
  }

  /** Whether both units measure the same kind of thing, so that one converts into the other. */
  public boolean fits(Unit other) {
    for (int i = 0; i < powers.length; i++) {
      if (Math.abs(powers[i] - other.powers[i]) > 1e-9) {
        return false;
      }
    }
    return true;
  }

  /**
   * Whether this is the unit of a number without dimension (a percentage is one, a logarithm is
   * not).
   */
  public boolean isDimensionless() {
    return fits(ONE);
  }

  /**
   * The number by which a value in this unit is multiplied to be in the other.
   *
   * @throws IllegalArgumentException when they measure different things; both are named
   */
  public double factorTo(Unit other) {
    if (!fits(other)) {
      throw new IllegalArgumentException(
          text
              + " ("
              + dimensions()
              + ") does not convert to "
              + other.text
              + " ("
              + other.dimensions()
              + ")");
    }
    return numerator
        .multiply(other.denominator, PRECISION)
        .divide(denominator.multiply(other.numerator, PRECISION), MathContext.DECIMAL128)
        .doubleValue();
  }

  /**
   * What the unit measures, in words: {@code mass per length^3}; {@code number} for a pure number.
   */
  public String dimensions() {
    StringBuilder above = new StringBuilder();
    StringBuilder below = new StringBuilder();
    for (Base base : Base.values()) {
      double power = powers[base.ordinal()];
      if (Math.abs(power) < 1e-9) {
        continue;
      }
      StringBuilder side = power > 0 ? above : below;
      side.append(side.isEmpty() ? "" : " ");
      side.append(base.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' '));
      double size = Math.abs(power);
      if (size != 1) {
        side.append('^')
            .append(size == Math.rint(size) ? Long.toString((long) size) : Double.toString(size));
      }
    }
    if (above.isEmpty() && below.isEmpty()) {
      return "number";
    }
    return (above.isEmpty() ? "1" : above) + (below.isEmpty() ? "" : " per " + below);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Unit unit
        && Arrays.equals(powers, unit.powers)
        && numerator.multiply(unit.denominator).compareTo(unit.numerator.multiply(denominator))
            == 0;
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(powers);
  }

  /** The unit as it was written. */
  @Override
  public String toString() {
    return text;
  }
}
