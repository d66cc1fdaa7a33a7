package org.marrow.foundation.units;

/**
 * A number with its unit.
 *
 * @param value finite
 * @param unit its unit
 */
public record Quantity(double value, Unit unit) {
  private static final Unit MOLAR_MASS = Unit.of(Base.MASS).per(Unit.of(Base.AMOUNT));

  public Quantity {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("a quantity must be finite, got " + value + " " + unit);
    }
  }

  /**
   * Reads a number and its unit, with or without a blank between them: {@code 1.3 mg/m2}, {@code
   * 180d}.
   *
   * @throws IllegalArgumentException when either part is not one
   */
  public static Quantity parse(String text) {
    String plain = text.strip();
    int end = 0;
    while (end < plain.length() && isNumberPart(plain, end)) {
      end++;
    }
    try {
      return new Quantity(
          Double.parseDouble(plain.substring(0, end)), Unit.parse(plain.substring(end)));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("\"" + text + "\" does not start with a number", e);
    }
  }

  private static boolean isNumberPart(String text, int i) {
    char c = text.charAt(i);
    if (c >= '0' && c <= '9' || c == '.') {
      return true;
    }
    boolean afterExponent = i > 0 && (text.charAt(i - 1) == 'e' || text.charAt(i - 1) == 'E');
    if (c == '-' || c == '+') {
      return i == 0 || afterExponent;
    }
    boolean digitBefore = i > 0 && Character.isDigit(text.charAt(i - 1));
    int next = i + 1;
    if (next < text.length() && (text.charAt(next) == '-' || text.charAt(next) == '+')) {
      next++;
    }
    return (c == 'e' || c == 'E')
        && digitBefore
        && next < text.length()
        && Character.isDigit(text.charAt(next));
  }

  /**
   * The same quantity in another unit.
   *
   * @throws IllegalArgumentException when the units measure different things; both are named
   */
  public Quantity to(Unit other) {
    return new Quantity(value * unit.factorTo(other), other);
  }

  /**
   * The same quantity in another unit, where mass and amount of a substance convert by its molar
   * mass (ng/mL to nM, mg to mol).
   *
   * @param molarMass a mass per amount, for example 384.2 g/mol
   * @throws IllegalArgumentException when that does not make them fit; both are named
   */
  public Quantity to(Unit other, Quantity molarMass) {
    if (!molarMass.unit.fits(MOLAR_MASS) || molarMass.value <= 0) {
      throw new IllegalArgumentException(
          "a molar mass is a mass per amount above 0, got " + molarMass);
    }
    double moles = other.power(Base.AMOUNT) - unit.power(Base.AMOUNT);
    double perMole = molarMass.to(MOLAR_MASS).value;
    Unit bridged = unit.times(MOLAR_MASS.power(-moles)).called(unit.toString());
    return new Quantity(value * StrictMath.pow(perMole, -moles), bridged).to(other);
  }

  /** The product; the units multiply. */
  public Quantity times(Quantity other) {
    return new Quantity(value * other.value, unit.times(other.unit));
  }

  /**
   * A per-weight dose for a body: mg/kg times the weight.
   *
   * @throws IllegalArgumentException when this is not per kilogram of body weight or the weight is
   *     no mass
   */
  public Quantity forBodyWeight(Quantity weight) {
    if (unit.power(Base.BODY_WEIGHT) != -1) {
      throw new IllegalArgumentException(this + " is not per kilogram of body weight");
    }
    double kilograms = weight.to(Unit.of(Base.MASS)).value;
    return new Quantity(value * kilograms, unit.times(Unit.of(Base.BODY_WEIGHT)));
  }

  /** {@code 1.3 mg/m2}. */
  @Override
  public String toString() {
    String number =
        value == Math.rint(value) && Math.abs(value) < 1e15
            ? Long.toString((long) value)
            : Double.toString(value);
    return number + " " + unit;
  }
}
