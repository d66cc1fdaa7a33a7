package org.marrow.kinetics.compile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Schedules nodes into a {@link Routine}: moves what stays the same during a run into the prologue,
 * turns divisions into products with shared reciprocals, fuses multiply and add, puts calls between
 * segments as late as their users allow, and cuts segments to a size that the JIT compiles well.
 */
final class RoutineBuilder {
  /**
   * Largest number of steps in a segment. Straight-line vector methods of more than about 250
   * operations can fail in the first-tier compiler and stay uncompiled.
   */
  static final int SEGMENT_STEPS = 230;

  private final Code code;
  private final Layout layout;
  private final Prologue prologue;

  RoutineBuilder(Code code, Layout layout, Prologue prologue) {
    this.code = code;
    this.layout = layout;
    this.prologue = prologue;
  }

  /** An output: a node and the slot that receives it. */
  record Output(int slot, int node) {}

  Routine build(List<Output> outputs) {
    return new Scheduling(prologue.rewrite(outputs)).run();
  }

  /** A routine without hoisting or reciprocals, for the prologue itself. */
  Routine buildPlainly(List<Output> outputs) {
    return new Scheduling(outputs).run();
  }

  /** One value of the routine: an operation after fusion. */
  private record Value(Op op, int a, int b, int c) {}

  private final class Scheduling {
    private final List<Output> outputs;
    private final List<Integer> order = new ArrayList<>();
    private final Map<Integer, Integer> uses = new HashMap<>();
    private final NodeMap<Value> values = new NodeMap<>();
    private final NodeMap<Integer> latest = new NodeMap<>();
    private final NodeMap<Integer> segmentOf = new NodeMap<>();
    private final NodeMap<Integer> home = new NodeMap<>();
    private int scratch;

    Scheduling(List<Output> outputs) {
      this.outputs = outputs;
    }

    Routine run() {
      countUses();
      fuse();
      int levels = assignLevels();
      return new Routine(segments(levels));
    }

    private void countUses() {
      for (Output output : outputs) {
        count(output.node);
      }
    }

    private void count(int node) {
      if (uses.merge(node, 1, Integer::sum) > 1) {
        return;
      }
      for (int i = 0; i < code.op(node).operands(); i++) {
        count(code.operand(node, i));
      }
    }

    /** Chooses the operation of every needed node, in an order in which operands come first. */
    private void fuse() {
      for (Output output : outputs) {
        define(output.node);
      }
    }

    private void define(int node) {
      if (values.has(node)) {
        return;
      }
      Value value = choose(node);
      for (int i = 0; i < value.op.operands(); i++) {
        define(operand(value, i));
      }
      values.put(node, value);
      order.add(node);
    }

    private Value choose(int node) {
      Op op = code.op(node);
      int a = code.a(node);
      int b = code.b(node);
      if (op == Op.ADD && isSingleProduct(b)) {
        return new Value(Op.FMA, code.a(b), code.b(b), a);
      }
      if (op == Op.ADD && isSingleProduct(a)) {
        return new Value(Op.FMA, code.a(a), code.b(a), b);
      }
      if (op == Op.SUB && isSingleProduct(b)) {
        return new Value(Op.FNMA, code.a(b), code.b(b), a);
      }
      return new Value(op, a, b, code.c(node));
    }

    private boolean isSingleProduct(int node) {
      return code.op(node) == Op.MUL && uses.getOrDefault(node, 0) == 1;
    }

    private static int operand(Value value, int index) {
      return index == 0 ? value.a : index == 1 ? value.b : value.c;
    }

