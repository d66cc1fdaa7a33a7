package org.marrow.kinetics.simulation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.marrow.foundation.findings.Finding;
import org.marrow.foundation.findings.InvalidInput;
import org.marrow.foundation.findings.Where;
import org.marrow.foundation.random.Streams;
import org.marrow.kinetics.compile.Kernel;
import org.marrow.kinetics.compile.Routines;
import org.marrow.kinetics.dosing.Calendar;
import org.marrow.kinetics.dosing.Entry;
import org.marrow.kinetics.dosing.Infusions;
import org.marrow.kinetics.dosing.SteadyStates;
import org.marrow.kinetics.model.Equations;
import org.marrow.kinetics.model.ReactionSystem;
import org.marrow.kinetics.model.Start;
import org.marrow.kinetics.model.Starter;
import org.marrow.kinetics.ode.Change;
import org.marrow.kinetics.ode.Course;
import org.marrow.kinetics.ode.Outcome;
import org.marrow.kinetics.ode.Settings;
import org.marrow.kinetics.population.Patient;
import org.marrow.kinetics.population.Population;
import org.marrow.kinetics.population.Sink;
import org.marrow.kinetics.rules.KineticsRules;
import org.marrow.kinetics.stochastic.HybridSettings;
import org.marrow.kinetics.stochastic.TauLeaping;

/**
 * A model, what happens to it, and how to compute it; runs for one patient or many. Immutable.
 *
 * <p>What comes out depends on model, calendar, patient, method, settings and seed alone: not on
 * threads, lanes, other patients, other outputs, or a stop in between.
 *
 * @param model the model
 * @param calendar doses, scheduled changes and sample times
 * @param outputs what to keep at the sample times, see {@link Model#output}
 * @param from time of the start
 * @param until time of the end
 * @param method how the model is read
 * @param settings tolerances of integration
 * @param streams random numbers of stochastic methods
 * @param threads threads that a population runs on
 */
