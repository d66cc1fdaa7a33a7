package org.marrow.kinetics.compile;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import org.marrow.kinetics.elementary.Elementary;

/**
 * Symbolic partial derivatives on the graph, by forward accumulation along the dependencies, so that
 * a Jacobian shares sub-expressions with its function and between its entries.
 */
final class Derivative {
  private final Code code;
  private final Map<Integer, BitSet> dependencies = new HashMap<>();
  private final Map<Long, Integer> known = new HashMap<>();
  private final int firstSlot;
  private final int slots;

  /** Derivatives by the slots {@code firstSlot} to {@code firstSlot + slots - 1}. */
  Derivative(Code code, int firstSlot, int slots) {
    this.code = code;
    this.firstSlot = firstSlot;
    this.slots = slots;
  }

  /** Which of the slots a node depends on, counted from the first. */
  BitSet dependencies(int node) {
    BitSet found = dependencies.get(node);
    if (found == null) {
      found = new BitSet();
      if (code.op(node) == Op.SLOT) {
        int index = code.slotOf(node) - firstSlot;
        if (index >= 0 && index < slots) {
          found.set(index);
        }
      }
      for (int i = 0; i < code.op(node).operands(); i++) {
        found.or(dependencies(code.operand(node, i)));
      }
      dependencies.put(node, found);
    }
    return found;
  }

  /** The derivative of a node by one of the slots. */
  int of(int node, int slot) {
    if (!dependencies(node).get(slot)) {
      return code.constant(0);
    }
    long key = (long) node * slots + slot;
    Integer done = known.get(key);
    if (done == null) {
      done = derive(node, slot);
      known.put(key, done);
    }
    return done;
  }

  private int derive(int node, int slot) {
    Op op = code.op(node);
    if (op == Op.SLOT) {
      return code.constant(1);
    }
    int a = code.a(node);
    int b = code.b(node);
    int da = of(a, slot);
    return switch (op) {
      case ADD -> code.add(da, of(b, slot));
      case SUB -> code.sub(da, of(b, slot));
      case MUL -> code.add(code.mul(da, b), code.mul(a, of(b, slot)));
      case DIV ->
          code.mul(
              code.sub(da, code.mul(node, of(b, slot))), code.div(code.constant(1), b));
      case NEG -> code.neg(da);
      case ABS -> code.select(code.compare(Op.LT, a, code.constant(0)), code.neg(da), da);
      case SQRT -> code.div(da, code.mul(code.constant(2), node));
      case SELECT -> code.select(a, of(b, slot), of(code.c(node), slot));
      case POW -> power(node, a, b, da, of(b, slot));
      case LT, LE, EQ, NE, FLOOR, CEILING, FACTORIAL -> code.constant(0);
      default -> code.mul(da, slope(op, node, a));
    };
  }

  /** Derivative of a function of one argument by that argument. */
  private int slope(Op op, int node, int a) {
    int one = code.constant(1);
    int square = code.mul(a, a);
    return switch (op) {
      case EXP -> node;
      case LN -> code.div(one, a);
      case LOG10 ->
          code.mul(code.constant(1 / Elementary.log(10)), code.div(one, a));
      case SIN -> code.apply(Op.COS, a);
      case COS -> code.neg(code.apply(Op.SIN, a));
      case TAN -> code.add(one, code.mul(node, node));
      case SINH -> code.apply(Op.COSH, a);
      case COSH -> code.apply(Op.SINH, a);
      case TANH -> code.sub(one, code.mul(node, node));
      case ASIN -> code.div(one, code.apply(Op.SQRT, code.sub(one, square)));
      case ACOS -> code.neg(code.div(one, code.apply(Op.SQRT, code.sub(one, square))));
      case ATAN -> code.div(one, code.add(one, square));
      case ASINH -> code.div(one, code.apply(Op.SQRT, code.add(one, square)));
      case ACOSH -> code.div(one, code.apply(Op.SQRT, code.sub(square, one)));
      case ATANH -> code.div(one, code.sub(one, square));
      default -> throw new IllegalArgumentException("no slope for " + op);
    };
  }

  /** y x^(y-1) dx + x^y ln(x) dy; at x = 0 the limit of the first term, none of the second. */
  private int power(int node, int x, int y, int dx, int dy) {
    int zero = code.constant(0);
    int atZero = code.compare(Op.EQ, x, zero);
    int one = code.constant(1);
    int limit =
        code.select(
            code.compare(Op.LT, one, y),
            zero,
            code.select(
                code.compare(Op.EQ, one, y), one, code.constant(Double.POSITIVE_INFINITY)));
    int byBase = code.mul(y, code.select(atZero, limit, code.div(node, x)));
    int byExponent =
        code.isConstant(dy, 0)
            ? zero
            : code.select(atZero, zero, code.mul(node, code.apply(Op.LN, x)));
    return code.add(code.mul(byBase, dx), code.mul(byExponent, dy));
  }
}
