package org.marrow.kinetics.compile;

import java.util.HashMap;
import java.util.Map;
import org.marrow.kinetics.expression.Graph;
import org.marrow.kinetics.lanes.Slot;

/** Turns nodes of an expression {@link Graph} into machine nodes that read given slots. */
final class Conversion {
  private final Graph graph;
  private final Code code;
  private final int time;
  private final int firstState;
  private final int firstInput;
  private final Map<Integer, Integer> done = new HashMap<>();

  /**
   * @param timeSlot where the time stands, one of {@link Slot}
   * @param firstState slot of the first state, or -1 where all states are 0
   * @param firstInput slot of the first input
   */
  Conversion(Graph graph, Code code, int timeSlot, int firstState, int firstInput) {
    this.graph = graph;
    this.code = code;
    this.time = timeSlot;
    this.firstState = firstState;
    this.firstInput = firstInput;
  }

  /** The machine node of a node of the graph. */
  int of(int root) {
    // Arguments have smaller numbers, so going through the needed nodes in order needs no
    // recursion.
    graph.reachable(root).stream()
        .filter(node -> !done.containsKey(node))
        .forEach(node -> done.put(node, convert(node)));
    return operand(root);
  }

  private int operand(int node) {
    return done.getOrDefault(node, -1);
  }

  private int convert(int node) {
    org.marrow.kinetics.expression.Op op = graph.op(node);
    int a = op.arity() > 0 ? operand(graph.argument(node, 0)) : -1;
    int b = op.arity() > 1 ? operand(graph.argument(node, 1)) : -1;
    return switch (op) {
      case CONSTANT -> code.constant(graph.value(node));
      case TIME -> code.slot(time);
      case STATE -> firstState < 0 ? code.constant(0) : code.slot(firstState + graph.slot(node));
      case INPUT -> code.slot(firstInput + graph.slot(node));
      case ADD -> code.add(a, b);
      case SUBTRACT -> code.sub(a, b);
      case MULTIPLY -> code.mul(a, b);
      case DIVIDE -> code.div(a, b);
      case NEGATE -> code.neg(a);
      case POWER -> power(a, b);
      case SQRT -> code.apply(Op.SQRT, a);
      case ABS -> code.apply(Op.ABS, a);
      case EXP -> code.apply(Op.EXP, a);
      case LN -> code.apply(Op.LN, a);
      case LOG10 -> code.apply(Op.LOG10, a);
      case FLOOR -> code.apply(Op.FLOOR, a);
      case CEILING -> code.apply(Op.CEILING, a);
      case FACTORIAL -> code.apply(Op.FACTORIAL, a);
      case REM -> code.apply(Op.REM, a, b);
      case MIN -> extreme(a, b);
      case MAX -> extreme(b, a, a, b);
      case SIN -> code.apply(Op.SIN, a);
      case COS -> code.apply(Op.COS, a);
      case TAN -> code.apply(Op.TAN, a);
      case SINH -> code.apply(Op.SINH, a);
      case COSH -> code.apply(Op.COSH, a);
      case TANH -> code.apply(Op.TANH, a);
      case ARCSIN -> code.apply(Op.ASIN, a);
      case ARCCOS -> code.apply(Op.ACOS, a);
      case ARCTAN -> code.apply(Op.ATAN, a);
      case ARCSINH -> code.apply(Op.ASINH, a);
      case ARCCOSH -> code.apply(Op.ACOSH, a);
      case ARCTANH -> code.apply(Op.ATANH, a);
      case LESS -> code.compare(Op.LT, a, b);
      case LESS_OR_EQUAL -> code.compare(Op.LE, a, b);
      case EQUAL -> code.compare(Op.EQ, a, b);
      case NOT_EQUAL -> code.compare(Op.NE, a, b);
      case AND -> code.mul(truth(a), truth(b));
      case OR -> code.compare(Op.NE, code.add(truth(a), truth(b)), code.constant(0));
      case XOR -> code.compare(Op.NE, truth(a), truth(b));
      case NOT -> code.compare(Op.EQ, a, code.constant(0));
      case SELECT -> code.select(a, b, operand(graph.argument(node, 2)));
    };
  }

  /** 1 or 0 for a condition. */
  private int truth(int a) {
    return switch (code.op(a)) {
      case LT, LE, EQ, NE -> a;
      default -> code.compare(Op.NE, a, code.constant(0));
    };
  }

  private int extreme(int a, int b) {
    return extreme(a, b, a, b);
  }

  /** a where low < high, b where high <= low, NaN when one of them is. */
  private int extreme(int low, int high, int a, int b) {
    return code.select(
        code.compare(Op.LT, low, high),
        a,
        code.select(code.compare(Op.LE, high, low), b, code.add(a, b)));
  }

  /**
   * x^y; where x^(y + 1) is known already (the derivative of a power follows the power), as the
   * quotient x^(y + 1) / x, with its limit at 0.
   */
  private int power(int x, int y) {
    int next = code.add(y, code.constant(1));
    if (code.op(y) == Op.SUB && code.isConstant(code.b(y), 1)) {
      next = code.a(y);
    }
    int known = code.knownPower(x, next);
    if (known < 0) {
      return code.apply(Op.POW, x, y);
    }
    int zero = code.constant(0);
    int limit =
        code.select(
            code.compare(Op.LT, zero, y),
            zero,
            code.select(
                code.compare(Op.EQ, zero, y),
                code.constant(1),
                code.constant(Double.POSITIVE_INFINITY)));
    return code.select(code.compare(Op.EQ, x, zero), limit, code.div(known, x));
  }
}
