package org.marrow.kinetics.ode;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.marrow.kinetics.compile.Kernel;
import org.marrow.kinetics.compile.Routines;

/**
 * Runs courses in the lanes of a vector: each lane has its own time, step, changes and error
 * control, and takes the next course as soon as its own has ended. Not thread-safe; {@link
 * Ensemble} runs several.
 */
public final class LaneIntegrator {
  /** Where the courses come from. */
  public interface Source {
    /** The next course and its number, or empty when there is none. */
    Optional<Numbered> next();

    /**
     * Takes a course back that the kernel's exact states do not suit, see {@link Kernel#prologue};
     * nothing of it has been run.
     */
    default void takeBack(Numbered course) {
      throw new IllegalStateException("course " + course.number() + " needs a plain kernel");
    }
  }

  /** A course and its number, which the sink gets. */
  public record Numbered(long number, Course course) {}

  private final Kernel kernel;
  private final Solver solver;
  private final int lanes;
  private final Run[] runs;
  private final double[] state;
  private final Settings settings;

  /**
   * @param absolute absolute tolerance of each state
   */
  public LaneIntegrator(Kernel kernel, Routines routines, Settings settings, double[] absolute) {
    this.kernel = kernel;
    this.settings = settings;
    this.lanes = routines.lanes();
    this.solver = Solver.of(kernel, routines, settings, absolute);
    this.state = new double[kernel.states()];
    this.runs = new Run[lanes];
    for (int i = 0; i < lanes; i++) {
      runs[i] = new Run(new Lane(kernel, solver.memory(), lanes, i, settings, absolute.clone()), i);
    }
  }

  /** What one lane is at. */
  private final class Run {
    final Lane lane;
    final int index;
    final double[] restarts;
    @Nullable Numbered numbered;
    int change;
    int sample;
    double nextChange;
    double nextSample;
    double end;
    int[] lastChanged = new int[0];

    Run(Lane lane, int index) {
      this.lane = lane;
      this.index = index;
      this.restarts = new double[kernel.states() + kernel.inputs()];
    }
  }

  /** Runs all courses that the source has. */
  public void run(Source source, Sink sink) {
    int active = 0;
    for (Run run : runs) {
      active += fill(run, source, sink) ? 1 : 0;
    }
    while (active > 0) {
      for (Run run : runs) {
        active -= propose(run, source, sink) ? 0 : 1;
      }
      if (active == 0) {
        break;
      }
      solver.attempt();
      for (Run run : runs) {
        Numbered numbered = run.numbered;
        if (numbered != null && run.lane.judge() && run.nextSample <= run.lane.stepEnd()) {
          samples(run, numbered, sink);
        }
      }
      solver.accept();
      for (Run run : runs) {
        if (run.numbered != null && run.lane.accepted()) {
          active -= advance(run, run.numbered, source, sink) ? 0 : 1;
        }
      }
    }
  }

  /** Puts the next course into a lane; false when there is none. */
  private boolean fill(Run run, Source source, Sink sink) {
    while (true) {
      Optional<Numbered> next = source.next();
      if (next.isEmpty()) {
        run.numbered = null;
        return false;
      }
      Numbered numbered = next.get();
      Course course = numbered.course();
      run.numbered = numbered;
      run.change = 0;
      run.sample = 0;
      java.util.Arrays.fill(run.restarts, 0);
      if (!run.lane.begin(course.from(), course.state(), course.inputs()) || !staysExact(course)) {
        run.numbered = null;
        source.takeBack(numbered);
        continue;
      }
      for (;
          run.sample < course.samples().length && course.samples()[run.sample] <= course.from();
          run.sample++) {
        current(run);
        sink.sample(numbered.number(), run.sample, course.from(), state);
      }
      run.end = course.to();
      run.nextSample = nextSample(run, course);
      boolean consistent = change(run, course);
      if (consistent && course.to() > course.from()) {
        return true;
      }
      finish(run, numbered, sink, consistent ? Outcome.Status.DONE : Outcome.Status.INCONSISTENT);
    }
  }

  /** Whether the kernel can solve its exact states with all inputs that the course will set. */
  private boolean staysExact(Course course) {
    if (kernel.exactStates().length == 0
        || course.changes().stream().noneMatch(c -> c.target() == Change.Target.SET_INPUT)) {
      return true;
    }
    double[] memory = new double[kernel.slots()];
    System.arraycopy(course.inputs(), 0, memory, kernel.areas().input(), kernel.inputs());
    for (Change change : course.changes()) {
      if (change.target() == Change.Target.SET_INPUT && change.time() <= course.to()) {
        memory[kernel.areas().input() + change.index()] = change.value();
        if (!kernel.prologue(memory, 1, 0)) {
          return false;
        }
      }
    }
    return true;
  }