    /** The level of a value is the number of rounds of calls before it; returns their number. */
    private int assignLevels() {
      NodeMap<Integer> earliest = new NodeMap<>();
      int levels = 0;
      for (int node : order) {
        Value value = values.get(node);
        int level = 0;
        for (int i = 0; i < value.op.operands(); i++) {
          int operand = operand(value, i);
          level =
              Math.max(level, earliest.get(operand) + (values.get(operand).op.isCall() ? 1 : 0));
        }
        earliest.put(node, level);
        levels = Math.max(levels, level + (value.op.isCall() ? 1 : 0));
      }
      for (int node : order) {
        latest.put(node, values.get(node).op.isCall() ? levels - 1 : levels);
      }
      for (int i = order.size() - 1; i >= 0; i--) {
        int node = order.get(i);
        Value value = values.get(node);
        for (int k = 0; k < value.op.operands(); k++) {
          int operand = operand(value, k);
          int bound = latest.get(node) - (values.get(operand).op.isCall() ? 1 : 0);
          latest.put(operand, Math.min(latest.get(operand), bound));
        }
      }
      return levels + 1;
    }

    private boolean isComputed(int node) {
      Op op = values.get(node).op;
      return op != Op.CONSTANT && op != Op.SLOT && !op.isCall();
    }

    private List<Routine.Segment> segments(int levels) {
      NodeMap<List<Integer>> computed = new NodeMap<>();
      NodeMap<List<Integer>> calls = new NodeMap<>();
      for (int level = 0; level < levels; level++) {
        computed.put(level, new ArrayList<>());
        calls.put(level, new ArrayList<>());
      }
      for (int node : order) {
        if (isComputed(node)) {
          computed.get(latest.get(node)).add(node);
        } else if (values.get(node).op.isCall()) {
          calls.get(latest.get(node)).add(node);
        }
      }
      List<List<Integer>> parts = new ArrayList<>();
      List<List<Integer>> callsAfter = new ArrayList<>();
      for (int level = 0; level < levels; level++) {
        List<List<Integer>> cut = cut(computed.get(level));
        if (cut.isEmpty()) {
          cut.add(List.of());
        }
        for (int i = 0; i < cut.size(); i++) {
          parts.add(cut.get(i));
          callsAfter.add(i == cut.size() - 1 ? calls.get(level) : List.of());
        }
      }
      return emit(parts, callsAfter);
    }

    /** Cuts a list of values where the fewest of them have to pass through memory. */
    private List<List<Integer>> cut(List<Integer> nodes) {
      List<List<Integer>> parts = new ArrayList<>();
      int from = 0;
      while (from < nodes.size()) {
        int most = fit(nodes, from);
        int to = most == nodes.size() ? most : best(nodes, from, most);
        parts.add(nodes.subList(from, to));
        from = to;
      }
      return parts;
    }

    /** The end of the longest part from {@code from} on within the limit, loads counted. */
    private int fit(List<Integer> nodes, int from) {
      Set<Integer> present = new HashSet<>();
      int steps = 0;
      for (int i = from; i < nodes.size(); i++) {
        Value value = values.get(nodes.get(i));
        steps++;
        for (int k = 0; k < value.op.operands(); k++) {
          if (present.add(operand(value, k))) {
            steps++;
          }
        }
        // Half of the values may have to be stored.
        if (present.add(nodes.get(i)) && steps > SEGMENT_STEPS && i > from) {
          return i;
        }
      }
      return nodes.size();
    }

    private int best(List<Integer> nodes, int from, int most) {
      Map<Integer, Integer> lastUse = new HashMap<>();
      for (int i = from; i < nodes.size(); i++) {
        Value value = values.get(nodes.get(i));
        for (int k = 0; k < value.op.operands(); k++) {
          lastUse.put(operand(value, k), i);
        }
      }
      int least = from + Math.max(1, (most - from) * 3 / 5);
      int best = most;
      int fewest = Integer.MAX_VALUE;
      for (int end = most; end >= least; end--) {
        int alive = 0;
        for (int i = from; i < end; i++) {
          if (lastUse.getOrDefault(nodes.get(i), -1) >= end) {
            alive++;
          }
        }
        if (alive < fewest) {
          fewest = alive;
          best = end;
        }
      }
      return best;
    }

