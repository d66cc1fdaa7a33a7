package org.marrow.kinetics.compile;

import org.marrow.kinetics.elementary.Elementary;

/** What one instruction does. Truth is 1, falsehood 0, any value but 0 counts as true. */
enum Op {
  CONSTANT(0),
  /** Reads a slot of the kernel's memory. */
  SLOT(0),
  ADD(2),
  SUB(2),
  MUL(2),
  DIV(2),
  NEG(1),
  ABS(1),
  SQRT(1),
  /** a b + c, rounded once. */
  FMA(3),
  /** c - a b, rounded once. */
  FNMA(3),
  LT(2),
  LE(2),
  EQ(2),
  NE(2),
  /** b where a is true, else c. */
  SELECT(3),
  // From here on: calls. They stand between the segments of a routine, arguments and result in
  // memory, so that no vector register is alive across a call.
  EXP(1),
  LN(1),
  LOG10(1),
  POW(2),
  /** Remainder with the sign of the dividend. */
  REM(2),
  FLOOR(1),
  CEILING(1),
  SIN(1),
  COS(1),
  TAN(1),
  ASIN(1),
  ACOS(1),
  ATAN(1),
  SINH(1),
  COSH(1),
  TANH(1),
  ASINH(1),
  ACOSH(1),
  ATANH(1),
  FACTORIAL(1);

  private final int operands;

  Op(int operands) {
    this.operands = operands;
  }

  int operands() {
    return operands;
  }

  boolean isCall() {
    return ordinal() >= EXP.ordinal();
  }

  /** Whether the result jumps when an operand crosses a threshold. */
  boolean isDiscontinuous() {
    return (ordinal() >= LT.ordinal() && ordinal() <= NE.ordinal())
        || this == REM
        || this == FLOOR
        || this == CEILING;
  }

  /** The value for given operands: the meaning that every backend must reproduce to the bit. */
  double apply(double a, double b, double c) {
    return switch (this) {
      case CONSTANT, SLOT -> throw new IllegalStateException("no operation: " + this);
      case ADD -> a + b;
      case SUB -> a - b;
      case MUL -> a * b;
      case DIV -> a / b;
      case NEG -> -a;
      case ABS -> Math.abs(a);
      case SQRT -> Math.sqrt(a);
      case FMA -> Math.fma(a, b, c);
      case FNMA -> Math.fma(-a, b, c);
      case LT -> a < b ? 1 : 0;
      case LE -> a <= b ? 1 : 0;
      case EQ -> a == b ? 1 : 0;
      case NE -> a != b ? 1 : 0;
      case SELECT -> a != 0 ? b : c;
      default -> call(this, a, b);
    };
  }

  /** The value of a call. */
  static double call(Op op, double a, double b) {
    return switch (op) {
      case EXP -> Elementary.exp(a);
      case LN -> Elementary.log(a);
      case LOG10 -> Elementary.log10(a);
      case POW -> Elementary.pow(a, b);
      case REM -> a % b;
      case FLOOR -> Math.floor(a);
      case CEILING -> Math.ceil(a);
      case SIN -> Elementary.sin(a);
      case COS -> Elementary.cos(a);
      case TAN -> Elementary.tan(a);
      case ASIN -> Elementary.asin(a);
      case ACOS -> Elementary.acos(a);
      case ATAN -> Elementary.atan(a);
      case SINH -> Elementary.sinh(a);
      case COSH -> Elementary.cosh(a);
      case TANH -> Elementary.tanh(a);
      case ASINH -> Elementary.asinh(a);
      case ACOSH -> Elementary.acosh(a);
      case ATANH -> Elementary.atanh(a);
      case FACTORIAL -> Elementary.factorial(a);
      default -> throw new IllegalArgumentException("not a call: " + op);
    };
  }
}
