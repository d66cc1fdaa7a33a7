package org.marrow.kinetics.expression;

import static org.marrow.kinetics.expression.Op.ADD;
import static org.marrow.kinetics.expression.Op.CONSTANT;
import static org.marrow.kinetics.expression.Op.DIVIDE;
import static org.marrow.kinetics.expression.Op.MULTIPLY;
import static org.marrow.kinetics.expression.Op.NEGATE;
import static org.marrow.kinetics.expression.Op.NOT;
import static org.marrow.kinetics.expression.Op.POWER;
import static org.marrow.kinetics.expression.Op.SQRT;
import static org.marrow.kinetics.expression.Op.SUBTRACT;

/**
 * The identities that a {@link Graph} applies when a node is made. They are those of real numbers:
 * a factor 0 makes a product 0 even where the other factor would be infinite.
 */
final class Simplifier {
  /** Whole powers up to this are products. */
  private static final int LARGEST_PRODUCT = 16;

  private Simplifier() {}

  static int make(Graph g, Op op, int a, int b, int c) {
    int arity = op.arity();
    if (g.op(a) == CONSTANT
        && (arity < 2 || g.op(b) == CONSTANT)
        && (arity < 3 || g.op(c) == CONSTANT)) {
      return g.constant(
          Interpreter.apply(
              op, g.value(a), arity < 2 ? 0 : g.value(b), arity < 3 ? 0 : g.value(c)));
    }
    return switch (op) {
      case ADD -> add(g, a, b);
      case SUBTRACT -> subtract(g, a, b);
      case MULTIPLY -> multiply(g, a, b);
      case DIVIDE -> divide(g, a, b);
      case NEGATE -> negate(g, a);
      case POWER -> power(g, a, b);
      case SELECT -> select(g, a, b, c);
      case MIN, MAX, AND, OR -> a == b && !op.isLogical() ? a : ordered(g, op, a, b);
      case EQUAL, NOT_EQUAL, XOR -> ordered(g, op, a, b);
      case NOT ->
          g.op(a) == NOT && g.op(g.argument(a, 0)).isLogical()
              ? g.argument(a, 0)
              : g.intern(op, a, 0, 0, 0);
      default -> g.intern(op, a, arity < 2 ? 0 : b, 0, 0);
    };
  }

  private static int ordered(Graph g, Op op, int a, int b) {
    return g.intern(op, Math.min(a, b), Math.max(a, b), 0, 0);
  }

  private static int add(Graph g, int a, int b) {
    if (g.is(a, 0)) {
      return b;
    }
    if (g.is(b, 0)) {
      return a;
    }
    if (g.op(b) == NEGATE) {
      return subtract(g, a, g.argument(b, 0));
    }
    if (g.op(a) == NEGATE) {
      return subtract(g, b, g.argument(a, 0));
    }
    return ordered(g, ADD, a, b);
  }

  private static int subtract(Graph g, int a, int b) {
    if (g.is(b, 0)) {
      return a;
    }
    if (g.is(a, 0)) {
      return negate(g, b);
    }
    if (a == b) {
      return g.constant(0);
    }
    if (g.op(b) == NEGATE) {
      return add(g, a, g.argument(b, 0));
    }
    return g.intern(SUBTRACT, a, b, 0, 0);
  }

  private static int negate(Graph g, int a) {
    return switch (g.op(a)) {
      case CONSTANT -> g.constant(-g.value(a));
      case NEGATE -> g.argument(a, 0);
      case SUBTRACT -> subtract(g, g.argument(a, 1), g.argument(a, 0));
      default -> g.intern(NEGATE, a, 0, 0, 0);
    };
  }

  private static int multiply(Graph g, int a, int b) {
    if (g.is(a, 0) || g.is(b, 0)) {
      return g.constant(0);
    }
    if (g.is(a, 1)) {
      return b;
    }
    if (g.is(b, 1)) {
      return a;
    }
    if (g.is(a, -1)) {
      return negate(g, b);
    }
    if (g.is(b, -1)) {
      return negate(g, a);
    }
    if (g.op(a) == NEGATE) {
      return negate(g, multiply(g, g.argument(a, 0), b));
    }
    if (g.op(b) == NEGATE) {
      return negate(g, multiply(g, a, g.argument(b, 0)));
    }
    return ordered(g, MULTIPLY, a, b);
  }

  private static int divide(Graph g, int a, int b) {
    if (g.is(a, 0)) {
      return g.constant(0);
    }
    if (g.is(b, 1)) {
      return a;
    }
    if (g.is(b, -1)) {
      return negate(g, a);
    }
    if (g.op(a) == NEGATE) {
      return negate(g, divide(g, g.argument(a, 0), b));
    }
    return g.intern(DIVIDE, a, b, 0, 0);
  }

  private static int power(Graph g, int base, int exponent) {
    if (g.op(exponent) == CONSTANT) {
      double n = g.value(exponent);
      if (n == 0) {
        return g.constant(1);
      }
      if (n == 0.5) {
        return g.make(SQRT, base);
      }
      if (n == Math.rint(n) && Math.abs(n) <= LARGEST_PRODUCT) {
        int product = product(g, base, (int) Math.abs(n));
        return n > 0 ? product : divide(g, g.constant(1), product);
      }
    }
    return g.is(base, 1) ? base : g.intern(POWER, base, exponent, 0, 0);
  }

  /** x^n for n of 1 or more by repeated squaring. */
  private static int product(Graph g, int x, int n) {
    if (n == 1) {
      return x;
    }
    int half = product(g, x, n / 2);
    int square = multiply(g, half, half);
    return n % 2 == 0 ? square : multiply(g, square, x);
  }

  private static int select(Graph g, int condition, int a, int b) {
    if (g.op(condition) == CONSTANT) {
      return g.value(condition) != 0 ? a : b;
    }
    return a == b ? a : g.intern(Op.SELECT, condition, a, b, 0);
  }
}