    private List<Routine.Segment> emit(List<List<Integer>> parts, List<List<Integer>> callsAfter) {
      for (int s = 0; s < parts.size(); s++) {
        for (int node : parts.get(s)) {
          segmentOf.put(node, s);
        }
      }
      findHomes(parts, callsAfter);
      Map<Integer, List<Integer>> outputSlots = new HashMap<>();
      for (Output output : outputs) {
        outputSlots.computeIfAbsent(output.node, n -> new ArrayList<>()).add(output.slot);
      }
      List<Routine.Segment> segments = new ArrayList<>();
      for (int s = 0; s < parts.size(); s++) {
        SegmentWriter writer = new SegmentWriter();
        for (int node : parts.get(s)) {
          int place = writer.compute(node);
          if (home.has(node)) {
            writer.store(place, home.get(node));
          }
          for (int slot : outputSlots.getOrDefault(node, List.of())) {
            writer.store(place, slot);
          }
        }
        List<Routine.Call> calls = new ArrayList<>();
        for (int node : callsAfter.get(s)) {
          Value value = values.get(node);
          calls.add(
              new Routine.Call(
                  value.op,
                  writer.inMemory(value.a),
                  value.op.operands() == 2 ? writer.inMemory(value.b) : -1,
                  home.get(node)));
        }
        if (s == parts.size() - 1) {
          for (Output output : outputs) {
            if (!isComputed(output.node)) {
              writer.store(writer.value(output.node), output.slot);
            }
          }
        }
        segments.add(new Routine.Segment(writer.steps, calls));
      }
      return segments;
    }

    /** A scratch slot for every value that a later segment or a call reads. */
    private void findHomes(List<List<Integer>> parts, List<List<Integer>> callsAfter) {
      for (List<Integer> calls : callsAfter) {
        // Neighbouring results and neighbouring arguments: one loop may then do several calls.
        for (int node : calls) {
          home.put(node, layout.scratch(scratch++));
        }
        for (int node : calls) {
          Value value = values.get(node);
          for (int i = 0; i < value.op.operands(); i++) {
            needHome(operand(value, i));
          }
        }
      }
      for (int s = 0; s < parts.size(); s++) {
        for (int node : parts.get(s)) {
          Value value = values.get(node);
          for (int i = 0; i < value.op.operands(); i++) {
            int operand = operand(value, i);
            if (isComputed(operand) && segmentOf.get(operand) != s) {
              needHome(operand);
            }
          }
        }
      }
    }

    private void needHome(int node) {
      if (isComputed(node) && !home.has(node)) {
        home.put(node, layout.scratch(scratch++));
      }
    }

    private final class SegmentWriter {
      final List<Routine.Step> steps = new ArrayList<>();
      private final Map<Integer, Integer> places = new HashMap<>();

      int compute(int node) {
        Value value = values.get(node);
        int[] operands = {-1, -1, -1};
        for (int i = 0; i < value.op.operands(); i++) {
          operands[i] = value(operand(value, i));
        }
        steps.add(new Routine.Compute(value.op, operands[0], operands[1], operands[2]));
        places.put(node, steps.size() - 1);
        return steps.size() - 1;
      }

      int value(int node) {
        Integer place = places.get(node);
        if (place == null) {
          steps.add(
              switch (values.get(node).op) {
                case CONSTANT -> new Routine.Number(code.value(node));
                case SLOT -> new Routine.Load(code.slotOf(node));
                default -> new Routine.Load(home.get(node));
              });
          place = steps.size() - 1;
          places.put(node, place);
        }
        return place;
      }

      void store(int place, int slot) {
        steps.add(new Routine.Store(place, slot));
      }

      int inMemory(int node) {
        if (values.get(node).op == Op.SLOT) {
          return code.slotOf(node);
        }
        if (values.get(node).op == Op.CONSTANT) {
          int slot = layout.scratch(scratch++);
          store(value(node), slot);
          return slot;
        }
        return home.get(node);
      }
    }
  }
}
