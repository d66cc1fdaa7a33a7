package org.marrow.kinetics.compile;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.marrow.kinetics.lanes.Lanes;

/**
 * A reaction system compiled for integration: routines on a flat memory, interpreted, as scalar
 * bytecode or as vector bytecode for any number of lanes, all with the same bits.
 *
 * <p>Memory is {@code new double[slots() * lanes]}; slot s of lane l is at {@code s * lanes + l}.
 * It begins with the {@link org.marrow.kinetics.lanes.Slot}s. A lane is made ready by writing
 * inputs and calling {@link #prologue}.
 */
public final class Kernel {
  private final Layout layout;
  private final Areas areas;
  private final Map<String, Routine> routines;
  private final Routine prologue;
  private final boolean[] massless;
  private final boolean timeDependent;
  private final List<LinearModes> linear;
  private final ConcurrentHashMap<Integer, Routines> compiled = new ConcurrentHashMap<>();

  Kernel(
      Layout layout,
      Areas areas,
      Map<String, Routine> routines,
      Routine prologue,
      boolean[] massless,
      boolean timeDependent,
      List<LinearModes> linear) {
    this.layout = layout;
    this.areas = areas;
    this.routines = routines;
    this.prologue = prologue;
    this.massless = massless;
    this.timeDependent = timeDependent;
    this.linear = List.copyOf(linear);
  }

  /** Number of states. */
  public int states() {
    return areas.states();
  }

  /** Number of inputs of the system. */
  public int inputs() {
    return areas.inputs();
  }

  /** Where vectors stand in the memory. */
  public Areas areas() {
    return areas;
  }

  /** Slots that a lane's memory has. */
  public int slots() {
    return layout.size();
  }

  /** Whether an algebraic equation determines this state, so that it has no derivative. */
  public boolean isAlgebraic(int state) {
    return massless[state];
  }

  /**
   * The states that are solved exactly, by the exponential of their matrix, and not by the
   * integration method: linear compartments that depend on nothing else. None in a plain kernel.
   */
  public int[] exactStates() {
    return areas.exact().clone();
  }

  /** Whether a state is one of {@link #exactStates}. */
  public boolean isExact(int state) {
    return java.util.Arrays.stream(areas.exact()).anyMatch(s -> s == state);
  }

  /** The exact states of a lane some time after the start of its step, into their places. */
  public void exact(double[] memory, int lanes, int lane, double time, double[] state) {
    for (LinearModes modes : linear) {
      modes.after(memory, lanes, lane, time, state);
    }
  }

  /** Whether any equation is algebraic. */
  public boolean hasAlgebraic() {
    for (boolean zero : massless) {
      if (zero) {
        return true;
      }
    }
    return false;
  }

  /** Whether the equations mention the time. */
  public boolean isTimeDependent() {
    return timeDependent;
  }

  /**
   * Computes what depends on inputs alone, for one lane; to be called when inputs have changed.
   *
   * @return false when the exact solution would lose digits with these inputs (rates that are all
   *     but equal), so that a plain kernel has to be used
   */
  public boolean prologue(double[] memory, int lanes, int lane) {
    new RoutineInterpreter(layout).run(prologue, memory, lanes, lane, lane + 1);
    boolean good = true;
    for (LinearModes modes : linear) {
      good &= modes.decompose(memory, lanes, lane);
    }
    return good;
  }

  /** The routines as bytecode: scalar for one lane, else vectors. */
  public Routines routines(int lanes) {
    return compiled.computeIfAbsent(lanes, this::generate);
  }

  /** Generates the routines anew, for a JIT that got stuck on the last ones. */
  public Routines regenerate(int lanes) {
    Routines fresh = generate(lanes);
    compiled.put(lanes, fresh);
    return fresh;
  }

  /** Whether the JIT was told to compile kernels with its optimising compiler only. */
  public static boolean isJitDirected() {
    return JitDirectives.installed();
  }

  private Routines generate(int lanes) {
    if (lanes > 1 && !Lanes.available()) {
      return interpreted(lanes);
    }
    JitDirectives.installed();
    Backend backend = lanes == 1 ? new ScalarBackend() : new VectorBackend(lanes);
    byte[] file = new ClassWriter(layout, backend).write(routines);
    try {
      MethodHandles.Lookup hidden = MethodHandles.lookup().defineHiddenClass(file, true);
      return (Routines)
          hidden.findConstructor(hidden.lookupClass(), MethodType.methodType(void.class)).invoke();
    } catch (Throwable e) {
      throw new IllegalStateException("the generated kernel does not load", e);
    }
  }

  /** The routines interpreted step by step: the oracle of the generated code. */
  public Routines interpreted(int lanes) {
    RoutineInterpreter interpreter = new RoutineInterpreter(layout);
    return new Routines() {
      @Override
      public int lanes() {
        return lanes;
      }

      @Override
      public void exact(double[] memory) {
        if (routines.containsKey("exact")) {
          run("exact", memory);
        }
      }

      @Override
      public void derivative(double[] memory) {
        run("derivative", memory);
      }

      @Override
      public void linearise(double[] memory) {
        run("linearise", memory);
      }

      @Override
      public void begin(double[] memory) {
        run("begin", memory);
      }

      @Override
      public void stage(double[] memory) {
        run("stage", memory);
      }

      private void run(String name, double[] memory) {
        Routine routine = routines.get(name);
        if (routine == null) {
          throw new IllegalStateException("no routine " + name);
        }
        interpreter.run(routine, memory, lanes, 0, lanes);
      }
    };
  }

  /** Instructions of the routines in all, loads and stores counted. */
  public int size() {
    return routines.values().stream()
        .flatMap(r -> r.segments().stream())
        .mapToInt(s -> s.steps().size() + s.calls().size())
        .sum();
  }

  /** Methods per routine, for diagnosis. */
  public Map<String, Integer> segments() {
    Map<String, Integer> sizes = new TreeMap<>();
    routines.forEach((name, routine) -> sizes.put(name, routine.segments().size()));
    return sizes;
  }
}
