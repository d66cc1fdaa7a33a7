package org.marrow.kinetics.compile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
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
  private final double[] times;
  private final List<LinearModes> linear = new ArrayList<>();
  private final boolean[] isExact;
  private int[] solved = {};
  private int[] exact = {};
  private int forcing = -1;
  private final Map<String, Routine> routines = new LinkedHashMap<>();
  private final List<Areas.Entry> entries = new ArrayList<>();

  private KernelCompiler(Equations equations, Set<Integer> infused, double[] times) {
    this.equations = equations;
    this.times = times;
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
    isExact = new boolean[n];
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
    return new KernelCompiler(equations, infused, new double[0]).compile();
  }

  /**
   * The kernel that solves linear compartments exactly where it can, see {@link
   * Kernel#exactStates}.
   *
   * @param times in parts of a step, the stages after the first at which exact states are needed;
   *     the last is 1
   */
  public static Kernel compileExact(Equations equations, Set<Integer> infused, double[] times) {
    return new KernelCompiler(equations, infused, times.clone()).compile();
  }

  private Kernel compile() {
    int[] nodes = equations.derivatives();
    List<TreeMap<Integer, Integer>> coefficients = coefficients(nodes);
    if (times.length > 0) {
      solveExactly(nodes, coefficients);
    }
    solved = IntStream.range(0, n).filter(i -> !isExact[i]).toArray();
    int[] atStage = functions(nodes, Slot.TIME, u);
    routines.put("derivative", builder.build(outputs(derivative, atStage)));
    List<TreeMap<Integer, Integer>> matrix = linearise(nodes, coefficients);
    SparseLu lu = factor(matrix);
    routines.put("stage", stage(atStage, lu));
    if (exact.length > 0) {
      routines.put("exact", forcing(atStage));
    }
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
            solved,
            exact,
            forcing,
            entries);
    return new Kernel(layout, areas, routines, constants, massless, timeDependent(), linear);
  }

  /** df/dy at the start of a step, row by row, by column. */
  private List<TreeMap<Integer, Integer>> coefficients(int[] nodes) {
    Conversion conversion = new Conversion(equations.graph(), code, Slot.STEP_TIME, y, input);
    for (int node : nodes) {
      conversion.of(node);
    }
    List<TreeMap<Integer, Integer>> rows = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      rows.add(new TreeMap<>());
    }
    for (Jacobian.Entry entry : equations.jacobian().entries()) {
      int node = conversion.of(entry.node());
      if (!code.isConstant(node, 0)) {
        rows.get(entry.row()).put(entry.column(), node);
      }
    }
    return rows;
  }

  /** Finds the states with an exact solution and where its parts will stand. */
  private void solveExactly(int[] nodes, List<TreeMap<Integer, Integer>> coefficients) {
    Conversion atStart = new Conversion(equations.graph(), code, Slot.STEP_TIME, y, input);
    Conversion atZero = new Conversion(equations.graph(), code, Slot.STEP_TIME, -1, input);
    int[] functions = Arrays.stream(nodes).map(atStart::of).toArray();
    boolean[] differential = new boolean[n];
    for (int i = 0; i < n; i++) {
      differential[i] = !massless[i];
    }
    for (LinearStructure.Component component :
        LinearStructure.find(code, prologue, functions, y, coefficients, differential)) {
      int[] states = component.states();
      int m = states.length;
      LinearModes.Place[][] matrix = new LinearModes.Place[m][m];
      LinearModes.Place[] constants = new LinearModes.Place[m];
      int[] rates = new int[m];
      for (int i = 0; i < m; i++) {
        isExact[states[i]] = true;
        rates[i] = rate[states[i]];
        constants[i] = place(atZero.of(nodes[states[i]]));
        for (int j = 0; j < m; j++) {
          Integer node = coefficients.get(states[i]).get(states[j]);
          matrix[i][j] = node == null ? LinearModes.Place.ZERO : place(node);
        }
      }
      int values = layout.take(m);
      int vectors = layout.take(m * m);
      int inverses = layout.take(m * m);
      linear.add(
          new LinearModes(component, matrix, constants, rates, y, values, vectors, inverses));
    }
    exact = linear.stream().flatMapToInt(modes -> Arrays.stream(modes.states())).toArray();
    forcing = exact.length == 0 ? -1 : layout.take(exact.length * times.length);
  }

  private LinearModes.Place place(int node) {
    int settled = prologue.settle(node);
    return code.isConstant(settled)
        ? new LinearModes.Place(-1, code.value(settled))
        : new LinearModes.Place(code.slotOf(settled), 0);
  }

  /** The exact states in the stages: within the step those that others depend on, then all. */
  private Routine forcing(int[] atStage) {
    Set<Integer> needed = new HashSet<>();
    for (int state : solved) {
      slots(atStage[state], new HashSet<>(), needed);
    }
    List<RoutineBuilder.Output> outputs = new ArrayList<>();
    int before = 0;
    for (LinearModes modes : linear) {
      int[] states = modes.states();
      LinearCode solution = new LinearCode(code, modes, y);
      for (int stage = 0; stage < times.length; stage++) {
        double part = times[stage];
        List<Integer> wanted =
            IntStream.range(0, states.length)
                .filter(i -> part == 1 || needed.contains(u + states[i]))
                .boxed()
                .toList();
        List<Integer> values = solution.at(part, wanted);
        for (int i = 0; i < wanted.size(); i++) {
          int slot = forcing + stage * exact.length + before + wanted.get(i);
          outputs.add(new RoutineBuilder.Output(slot, values.get(i)));
        }
      }
      before += states.length;
    }
    return builder.build(outputs);
  }

  private void slots(int node, Set<Integer> seen, Set<Integer> slots) {
    if (!seen.add(node)) {
      return;
    }
    if (code.op(node) == Op.SLOT) {
      slots.add(code.slotOf(node));
    }
    for (int i = 0; i < code.op(node).operands(); i++) {
      slots(code.operand(node, i), seen, slots);
    }
  }

  private boolean timeDependent() {
    return Arrays.stream(solved).anyMatch(i -> !code.isConstant(slopeNodes[i], 0));
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
  private List<TreeMap<Integer, Integer>> linearise(
      int[] nodes, List<TreeMap<Integer, Integer>> coefficients) {
    int[] atStart = functions(nodes, Slot.STEP_TIME, y);
    Conversion conversion = new Conversion(equations.graph(), code, Slot.STEP_TIME, y, input);
    List<RoutineBuilder.Output> outputs = new ArrayList<>();
    List<RoutineBuilder.Output> slopes = new ArrayList<>();
    List<TreeMap<Integer, Integer>> matrix = new ArrayList<>();
    for (int row : solved) {
      outputs.add(new RoutineBuilder.Output(derivative + row, atStart[row]));
      TreeMap<Integer, Integer> entriesOfRow = new TreeMap<>();
      int slopeNode = conversion.of(equations.timeDerivative(nodes[row]));
      for (Map.Entry<Integer, Integer> entry : coefficients.get(row).entrySet()) {
        int column = entry.getKey();
        if (isExact[column]) {
          // An exact state is a function of time to the others.
          slopeNode = code.add(slopeNode, code.mul(entry.getValue(), atStart[column]));
          continue;
        }
        int read = entryOf(code.neg(entry.getValue()), outputs);
        entriesOfRow.put(column, read);
        entries.add(
            new Areas.Entry(
                row,
                column,
                code.isConstant(read) ? -1 : code.slotOf(read),
                code.isConstant(read) ? code.value(read) : 0));
      }
      matrix.add(entriesOfRow);
      slopeNodes[row] = slopeNode;
      slopes.add(new RoutineBuilder.Output(slope + row, slopeNode));
    }
    if (timeDependent()) {
      outputs.addAll(slopes);
    }
    routines.put("linearise", builder.build(outputs));
    return matrix;
  }

  /** Where an entry of the matrix can be read: in the prologue's slots or in one of its own. */
  private int entryOf(int node, List<RoutineBuilder.Output> outputs) {
    if (prologue.isSteady(node)) {
      return prologue.settle(node);
    }
    int slot = layout.take(1);
    outputs.add(new RoutineBuilder.Output(slot, node));
    return code.slot(slot);
  }

  /** A sparse matrix in the places that the solved states have among themselves. */
  private List<TreeMap<Integer, Integer>> compact(List<TreeMap<Integer, Integer>> matrix) {
    int[] place = new int[n];
    for (int i = 0; i < solved.length; i++) {
      place[solved[i]] = i;
    }
    List<TreeMap<Integer, Integer>> rows = new ArrayList<>();
    for (TreeMap<Integer, Integer> row : matrix) {
      TreeMap<Integer, Integer> moved = new TreeMap<>();
      row.forEach((column, node) -> moved.put(place[column], node));
      rows.add(moved);
    }
    return rows;
  }

  private SparseLu factor(List<TreeMap<Integer, Integer>> matrix) {
    int diagonal = code.slot(Slot.INVERSE_STEP_GAMMA);
    for (int i = 0; i < solved.length; i++) {
      if (!massless[solved[i]]) {
        matrix.get(i).merge(solved[i], diagonal, (entry, d) -> code.add(d, entry));
      }
    }
    SparseLu lu =
        new SparseLu(
            code, compact(matrix), (row, column) -> row == column && !massless[solved[row]]);
    int[] right = Arrays.stream(solved).map(i -> sloped(i, code.slot(derivative + i))).toArray();
    List<RoutineBuilder.Output> outputs = solution(lu.solve(right, node -> node));
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

  /** What a stage gives: a node for each solved state. */
  private List<RoutineBuilder.Output> solution(int[] nodes) {
    List<RoutineBuilder.Output> outputs = new ArrayList<>();
    for (int i = 0; i < nodes.length; i++) {
      outputs.add(new RoutineBuilder.Output(x + solved[i], nodes[i]));
    }
    return outputs;
  }

  private final Map<Integer, Integer> places = new HashMap<>();

  private int sloped(int state, int node) {
    return code.isConstant(slopeNodes[state], 0)
        ? node
        : code.add(node, code.mul(code.slot(Slot.TIME_WEIGHT), code.slot(slope + state)));
  }

  private Routine stage(int[] functions, SparseLu lu) {
    int[] right = new int[solved.length];
    for (int i = 0; i < right.length; i++) {
      int state = solved[i];
      right[i] = sloped(state, functions[state]);
      if (!massless[state]) {
        right[i] = code.add(right[i], code.mul(code.slot(Slot.INVERSE_STEP), code.slot(s + state)));
      }
    }
    int[] nodes =
        lu.solve(
            right,
            factor -> {
              Integer place = places.get(factor);
              return place == null ? factor : code.slot(place);
            });
    return builder.build(solution(nodes));
  }
}
