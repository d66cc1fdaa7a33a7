package org.marrow.kinetics.expression;

/**
 * A builtin function of one expression's arguments: all of SBML L3V2 MathML except {@code delay}
 * and {@code rateOf}. Values are IEEE doubles; truth is 1 and falsehood 0, and any value other than
 * 0 counts as true. Relations are binary (readers expand {@code a < b < c} into a conjunction).
 *
 * <p>Arguments stand in the order of the usual notation: {@code LOG(base, x)}, {@code ROOT(degree,
 * x)}, {@code POWER(base, exponent)}, {@code QUOTIENT(a, b)} = a/b rounded towards zero, {@code
 * REM(a, b)} = a - b QUOTIENT(a, b). {@code FACTORIAL(x)} is x! for whole x of 0 or more and NaN
 * elsewhere. Branches of the inverse functions are the principal ones; {@code ARCCOT(x)} is
 * atan(1/x), with pi/2 at 0, so that it is odd elsewhere, as the SBML test suite has it.
 */
public enum Operator {
  PLUS(0, Integer.MAX_VALUE),
  MINUS(2, 2),
  NEGATE(1, 1),
  TIMES(0, Integer.MAX_VALUE),
  DIVIDE(2, 2),
  POWER(2, 2),
  ROOT(2, 2),
  SQRT(1, 1),
  ABS(1, 1),
  EXP(1, 1),
  LN(1, 1),
  LOG10(1, 1),
  LOG(2, 2),
  FLOOR(1, 1),
  CEILING(1, 1),
  FACTORIAL(1, 1),
  QUOTIENT(2, 2),
  REM(2, 2),
  MIN(1, Integer.MAX_VALUE),
  MAX(1, Integer.MAX_VALUE),
  SIN(1, 1),
  COS(1, 1),
  TAN(1, 1),
  SEC(1, 1),
  CSC(1, 1),
  COT(1, 1),
  SINH(1, 1),
  COSH(1, 1),
  TANH(1, 1),
  SECH(1, 1),
  CSCH(1, 1),
  COTH(1, 1),
  ARCSIN(1, 1),
  ARCCOS(1, 1),
  ARCTAN(1, 1),
  ARCSEC(1, 1),
  ARCCSC(1, 1),
  ARCCOT(1, 1),
  ARCSINH(1, 1),
  ARCCOSH(1, 1),
  ARCTANH(1, 1),
  ARCSECH(1, 1),
  ARCCSCH(1, 1),
  ARCCOTH(1, 1),
  EQUAL(2, 2),
  NOT_EQUAL(2, 2),
  LESS(2, 2),
  LESS_OR_EQUAL(2, 2),
  GREATER(2, 2),
  GREATER_OR_EQUAL(2, 2),
  AND(0, Integer.MAX_VALUE),
  OR(0, Integer.MAX_VALUE),
  XOR(0, Integer.MAX_VALUE),
  NOT(1, 1),
  IMPLIES(2, 2);

  private final int least;
  private final int most;

  Operator(int least, int most) {
    this.least = least;
    this.most = most;
  }

  /** Whether the operator takes this number of arguments. */
  public boolean takes(int arguments) {
    return arguments >= least && arguments <= most;
  }

  /** Fewest arguments. */
  public int least() {
    return least;
  }

  /** Most arguments; {@link Integer#MAX_VALUE} when there is no limit. */
  public int most() {
    return most;
  }

  /** Whether the value is a truth value. */
  public boolean isLogical() {
    return ordinal() >= EQUAL.ordinal();
  }

  /** Whether this is one of the six relations. */
  public boolean isRelation() {
    return ordinal() >= EQUAL.ordinal() && ordinal() <= GREATER_OR_EQUAL.ordinal();
  }
}
