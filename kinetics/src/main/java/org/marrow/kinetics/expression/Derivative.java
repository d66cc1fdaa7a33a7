package org.marrow.kinetics.expression;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Symbolic derivatives with respect to one leaf of a {@link Graph} (forward accumulation over the
 * shared nodes, so cost and size stay linear in the number of nodes). Steps and factorials count as
 * flat; at a corner of {@code ABS}, {@code MIN} or {@code MAX} one of the two sides is taken.
 */
public final class Derivative {
  private final Graph g;
  private final int variable;
  private final Map<Integer, Integer> known = new HashMap<>();

  /**
   * @param variable the node to differentiate by: a state, an input or the time
   */
  public Derivative(Graph graph, int variable) {
    this.g = graph;
    this.variable = variable;
  }

  /** The node of the derivative of a node. */
  public int of(int root) {
    BitSet live = g.reachable(root);
    for (int node = live.nextSetBit(0); node >= 0; node = live.nextSetBit(node + 1)) {
      if (!known.containsKey(node)) {
        known.put(node, node == variable ? g.constant(1) : derivative(node));
      }
    }
    return d(root);
  }

  private int d(int node) {
    return Objects.requireNonNull(known.get(node));
  }

  private int derivative(int node) {
    Op op = g.op(node);
    if (op.arity() == 0 || op.isLogical()) {
      return g.constant(0);
    }
    int a = g.argument(node, 0);
    int b = op.arity() > 1 ? g.argument(node, 1) : 0;
    if (op == Op.SELECT) {
      return g.select(a, d(b), d(g.argument(node, 2)));
    }
    int da = d(a);
    int db = op.arity() > 1 ? d(b) : g.constant(0);
    if (g.is(da, 0) && g.is(db, 0)) {
      return da;
    }
    return switch (op) {
      case ADD -> add(da, db);
      case SUBTRACT -> sub(da, db);
      case MULTIPLY -> add(mul(da, b), mul(a, db));
      case DIVIDE -> sub(div(da, b), div(mul(node, db), b));
      case NEGATE -> g.make(Op.NEGATE, da);
      case POWER -> power(node, a, b, da, db);
      case SQRT -> div(da, mul(g.constant(2), node));
      case ABS -> g.select(negative(a), g.make(Op.NEGATE, da), da);
      case EXP -> mul(node, da);
      case LN -> div(da, a);
      case LOG10 -> div(da, mul(a, g.constant(StrictMath.log(10))));
      case REM -> sub(da, mul(div(sub(a, node), b), db));
      case MIN -> g.select(g.make(Op.LESS, b, a), db, da);
      case MAX -> g.select(g.make(Op.LESS, a, b), db, da);
      case SIN -> mul(g.make(Op.COS, a), da);
      case COS -> g.make(Op.NEGATE, mul(g.make(Op.SIN, a), da));
      case TAN -> mul(add(g.constant(1), square(node)), da);
      case SINH -> mul(g.make(Op.COSH, a), da);
      case COSH -> mul(g.make(Op.SINH, a), da);
      case TANH -> mul(sub(g.constant(1), square(node)), da);
      case ARCSIN -> div(da, root(sub(g.constant(1), square(a))));
      case ARCCOS -> g.make(Op.NEGATE, div(da, root(sub(g.constant(1), square(a)))));
      case ARCTAN -> div(da, add(g.constant(1), square(a)));
      case ARCSINH -> div(da, root(add(square(a), g.constant(1))));
      case ARCCOSH -> div(da, root(sub(square(a), g.constant(1))));
      case ARCTANH -> div(da, sub(g.constant(1), square(a)));
      default -> g.constant(0);
    };
  }

  /** d(a^b): b a^(b-1) da, plus a^b ln(a) db where the exponent varies. */
  private int power(int node, int a, int b, int da, int db) {
    int base = mul(mul(b, g.make(Op.POWER, a, sub(b, g.constant(1)))), da);
    int exponent = g.is(db, 0) ? db : mul(mul(node, g.make(Op.LN, a)), db);
    return add(base, exponent);
  }

  private int negative(int a) {
    return g.make(Op.LESS, a, g.constant(0));
  }

  private int square(int a) {
    return mul(a, a);
  }

  private int root(int a) {
    return g.make(Op.SQRT, a);
  }

  private int add(int a, int b) {
    return g.make(Op.ADD, a, b);
  }

  private int sub(int a, int b) {
    return g.make(Op.SUBTRACT, a, b);
  }

  private int mul(int a, int b) {
    return g.make(Op.MULTIPLY, a, b);
  }

  private int div(int a, int b) {
    return g.make(Op.DIVIDE, a, b);
  }
}
