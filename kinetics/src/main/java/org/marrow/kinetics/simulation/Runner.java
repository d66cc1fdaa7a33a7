package org.marrow.kinetics.simulation;

import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import org.marrow.foundation.findings.InvalidInput;
import org.marrow.kinetics.compile.Kernel;
import org.marrow.kinetics.compile.Routines;
import org.marrow.kinetics.event.TimeCourse;
import org.marrow.kinetics.expression.Interpreter;
import org.marrow.kinetics.model.Equations;
import org.marrow.kinetics.model.ReactionSystem;
import org.marrow.kinetics.ode.Outcome;
import org.marrow.kinetics.ode.Settings;
import org.marrow.kinetics.population.Patient;
import org.marrow.kinetics.stochastic.ExactSimulation;
import org.marrow.kinetics.stochastic.HybridSettings;
import org.marrow.kinetics.stochastic.HybridSimulation;
import org.marrow.kinetics.stochastic.TauLeaping;

/** Runs blocks of patients of one simulation with the engine that its method needs. */
final class Runner {
  private final Simulation simulation;
  private final Engine engine;
  private final ThreadLocal<Interpreter> outputs;

  /**
   * @param backend which routines of a compiled kernel to run; the fastest when there is none
   */
  Runner(Simulation simulation, Optional<Function<Kernel, Routines>> backend) {
    this.simulation = simulation;
    this.engine = engine(simulation, backend);
    outputs =
        ThreadLocal.withInitial(() -> {
          Model model = simulation.model();
          Equations equations = model.equations();
          int[] nodes =
              simulation.outputs().stream()
                  .mapToInt(name -> equations.node(model.output(name)))
                  .toArray();
          return new Interpreter(equations.graph(), nodes);
        });
  }

  private static Engine engine(
      Simulation simulation, Optional<Function<Kernel, Routines>> backend) {
    Model model = simulation.model();
    Settings settings = simulation.settings();
    return switch (simulation.method()) {
      case ODE ->
          simulation.inLanes()
              ? new LaneEngine(
                  model, simulation.calendar().infused(model.system()), settings, backend)
              : new SteppedEngine(() -> timeCourse(simulation));
      case SSA -> {
        // Refuses at once what is no jump process, not on a patient's thread.
        exact(simulation);
        yield new SteppedEngine(() -> exact(simulation));
      }
      case TAU -> {
        tau(simulation);
        yield new SteppedEngine(() -> tau(simulation));
      }
      case HYBRID -> new SteppedEngine(() -> hybrid(simulation));
    };
  }

  private static SteppedEngine.Single timeCourse(Simulation simulation) {
    TimeCourse course = new TimeCourse(simulation.equations(), simulation.settings());
    return (number, run, times, output) ->
        course.run(
            times,
            run.state(),
            run.inputs(),
            run.changes(),
            simulation.streams().stream("event order", number),
            output);
  }

  private static SteppedEngine.Single exact(Simulation simulation) {
    ExactSimulation exact = new ExactSimulation(simulation.equations());
    return (number, run, times, output) ->
        exact.run(
            times, run.state(), run.inputs(), run.changes(), simulation.streams(), number, output);
  }

  private static SteppedEngine.Single tau(Simulation simulation) {
    TauLeaping leaping = new TauLeaping(simulation.equations(), TauLeaping.DEFAULT_EPSILON);
    return (number, run, times, output) ->
        leaping.run(
            times, run.state(), run.inputs(), run.changes(), simulation.streams(), number, output);
  }

  /** What is infused is a substance, so it is continuous at any amount. */
  private static SteppedEngine.Single hybrid(Simulation simulation) {
    ReactionSystem system = simulation.model().system();
    Set<String> infused =
        simulation.calendar().infused(system).stream()
            .map(state -> system.states().get(state).id())
            .collect(Collectors.toSet());
    HybridSettings settings =
        new HybridSettings(HybridSettings.DEFAULT.threshold(), infused, simulation.settings());
    HybridSimulation hybrid = new HybridSimulation(simulation.equations(), settings);
    return (number, run, times, output) ->
        hybrid.run(
            times, run.state(), run.inputs(), run.changes(), simulation.streams(), number, output);
  }

  /** Why runs are slower than they should be, in a sentence; empty when they are not. */
  Optional<String> warning() {
    return engine.warning();
  }

  /** Runs the patients {@code from} to {@code to - 1}. */
  Block run(long from, long to, LongFunction<Patient> patients, int threads) {
    double[] times = simulation.times();
    int width = simulation.outputs().size();
    Block block = new Block((int) (to - from), times.length, width, simulation.from());
    Engine.Listener listener =
        new Engine.Listener() {
          @Override
          public void sample(
              long course, int sample, double time, double[] state, double[] inputs) {
            double[] values = outputs.get().evaluate(time, state, inputs);
            System.arraycopy(values, 0, block.values((int) (course - from))[sample], 0, width);
          }

          @Override
          public void refused(long course, InvalidInput why) {
            block.refused((int) (course - from), why.findings());
          }

          @Override
          public void finished(long course, Outcome outcome) {
            block.outcome((int) (course - from), outcome);
          }
        };
    engine.run(from, to, simulation.courses(patients, times), threads, listener);
    return block;
  }
}
