package org.marrow.kinetics.simulation;

import java.util.function.LongFunction;
import org.marrow.foundation.findings.InvalidInput;
import org.marrow.foundation.findings.Where;
import org.marrow.kinetics.event.TimeCourse;
import org.marrow.kinetics.expression.Interpreter;
import org.marrow.kinetics.model.Equations;
import org.marrow.kinetics.ode.Outcome;
import org.marrow.kinetics.ode.Settings;
import org.marrow.kinetics.population.Patient;
import org.marrow.kinetics.rules.KineticsRules;
import org.marrow.kinetics.stochastic.ExactSimulation;

/** Runs blocks of patients of one simulation with the engine that its method needs. */
final class Runner {
  private final Simulation simulation;
  private final Engine engine;
  private final ThreadLocal<Interpreter> outputs;

  Runner(Simulation simulation) {
    this.simulation = simulation;
    this.engine = engine(simulation);
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

  private static Engine engine(Simulation simulation) {
    Model model = simulation.model();
    Settings settings = simulation.settings();
    return switch (simulation.method()) {
      case ODE ->
          model.hasEvents()
              ? new SteppedEngine(() -> timeCourse(simulation))
              : new LaneEngine(
                  model.kernel(simulation.calendar().infused(model.system())),
                  settings,
                  settings.absoluteTolerances(model.system()));
      case SSA -> {
        // Refuses at once what is no jump process, not on a patient's thread.
        exact(simulation);
        yield new SteppedEngine(() -> exact(simulation));
      }
      case TAU, HYBRID ->
          throw new InvalidInput(
              KineticsRules.UNSUPPORTED_RUN.at(
                  Where.in(model.network().id()),
                  "the method " + simulation.method() + " is not available here"));
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
          public void finished(long course, Outcome outcome) {
            block.outcome((int) (course - from), outcome);
          }
        };
    engine.run(from, to, simulation.courses(patients, times), threads, listener);
    return block;
  }
}
