package org.marrow.kinetics.expression;

import java.util.BitSet;

/**
 * Evaluates nodes of a {@link Graph} one after the other. Slow and plain on purpose: it is the
 * oracle that compiled kernels are tested against, and what runs where speed does not matter.
 */
public final class Interpreter {
  private final Graph graph;
  private final int[] roots;
  private final int[] order;
  private final double[] value;

  /** Prepares to evaluate the given nodes. */
  public Interpreter(Graph graph, int... roots) {
    this.graph = graph;
    this.roots = roots.clone();
    BitSet live = graph.reachable(roots);
    this.order = live.stream().toArray();
    this.value = new double[live.length()];
  }

  /**
   * The values of the nodes.
   *
   * @param t time
   * @param x states
   * @param p inputs
   */
  public double[] evaluate(double t, double[] x, double[] p) {
    for (int node : order) {
      Op op = graph.op(node);
      value[node] =
          switch (op) {
            case CONSTANT -> graph.value(node);
            case TIME -> t;
            case STATE -> x[graph.slot(node)];
            case INPUT -> p[graph.slot(node)];
            default ->
                apply(
                    op,
                    value[graph.argument(node, 0)],
                    op.arity() < 2 ? 0 : value[graph.argument(node, 1)],
                    op.arity() < 3 ? 0 : value[graph.argument(node, 2)]);
          };
    }
    double[] result = new double[roots.length];
    for (int i = 0; i < roots.length; i++) {
      result[i] = value[roots[i]];
    }
    return result;
  }

  /** One operation on numbers. */
  static double apply(Op op, double a, double b, double c) {
    return switch (op) {
      case CONSTANT, TIME, STATE, INPUT ->
          throw new IllegalArgumentException(op + " takes no arguments");
      case ADD -> a + b;
      case SUBTRACT -> a - b;
      case MULTIPLY -> a * b;
      case DIVIDE -> a / b;
      case NEGATE -> -a;
      case POWER -> StrictMath.pow(a, b);
      case SQRT -> Math.sqrt(a);
      case ABS -> Math.abs(a);
      case EXP -> StrictMath.exp(a);
      case LN -> StrictMath.log(a);
      case LOG10 -> StrictMath.log10(a);
      case FLOOR -> Math.floor(a);
      case CEILING -> Math.ceil(a);
      case FACTORIAL -> factorial(a);
      case REM -> a % b;
      case MIN -> Math.min(a, b);
      case MAX -> Math.max(a, b);
      case SIN -> StrictMath.sin(a);
      case COS -> StrictMath.cos(a);
      case TAN -> StrictMath.tan(a);
      case SINH -> StrictMath.sinh(a);
      case COSH -> StrictMath.cosh(a);
      case TANH -> StrictMath.tanh(a);
      case ARCSIN -> StrictMath.asin(a);
      case ARCCOS -> StrictMath.acos(a);
      case ARCTAN -> StrictMath.atan(a);
      case ARCSINH -> arcsinh(a);
      case ARCCOSH -> arccosh(a);
      case ARCTANH -> 0.5 * (StrictMath.log1p(a) - StrictMath.log1p(-a));
      case LESS -> truth(a < b);
      case LESS_OR_EQUAL -> truth(a <= b);
      case EQUAL -> truth(a == b);
      case NOT_EQUAL -> truth(a != b);
      case AND -> truth(a != 0 && b != 0);
      case OR -> truth(a != 0 || b != 0);
      case XOR -> truth((a != 0) != (b != 0));
      case NOT -> truth(a == 0);
      case SELECT -> a != 0 ? b : c;
    };
  }

  private static double truth(boolean condition) {
    return condition ? 1 : 0;
  }

  /** n! for whole n of 0 or more (infinite above 170), NaN elsewhere. */
  static double factorial(double n) {
    if (!(n >= 0) || n != Math.rint(n)) {
      return Double.NaN;
    }
    double product = 1;
    for (int k = 2; k <= n && product < Double.POSITIVE_INFINITY; k++) {
      product *= k;
    }
    return product;
  }

  /** ln(x + sqrt(x^2 + 1)), written with log1p so that small arguments keep their digits. */
  private static double arcsinh(double x) {
    double y = Math.abs(x);
    double result =
        y > 0x1p28
            ? StrictMath.log(y) + StrictMath.log(2)
            : StrictMath.log1p(y + y * y / (1 + Math.sqrt(y * y + 1)));
    return Math.copySign(result, x);
  }

  /** ln(x + sqrt(x^2 - 1)) for x of 1 or more. */
  private static double arccosh(double x) {
    if (x > 0x1p28) {
      return StrictMath.log(x) + StrictMath.log(2);
    }
    double y = x - 1;
    return StrictMath.log1p(y + Math.sqrt(y * (y + 2)));
  }
}
