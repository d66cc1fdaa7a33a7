package org.marrow.kinetics.compile;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Straight-line code as a graph: every distinct value is one numbered node, made once (hash-consed)
 * and simplified as it is made. A node's operands have smaller numbers than the node.
 */
final class Code {
  private record Node(Op op, int a, int b, int c, long value) {}

  private static final int NONE = -1;

  private Node[] nodes = new Node[256];
  private int size;
  private final Map<Node, Integer> numbers = new HashMap<>();

  int size() {
    return size;
  }

  Op op(int node) {
    return nodes[node].op;
  }

  int a(int node) {
    return nodes[node].a;
  }

  int b(int node) {
    return nodes[node].b;
  }

  int c(int node) {
    return nodes[node].c;
  }

  /** The number of a constant. */
  double value(int node) {
    return Double.longBitsToDouble(nodes[node].value);
  }

  /** The slot that a node reads. */
  int slotOf(int node) {
    return (int) nodes[node].value;
  }

  boolean isConstant(int node) {
    return op(node) == Op.CONSTANT;
  }

  boolean isConstant(int node, double value) {
    return isConstant(node) && value(node) == value;
  }

  int operand(int node, int index) {
    return switch (index) {
      case 0 -> a(node);
      case 1 -> b(node);
      default -> c(node);
    };
  }

  private int node(Op op, int a, int b, int c, long value) {
    Node node = new Node(op, a, b, c, value);
    Integer known = numbers.get(node);
    if (known != null) {
      return known;
    }
    if (size == nodes.length) {
      nodes = Arrays.copyOf(nodes, 2 * size);
    }
    nodes[size] = node;
    numbers.put(node, size);
    return size++;
  }

  int constant(double value) {
    return node(Op.CONSTANT, NONE, NONE, NONE, Double.doubleToLongBits(value));
  }

  int slot(int slot) {
    return node(Op.SLOT, NONE, NONE, NONE, slot);
  }

  int add(int a, int b) {
    if (isConstant(a) && isConstant(b)) {
      return constant(value(a) + value(b));
    }
    if (isConstant(a, 0)) {
      return b;
    }
    if (isConstant(b, 0)) {
      return a;
    }
    if (op(b) == Op.NEG) {
      return sub(a, a(b));
    }
    if (op(a) == Op.NEG) {
      return sub(b, a(a));
    }
    return node(Op.ADD, Math.min(a, b), Math.max(a, b), NONE, 0);
  }

  int sub(int a, int b) {
    if (isConstant(a) && isConstant(b)) {
      return constant(value(a) - value(b));
    }
    if (isConstant(b, 0)) {
      return a;
    }
    if (isConstant(a, 0)) {
      return neg(b);
    }
    if (op(b) == Op.NEG) {
      return add(a, a(b));
    }
    if (op(a) == Op.NEG) {
      return neg(add(a(a), b));
    }
    return a == b ? constant(0) : node(Op.SUB, a, b, NONE, 0);
  }

  int mul(int a, int b) {
    if (isConstant(a) && isConstant(b)) {
      return constant(value(a) * value(b));
    }
    if (isConstant(b)) {
      return mul(b, a);
    }
    if (isConstant(a, 0)) {
      return a;
    }
    if (isConstant(a, 1)) {
      return b;
    }
    if (isConstant(a, -1)) {
      return neg(b);
    }
    if (op(a) == Op.NEG) {
      return neg(mul(a(a), b));
    }
    if (op(b) == Op.NEG) {
      return neg(mul(a, a(b)));
    }
    return node(Op.MUL, Math.min(a, b), Math.max(a, b), NONE, 0);
  }

  int div(int a, int b) {
    if (isConstant(a) && isConstant(b)) {
      return constant(value(a) / value(b));
    }
    if (isConstant(b, 1) || isConstant(a, 0)) {
      return a;
    }
    if (op(a) == Op.NEG) {
      return neg(div(a(a), b));
    }
    return node(Op.DIV, a, b, NONE, 0);
  }

  int neg(int a) {
    return switch (op(a)) {
      case CONSTANT -> constant(-value(a));
      case NEG -> a(a);
      case SUB -> sub(b(a), a(a));
      default -> node(Op.NEG, a, NONE, NONE, 0);
    };
  }

  /** a where the condition is true, else b. */
  int select(int condition, int a, int b) {
    if (isConstant(condition)) {
      return value(condition) != 0 ? a : b;
    }
    return a == b ? a : node(Op.SELECT, condition, a, b, 0);
  }

  int compare(Op op, int a, int b) {
    return apply(op, a, b);
  }

  /** The node x^y if it has been made, else -1. */
  int knownPower(int x, int y) {
    return numbers.getOrDefault(new Node(Op.POW, x, y, NONE, 0), NONE);
  }

  /** Any operation of one or two operands, folded when they are constants. */
  int apply(Op op, int a, int b) {
    switch (op) {
      case ADD:
        return add(a, b);
      case SUB:
        return sub(a, b);
      case MUL:
        return mul(a, b);
      case DIV:
        return div(a, b);
      case NEG:
        return neg(a);
      default:
        boolean constants = isConstant(a) && (op.operands() == 1 || isConstant(b));
        return constants
            ? constant(op.apply(value(a), op.operands() == 1 ? 0 : value(b), 0))
            : node(op, a, op.operands() == 1 ? NONE : b, NONE, 0);
    }
  }

  /** An operation of one operand. */
  int apply(Op op, int a) {
    return apply(op, a, NONE);
  }

  /** A node with these operands in place of its own. */
  int rebuilt(int node, int a, int b, int c) {
    return op(node) == Op.SELECT ? select(a, b, c) : apply(op(node), a, b);
  }
}
