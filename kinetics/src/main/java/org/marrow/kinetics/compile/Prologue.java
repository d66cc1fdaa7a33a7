package org.marrow.kinetics.compile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What depends on inputs alone is computed once a patient, into slots of its own. Collects these
 * values while routines are built.
 */
final class Prologue {
  private final Code code;
  private final Layout layout;
  private final int firstInput;
  private final int inputs;
  private final Map<Integer, Integer> hoisted = new LinkedHashMap<>();
  private final Map<Integer, Boolean> steady = new HashMap<>();

  Prologue(Code code, Layout layout, int firstInput, int inputs) {
    this.code = code;
    this.layout = layout;
    this.firstInput = firstInput;
    this.inputs = inputs;
  }

  /** Whether a node depends on nothing but inputs and numbers. */
  boolean isSteady(int node) {
    Boolean known = steady.get(node);
    if (known == null) {
      known = true;
      if (code.op(node) == Op.SLOT) {
        int slot = code.slotOf(node);
        known = slot >= firstInput && slot < firstInput + inputs;
      }
      for (int i = 0; known && i < code.op(node).operands(); i++) {
        known = isSteady(code.operand(node, i));
      }
      steady.put(node, known);
    }
    return known;
  }

  /** A steady node as a number or a slot. */
  int settle(int node) {
    if (code.isConstant(node) || code.op(node) == Op.SLOT) {
      return node;
    }
    Integer slot = hoisted.get(node);
    if (slot == null) {
      slot = layout.take(1);
      hoisted.put(node, slot);
    }
    return code.slot(slot);
  }

  /** What the prologue has to compute. */
  List<RoutineBuilder.Output> outputs() {
    List<RoutineBuilder.Output> outputs = new ArrayList<>();
    hoisted.forEach((node, slot) -> outputs.add(new RoutineBuilder.Output(slot, node)));
    return outputs;
  }

  /**
   * The same outputs with steady parts read from the prologue, and with divisions as products with
   * a reciprocal, which is shared or steady more often than not. A quotient that a comparison or a
   * rounding sees keeps its correctly rounded division, so that 49/49 is 1.
   */
  List<RoutineBuilder.Output> rewrite(List<RoutineBuilder.Output> outputs) {
    Rewriting rewriting = new Rewriting();
    outputs.forEach(output -> rewriting.findSensitive(output.node(), false));
    return outputs.stream()
        .map(o -> new RoutineBuilder.Output(o.slot(), rewriting.apply(o.node())))
        .toList();
  }

  private final class Rewriting {
    private final Map<Integer, Integer> done = new HashMap<>();
    private final Set<Integer> sensitive = new HashSet<>();
    private final Set<Integer> seen = new HashSet<>();

    void findSensitive(int node, boolean underThreshold) {
      boolean news = seen.add(node);
      if (underThreshold) {
        news |= sensitive.add(node);
      }
      if (!news) {
        return;
      }
      Op op = code.op(node);
      for (int i = 0; i < op.operands(); i++) {
        findSensitive(code.operand(node, i), underThreshold || op.isDiscontinuous());
      }
    }

    int apply(int node) {
      Integer known = done.get(node);
      if (known == null) {
        known = rewrite(node);
        done.put(node, known);
      }
      return known;
    }

    private int rewrite(int node) {
      if (isSteady(node)) {
        return settle(node);
      }
      Op op = code.op(node);
      if (op.operands() == 0) {
        return node;
      }
      if (op == Op.DIV && !sensitive.contains(node)) {
        int reciprocal = code.div(code.constant(1), code.b(node));
        int divisor = code.b(node);
        int shared =
            isSteady(divisor) ? settle(reciprocal) : code.div(code.constant(1), apply(divisor));
        return code.mul(apply(code.a(node)), shared);
      }
      if (op == Op.MUL) {
        return product(code.a(node), code.b(node));
      }
      int a = apply(code.a(node));
      int b = op.operands() > 1 ? apply(code.b(node)) : -1;
      int c = op.operands() > 2 ? apply(code.c(node)) : -1;
      return code.rebuilt(node, a, b, c);
    }

    /** p (q x) as (p q) x where p and q are steady. */
    private int product(int a, int b) {
      int steadyOne = isSteady(a) ? a : b;
      int other = isSteady(a) ? b : a;
      if (isSteady(steadyOne) && code.op(other) == Op.MUL) {
        int c = code.a(other);
        int d = code.b(other);
        if (isSteady(c)) {
          return code.mul(settle(code.mul(steadyOne, c)), apply(d));
        }
        if (isSteady(d)) {
          return code.mul(settle(code.mul(steadyOne, d)), apply(c));
        }
      }
      return code.mul(apply(a), apply(b));
    }
  }
}
