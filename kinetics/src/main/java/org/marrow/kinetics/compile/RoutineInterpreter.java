package org.marrow.kinetics.compile;

import java.util.List;

/** Carries out a routine step by step: the oracle of the generated code, and its fallback. */
final class RoutineInterpreter {
  private final Layout layout;

  RoutineInterpreter(Layout layout) {
    this.layout = layout;
  }

  /** Runs a routine in lanes {@code from} to {@code to - 1} of {@code lanes}. */
  void run(Routine routine, double[] memory, int lanes, int from, int to) {
    for (Routine.Segment segment : routine.segments()) {
      List<Routine.Step> steps = segment.steps();
      double[] value = new double[steps.size()];
      for (int lane = from; lane < to; lane++) {
        for (int i = 0; i < value.length; i++) {
          switch (steps.get(i)) {
            case Routine.Load(int slot) -> value[i] = memory[layout.resolve(slot) * lanes + lane];
            case Routine.Number(double number) -> value[i] = number;
            case Routine.Compute(Op op, int a, int b, int c) ->
                value[i] = op.apply(value[a], b < 0 ? 0 : value[b], c < 0 ? 0 : value[c]);
            case Routine.Store(int of, int slot) ->
                memory[layout.resolve(slot) * lanes + lane] = value[of];
          }
        }
        for (Routine.Call call : segment.calls()) {
          double a = memory[layout.resolve(call.a()) * lanes + lane];
          double b = call.b() < 0 ? 0 : memory[layout.resolve(call.b()) * lanes + lane];
          memory[layout.resolve(call.result()) * lanes + lane] = Op.call(call.op(), a, b);
        }
      }
    }
  }
}
