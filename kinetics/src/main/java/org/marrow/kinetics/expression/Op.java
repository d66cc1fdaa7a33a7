package org.marrow.kinetics.expression;

/**
 * What a node of a {@link Graph} does. Fewer than {@link Operator}: the graph writes secants as
 * reciprocals, roots as powers, relations as {@code <} and {@code <=}. Truth is 1, falsehood 0; any
 * value other than 0 (NaN too) counts as true. {@code MIN} and {@code MAX} are Java's. {@code REM}
 * is Java's {@code %}. {@code SELECT(c, a, b)} is a where c is not 0, else b.
 */
public enum Op {
  /** A number; {@link Graph#value}. */
  CONSTANT(0),
  /** Time. */
  TIME(0),
  /** A state; {@link Graph#slot}. */
  STATE(0),
  /** An input; {@link Graph#slot}. */
  INPUT(0),
  ADD(2),
  SUBTRACT(2),
  MULTIPLY(2),
  DIVIDE(2),
  NEGATE(1),
  POWER(2),
  SQRT(1),
  ABS(1),
  EXP(1),
  LN(1),
  LOG10(1),
  FLOOR(1),
  CEILING(1),
  FACTORIAL(1),
  REM(2),
  MIN(2),
  MAX(2),
  SIN(1),
  COS(1),
  TAN(1),
  SINH(1),
  COSH(1),
  TANH(1),
  ARCSIN(1),
  ARCCOS(1),
  ARCTAN(1),
  ARCSINH(1),
  ARCCOSH(1),
  ARCTANH(1),
  LESS(2),
  LESS_OR_EQUAL(2),
  EQUAL(2),
  NOT_EQUAL(2),
  AND(2),
  OR(2),
  XOR(2),
  NOT(1),
  SELECT(3);

  private final int arity;

  Op(int arity) {
    this.arity = arity;
  }

  /** Number of arguments. */
  public int arity() {
    return arity;
  }

  /** Whether the value is 0 or 1 and its derivative 0. */
  public boolean isLogical() {
    return ordinal() >= LESS.ordinal() && ordinal() <= NOT.ordinal();
  }
}
