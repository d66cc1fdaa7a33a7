package org.marrow.kinetics.compile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.marrow.kinetics.lanes.Slot;
import org.marrow.kinetics.model.Algebraic;
import org.marrow.kinetics.model.Equations;
import org.marrow.kinetics.model.Jacobian;

/** Compiles the equations of a reaction system into a {@link Kernel}. */
public final class KernelCompiler {
  private static final int STAGES = 8;

  private final Equations equations;
  private final Code code = new Code();
  private final Layout layout = new Layout();
  private final int n;
  private final boolean[] massless;
  private final Prologue prologue;
  private final RoutineBuilder builder;
  private final int y;
  private final int u;
  private final int s;
  private final int x;
  private final int k;
  private final int input;
  private final int[] rate;
  private final int derivative;
  private final int slope;
  private final int[] slopeNodes;
  private final Map<String, Routine> routines = new LinkedHashMap<>();
  private final List<Areas.Entry> entries = new ArrayList<>();

  private KernelCompiler(Equations equations, Set<Integer> infused) {
    this.equations = equations;
    n = equations.system().states().size();
    int inputs = equations.system().inputs().size();
    massless = new boolean[n];
    for (Algebraic algebraic : equations.system().algebraic()) {
      massless[algebraic.state()] = true;
    }
    y = layout.take(n);
    u = layout.take(n);
    s = layout.take(n);
    x = layout.take(n);
    k = layout.take(STAGES * n);
    derivative = layout.take(n);
    slope = layout.take(n);
    input = layout.take(inputs);
    rate = new int[n];
    Arrays.fill(rate, -1);
    infused.stream().sorted().forEach(state -> rate[state] = layout.take(1));
    prologue = new Prologue(code, layout, input, inputs);
    builder = new RoutineBuilder(code, layout, prologue);
    slopeNodes = new int[n];
  }

  /** The kernel of a system whose states take no infusion. */
  public static Kernel compile(Equations equations) {
    return compile(equations, Set.of());
  }

  /**
   * The kernel of a system.
   *
   * @param infused states that take a zero-order infusion, whose rate stands in a slot of its own
   */
  public static Kernel compile(Equations equations, Set<Integer> infused) {
    return new KernelCompiler(equations, infused).compile();
  }

  private Kernel compile() {
    int[] nodes = equations.derivatives();
    int[] atStage = functions(nodes, Slot.TIME, u);
    routines.put("derivative", builder.build(outputs(derivative, atStage)));
    List<TreeMap<Integer, Integer>> matrix = linearise(nodes);
    SparseLu lu = factor(matrix);
    routines.put("stage", stage(atStage, lu));
    Routine constants = builder.buildPlainly(prologue.outputs());
    Areas areas =
        new Areas(
            n,
            equations.system().inputs().size(),
            y,
            u,
            s,
            x,
            k,
            input,
            rate,
            derivative,
            slope,
            entries);
    return new Kernel(layout, areas, routines, constants, massless, timeDependent());
  }

  private boolean timeDependent() {
    return Arrays.stream(slopeNodes).anyMatch(node -> !code.isConstant(node, 0));
  }

  /** Nodes of f, infusions added, with the time and the states read from the given slots. */
  private int[] functions(int[] nodes, int time, int states) {
    Conversion conversion = new Conversion(equations.graph(), code, time, states, input);
    int[] functions = new int[n];
    for (int i = 0; i < n; i++) {
      functions[i] = conversion.of(nodes[i]);
      if (rate[i] >= 0) {
        functions[i] = code.add(functions[i], code.slot(rate[i]));
      }
    }
    return functions;
  }

  private static List<RoutineBuilder.Output> outputs(int first, int[] nodes) {
    List<RoutineBuilder.Output> outputs = new ArrayList<>();
    for (int i = 0; i < nodes.length; i++) {
      outputs.add(new RoutineBuilder.Output(first + i, nodes[i]));
    }
    return outputs;
  }

  /** f, -df/dy and df/dt at the start of a step; the entries of the matrix as nodes to read. */
  private List<TreeMap<Integer, Integer>> linearise(int[] nodes) {
    int[] atStart = functions(nodes, Slot.STEP_TIME, y);
    List<RoutineBuilder.Output> outputs = outputs(derivative, atStart);
    Conversion conversion = new Conversion(equations.graph(), code, Slot.STEP_TIME, y, input);
    List<TreeMap<Integer, Integer>> matrix = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      matrix.add(new TreeMap<>());
    }
    for (int node : nodes) {
      conversion.of(node);
    }
    for (Jacobian.Entry entry : equations.jacobian().entries()) {
      int negative = code.neg(conversion.of(entry.node()));
      if (code.isConstant(negative, 0)) {
        continue;
      }
      int read;
      if (prologue.isSteady(negative)) {
        read = prologue.settle(negative);
      } else {
        int slot = layout.take(1);
        outputs.add(new RoutineBuilder.Output(slot, negative));
        read = code.slot(slot);
      }
      matrix.get(entry.row()).put(entry.column(), read);
      entries.add(
          new Areas.Entry(
              entry.row(),
              entry.column(),
              code.isConstant(read) ? -1 : code.slotOf(read),
              code.isConstant(read) ? code.value(read) : 0));
    }
    for (int i = 0; i < n; i++) {
      slopeNodes[i] = conversion.of(equations.timeDerivative(nodes[i]));
      outputs.add(new RoutineBuilder.Output(slope + i, slopeNodes[i]));
    }
    if (!timeDependent()) {
      outputs = outputs.subList(0, outputs.size() - n);
    }
    routines.put("linearise", builder.build(outputs));
    return matrix;
  }

  private SparseLu factor(List<TreeMap<Integer, Integer>> matrix) {
    int diagonal = code.slot(Slot.INVERSE_STEP_GAMMA);
    for (int i = 0; i < n; i++) {
      if (!massless[i]) {
        matrix.get(i).merge(i, diagonal, (entry, d) -> code.add(d, entry));
      }
    }
    SparseLu lu = new SparseLu(code, matrix, (row, column) -> row == column && !massless[row]);
    int[] right = new int[n];
    for (int i = 0; i < n; i++) {
      right[i] = sloped(i, code.slot(derivative + i));
    }
    List<RoutineBuilder.Output> outputs = outputs(x, lu.solve(right, node -> node));
    for (int factor : lu.factors()) {
      if (!code.isConstant(factor) && code.op(factor) != Op.SLOT && !places.containsKey(factor)) {
        int slot = layout.take(1);
        places.put(factor, slot);
        outputs.add(new RoutineBuilder.Output(slot, factor));
      }
    }
    outputs.add(new RoutineBuilder.Output(Slot.PIVOT_LOSS, lu.loss()));
    routines.put("begin", builder.build(outputs));
    return lu;
  }

  private final Map<Integer, Integer> places = new HashMap<>();

  private int sloped(int state, int node) {
    return code.isConstant(slopeNodes[state], 0)
        ? node
        : code.add(node, code.mul(code.slot(Slot.TIME_WEIGHT), code.slot(slope + state)));
  }

  private Routine stage(int[] functions, SparseLu lu) {
    int[] right = new int[n];
    for (int i = 0; i < n; i++) {
      right[i] = sloped(i, functions[i]);
      if (!massless[i]) {
        right[i] = code.add(right[i], code.mul(code.slot(Slot.INVERSE_STEP), code.slot(s + i)));
      }
    }
    int[] solution =
        lu.solve(
            right,
            factor -> {
              Integer place = places.get(factor);
              return place == null ? factor : code.slot(place);
            });
    return builder.build(outputs(x, solution));
  }
}