  /** The step each lane will attempt; ends runs that cannot go on. False when the lane is empty. */
  private boolean propose(Run run, Source source, Sink sink) {
    Numbered numbered = run.numbered;
    if (numbered == null) {
      return true;
    }
    boolean tooMany = run.lane.steps() + run.lane.rejected() >= settings.mostSteps();
    if (run.lane.propose(run.nextChange) && !tooMany) {
      return true;
    }
    finish(
        run,
        numbered,
        sink,
        tooMany ? Outcome.Status.TOO_MANY_STEPS : Outcome.Status.STEP_TOO_SMALL);
    return fill(run, source, sink) && propose(run, source, sink);
  }

  private void samples(Run run, Numbered numbered, Sink sink) {
    double[] times = numbered.course().samples();
    double start = run.lane.time();
    double end = run.lane.stepEnd();
    while (run.sample < times.length && times[run.sample] <= end) {
      double time = times[run.sample];
      double theta = time == end ? 1 : (time - start) / (end - start);
      if (theta == 1) {
        for (int i = 0; i < state.length; i++) {
          state[i] = solver.memory()[(kernel.areas().u() + i) * lanes + run.index];
        }
      } else {
        solver.interpolate(run.index, theta, state);
      }
      sink.sample(numbered.number(), run.sample, time, state);
      run.sample++;
    }
    run.nextSample = nextSample(run, numbered.course());
  }

  /** Moves to the end of the step, through what happens there. False when the lane is empty. */
  private boolean advance(Run run, Numbered numbered, Source source, Sink sink) {
    Lane lane = run.lane;
    lane.advance();
    if (lane.endsFirstStep()) {
      for (int target : run.lastChanged) {
        run.restarts[target] = lane.goodRestart();
      }
    }
    Outcome.Status status = Outcome.Status.DONE;
    if (lane.time() < run.end) {
      if (run.nextChange > lane.time() || change(run, numbered.course())) {
        return true;
      }
      status = Outcome.Status.INCONSISTENT;
    }
    finish(run, numbered, sink, status);
    return fill(run, source, sink);
  }

  private void finish(Run run, Numbered numbered, Sink sink, Outcome.Status status) {
    Lane lane = run.lane;
    double reached = status == Outcome.Status.DONE ? numbered.course().to() : lane.time();
    sink.finished(numbered.number(), new Outcome(status, reached, lane.steps(), lane.rejected()));
    run.numbered = null;
  }

  private static double nextSample(Run run, Course course) {
    return run.sample < course.samples().length
        ? course.samples()[run.sample]
        : Double.POSITIVE_INFINITY;
  }

  private void current(Run run) {
    for (int i = 0; i < state.length; i++) {
      state[i] = run.lane.state(i);
    }
  }

  /**
   * Carries out the changes that are due, then restarts. The first step is the one that did well
   * after the same things changed before.
   */
  private boolean change(Run run, Course course) {
    Lane lane = run.lane;
    List<Change> changes = course.changes();
    int from = run.change;
    boolean inputs = false;
    while (run.change < changes.size() && changes.get(run.change).time() <= lane.time()) {
      Change change = changes.get(run.change++);
      int index = change.index();
      switch (change.target()) {
        case ADD_TO_STATE -> lane.setState(index, lane.state(index) + change.value());
        case SET_STATE -> lane.setState(index, change.value());
        case ADD_TO_RATE -> lane.addToRate(index, change.value());
        case SET_INPUT -> {
          lane.setInput(index, change.value());
          inputs = true;
        }
      }
    }
    if (inputs) {
      lane.inputsChanged();
    }
    run.nextChange =
        run.change < changes.size() ? changes.get(run.change).time() : Double.POSITIVE_INFINITY;
    run.lastChanged = new int[run.change - from];
    double guess = Double.POSITIVE_INFINITY;
    for (int i = from; i < run.change; i++) {
      Change change = changes.get(i);
      int target =
          change.target() == Change.Target.SET_INPUT
              ? kernel.states() + change.index()
              : change.index();
      run.lastChanged[i - from] = target;
      guess = Math.min(guess, run.restarts[target]);
    }
    return lane.restart(guess < Double.POSITIVE_INFINITY ? guess : 0);
  }
}
