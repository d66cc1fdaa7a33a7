package org.marrow.kinetics.expression;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/**
 * Expressions hash-consed: every distinct sub-expression is one node, numbered so that arguments
 * come before what uses them. The list of nodes in order of number is therefore a program in static
 * single assignment form, ready to be interpreted or compiled.
 *
 * <p>Nodes are made through smart constructors that fold constants and apply the identities of real
 * algebra (x + 0, 0 x, x - x ...). Arguments of sums and products are put in order of number, which
 * IEEE arithmetic allows without changing a bit. Not thread-safe while it grows.
 */
public final class Graph {
  private record Key(Op op, int a, int b, int c, long bits) {}

  private final Map<Key, Integer> index = new HashMap<>();
  private Op[] op = new Op[64];
  private int[] arguments = new int[3 * 64];
  private double[] value = new double[64];
  private int size;

  /** Number of nodes. */
  public int size() {
    return size;
  }

  /** What a node does. */
  public Op op(int node) {
    return op[node];
  }

  /** A node's argument, counted from 0. */
  public int argument(int node, int index) {
    return arguments[3 * node + index];
  }

  /** The number of a {@link Op#CONSTANT}. */
  public double value(int node) {
    return value[node];
  }

  /** The index of a {@link Op#STATE} or {@link Op#INPUT}. */
  public int slot(int node) {
    return arguments[3 * node];
  }

  /** Whether a node is the given number. */
  public boolean is(int node, double number) {
    return op[node] == Op.CONSTANT && value[node] == number;
  }

  /** The node of a number. */
  public int constant(double number) {
    double canonical = number == 0 ? 0.0 : number;
    return intern(Op.CONSTANT, 0, 0, 0, canonical);
  }

  /** The node of the time. */
  public int time() {
    return intern(Op.TIME, 0, 0, 0, 0);
  }

  /** The node of a state. */
  public int state(int slot) {
    return intern(Op.STATE, slot, 0, 0, 0);
  }

  /** The node of an input. */
  public int input(int slot) {
    return intern(Op.INPUT, slot, 0, 0, 0);
  }

  /** The simplified node of an operation with one argument. */
  public int make(Op operation, int a) {
    return Simplifier.make(this, operation, a, 0, 0);
  }

  /** The simplified node of an operation with two arguments. */
  public int make(Op operation, int a, int b) {
    return Simplifier.make(this, operation, a, b, 0);
  }

  /** The simplified node of a selection: {@code a} where {@code condition}, else {@code b}. */
  public int select(int condition, int a, int b) {
    return Simplifier.make(this, Op.SELECT, condition, a, b);
  }

  /** The node of an operation exactly as given, shared when it exists. */
  int intern(Op operation, int a, int b, int c, double number) {
    Key key = new Key(operation, a, b, c, Double.doubleToLongBits(number));
    Integer known = index.get(key);
    if (known != null) {
      return known;
    }
    if (size == op.length) {
      op = Arrays.copyOf(op, 2 * size);
      arguments = Arrays.copyOf(arguments, 6 * size);
      value = Arrays.copyOf(value, 2 * size);
    }
    op[size] = operation;
    arguments[3 * size] = a;
    arguments[3 * size + 1] = b;
    arguments[3 * size + 2] = c;
    value[size] = number;
    index.put(key, size);
    return size++;
  }

  /** The nodes that the given roots need, the roots among them. */
  public BitSet reachable(int... roots) {
    BitSet live = new BitSet(size);
    for (int root : roots) {
      live.set(root);
    }
    for (int node = live.length() - 1; node >= 0; node = live.previousSetBit(node - 1)) {
      for (int i = 0; i < op[node].arity(); i++) {
        live.set(argument(node, i));
      }
    }
    return live;
  }

  /** Indices of the states that a node depends on. */
  public BitSet states(int root) {
    BitSet states = new BitSet();
    reachable(root).stream()
        .filter(node -> op[node] == Op.STATE)
        .forEach(node -> states.set(slot(node)));
    return states;
  }

  /** Whether a node depends on time explicitly. */
  public boolean readsTime(int root) {
    return reachable(root).stream().anyMatch(node -> op[node] == Op.TIME);
  }

  /** A node in readable form, for messages and tests. */
  public String text(int node) {
    return switch (op[node]) {
      case CONSTANT -> Double.toString(value[node]);
      case TIME -> "t";
      case STATE -> "x" + slot(node);
      case INPUT -> "p" + slot(node);
      default -> {
        StringBuilder text = new StringBuilder(op[node].name()).append('(');
        for (int i = 0; i < op[node].arity(); i++) {
          text.append(i == 0 ? "" : ", ").append(text(argument(node, i)));
        }
        yield text.append(')').toString();
      }
    };
  }
}