public record Simulation(
    Model model,
    Calendar calendar,
    List<String> outputs,
    double from,
    double until,
    Method method,
    Settings settings,
    Streams streams,
    int threads) {
  private static final int MOST_IN_BLOCK = 8_192;
  private static final int LEAST_IN_BLOCK = 64;
  private static final int NUMBERS_IN_BLOCK = 1 << 23;

  public Simulation {
    outputs = List.copyOf(outputs);
    if (!(from <= until) || Double.isInfinite(from) || Double.isInfinite(until)) {
      throw new IllegalArgumentException(
          "a simulation needs finite times in order, got " + from + " to " + until);
    }
    if (threads < 1) {
      throw new IllegalArgumentException("threads must be 1 or more, got " + threads);
    }
    List<Finding> faults = new ArrayList<>(calendar.check(model.system()));
    for (Entry entry : calendar.entries()) {
      if (entry.time() < from) {
        faults.add(
            KineticsRules.BAD_DOSE.at(
                Where.in(model.network().id()),
                "something is scheduled at " + entry.time() + ", before the start at " + from,
                "Count times from the start of the run."));
        break;
      }
    }
    if (calendar.hasSteadyDoses()) {
      notPeriodic(model, method)
          .ifPresent(why ->
              faults.add(
                  KineticsRules.UNSUPPORTED_RUN.at(
                      Where.in(model.network().id()),
                      "the steady state of a dose (SS): " + why,
                      "Write the doses that lead to the steady state.")));
    }
    if (!faults.isEmpty()) {
      throw new InvalidInput(faults);
    }
    outputs.forEach(model::output);
  }

  /** Why repeating a dose has no state to lead to that a run could begin from. */
  private static Optional<String> notPeriodic(Model model, Method method) {
    if (method != Method.ODE) {
      return Optional.of("by chance no two intervals are the same");
    }
    if (model.hasEvents()) {
      return Optional.of("events make what happened before matter");
    }
    Equations equations = model.equations();
    return Arrays.stream(equations.derivatives()).anyMatch(equations.graph()::readsTime)
        ? Optional.of("the model's equations read the time")
        : Optional.empty();
  }

  /**
   * The differential equations from time 0 to the calendar's end, at the usual tolerances, on one
   * thread; keeping every species, every state of a model without species, and everything that has
   * a value in one that only computes.
   */
  public static Simulation of(Model model, Calendar calendar) {
    List<String> species = model.network().species().stream().map(s -> s.id()).toList();
    List<String> states = model.system().states().stream().map(s -> s.id()).toList();
    return new Simulation(
        model,
        calendar,
        !species.isEmpty() ? species : !states.isEmpty() ? states : model.observables(),
        0,
        calendar.end(),
        Method.ODE,
        Settings.DEFAULT,
        new Streams(1),
        1);
  }

  /** The same until another time. */
  public Simulation until(double time) {
    return new Simulation(model, calendar, outputs, from, time, method, settings, streams, threads);
  }

  /** The same, keeping these outputs. */
  public Simulation observing(String... names) {
    return new Simulation(
        model, calendar, List.of(names), from, until, method, settings, streams, threads);
  }

  /** The same by another method. */
  public Simulation by(Method other) {
    return new Simulation(model, calendar, outputs, from, until, other, settings, streams, threads);
  }

  /** The same with other tolerances. */
  public Simulation with(Settings other) {
    return new Simulation(model, calendar, outputs, from, until, method, other, streams, threads);
  }

  /** The same with other random numbers. */
  public Simulation seeded(long seed) {
    return new Simulation(
        model, calendar, outputs, from, until, method, settings, new Streams(seed), threads);
  }

  /** The same on this many threads. */
  public Simulation on(int count) {
    return new Simulation(model, calendar, outputs, from, until, method, settings, streams, count);
  }

  /**
   * How it is computed, in one line for a record of results: the method with what it depends on.
   */
  public String describe() {
    return switch (method) {
      case ODE -> settings.describe();
      case SSA -> "direct method of Gillespie, one reaction at a time";
      case TAU ->
          "tau-leaping of Cao, Gillespie and Petzold, epsilon " + TauLeaping.DEFAULT_EPSILON;
      case HYBRID -> HybridSettings.DEFAULT.describe() + ", the rest by " + settings.describe();
    };
  }

  /** The sample times within the run; the end alone when the calendar has none. */
  public double[] times() {
    double[] times =
        Arrays.stream(calendar.samples()).filter(t -> t >= from && t <= until).toArray();
    return times.length == 0 ? new double[] {until} : times;
  }

  /**
   * Runs one patient.
   *
   * @throws InvalidInput when the model has no such value, when the start is no number, and when a
   *     stochastic method meets a rate that is none
   */
  public Trajectory run(Patient patient) {
    model.requireInputs(patient.values().keySet());
    requireStart(patient);
    Runner runner = new Runner(this, Optional.empty());
    Block block = runner.run(patient.index(), patient.index() + 1, index -> patient, 1);
    if (!block.firstRefusal().isEmpty()) {
      throw new InvalidInput(block.firstRefusal());
    }
    return new Trajectory(outputs, times(), block.values(0), block.outcome(0));
  }

  /** Runs the typical patient. */
  public Trajectory run() {
    return run(Patient.TYPICAL);
  }

  /** Runs a population to its end. */
  public Summary run(Population population, Sink... sinks) {
    return run(population, Control.NONE, sinks);
  }

  /**
   * Runs a population, telling each sink of every patient in order of index. A run that finds its
   * checkpoint goes on after the last patient saved there.
   */
  public Summary run(Population population, Control control, Sink... sinks) {
    return run(population, control, Optional.empty(), sinks);
  }

  /** The same with given routines of the compiled kernel, which change no result. */
  Summary run(
      Population population,
      Control control,
      Optional<Function<Kernel, Routines>> backend,
      Sink... sinks) {
    model.requireInputs(population.names());
    requireStart(population.patient(0));
    double[] times = times();
    List<Sink> all = List.of(sinks);
    all.forEach(sink -> sink.begin(outputs, times));
    Checkpoint.Position position = new Checkpoint.Position(0, 0);
    List<Checkpoint> checkpoint =
        control.checkpoint().map(file -> new Checkpoint(file, signature(population))).stream()
            .toList();
    for (Checkpoint c : checkpoint) {
      if (c.exists()) {
        position = c.load(all);
      }
    }
    Runner runner = new Runner(this, backend);
    long size = population.size();
    long next = position.next();
    long failed = position.failed();
    long steps = 0;
    List<Finding> why = List.of();
    int inBlock = control.block() > 0 ? control.block() : comfortable(times.length);
    while (next < size && !control.cancelled().getAsBoolean()) {
      long to = Math.min(size, next + inBlock);
      Block block = runner.run(next, to, population::patient, threads);
      why = why.isEmpty() ? block.firstRefusal() : why;
      for (long index = next; index < to; index++) {
        int place = (int) (index - next);
        Outcome outcome = block.outcome(place);
        failed += outcome.isDone() ? 0 : 1;
        steps += outcome.steps();
        for (Sink sink : all) {
          sink.patient(index, block.values(place), outcome);
        }
      }
      next = to;
      for (Checkpoint c : checkpoint) {
        c.save(new Checkpoint.Position(next, failed), all);
      }
      control.progress().accept(next);
    }
    runner.warning().ifPresent(control.warning());
    boolean finished = next == size;
    if (finished) {
      checkpoint.forEach(Checkpoint::delete);
    }
    return new Summary(next, failed, steps, finished, why);
  }

  /** Refuses a start that is not a number, before anything is compiled for it. */
  private void requireStart(Patient patient) {
    double[] states = model.starter().start(from, own(patient)).states();
    List<Finding> faults = new ArrayList<>();
    for (int i = 0; i < states.length; i++) {
      if (!Double.isFinite(states[i])) {
        String id = model.system().states().get(i).id();
        faults.add(
            KineticsRules.NO_START.at(
                Where.in(model.network().id()).column(id),
                id + " is " + states[i] + " at the start"));
      }
    }
    if (!faults.isEmpty()) {
      throw new InvalidInput(faults);
    }
  }

  private int comfortable(int samples) {
    long numbers = samples * (long) Math.max(1, outputs.size());
    return Math.clamp(NUMBERS_IN_BLOCK / numbers, LEAST_IN_BLOCK, MOST_IN_BLOCK);
  }

  private String signature(Population population) {
    return String.join(
        "|",
        model.network().id(),
        new TreeMap<>(model.preset()).toString(),
        Integer.toHexString(model.network().toString().hashCode()),
        Integer.toHexString((calendar.entries().toString() + calendar.absorptions()).hashCode()),
        outputs.toString(),
        Integer.toHexString(Arrays.hashCode(times())),
        from + " to " + until,
        method.name(),
        settings.describe(),
        Long.toString(streams.seed()),
        Long.toString(population.size()),
        population.names().toString());
  }

  /** Whether the compiled lanes run it, in which infusions have a place of their own. */
  boolean inLanes() {
    return method == Method.ODE && !model.hasEvents() && !model.system().states().isEmpty();
  }

  /** The system that the engine runs, with infusions as reactions where it needs them so. */
  ReactionSystem runningSystem() {
    return inLanes()
        ? model.system()
        : Infusions.into(model.system(), calendar.infused(model.system()));
  }

  /** Fresh equations of the system that the engine runs, for one thread. */
  Equations equations() {
    return new Equations(runningSystem());
  }

  private Map<String, Double> own(Patient patient) {
    if (model.preset().isEmpty()) {
      return patient.values();
    }
    Map<String, Double> all = new TreeMap<>(model.preset());
    all.putAll(patient.values());
    return all;
  }

  /** What one thread needs to say what a patient's run has to do. */
  private record Planner(Starter starter, SteadyStates steadyStates) {}

  /** A maker of courses for many patients, safe for threads. */
  LongFunction<Course> courses(LongFunction<Patient> patients, double[] times) {
    ReactionSystem system = runningSystem();
    ThreadLocal<Planner> planners =
        ThreadLocal.withInitial(() ->
            new Planner(
                new Starter(new Equations(system)),
                calendar.hasSteadyDoses()
                    ? new PeriodicState(model, calendar.infused(model.system()), settings)
                    : SteadyStates.NONE));
    return index -> {
      Planner planner = planners.get();
      Start start = planner.starter.start(from, own(patients.apply(index)));
      List<Change> changes =
          calendar.changes(system, start.inputs(), start.states(), planner.steadyStates);
      return new Course(from, until, start.states(), start.inputs(), changes, times);
    };
  }
}
