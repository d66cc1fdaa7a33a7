package org.marrow.kinetics.simulation;

import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.marrow.kinetics.compile.Kernel;
import org.marrow.kinetics.compile.Routines;
import org.marrow.kinetics.ode.Change;
import org.marrow.kinetics.ode.Course;
import org.marrow.kinetics.ode.Ensemble;
import org.marrow.kinetics.ode.Outcome;
import org.marrow.kinetics.ode.SelfCheck;
import org.marrow.kinetics.ode.Settings;
import org.marrow.kinetics.ode.Sink;

/** Differential equations without state-triggered events: a patient per vector lane. */
final class LaneEngine implements Engine {
  private final Ensemble ensemble;
  private final Optional<Routines> routines;

  /**
   * @param backend which routines of the kernel to run; the fastest when there is none
   */
  LaneEngine(
      Model model,
      Set<Integer> infused,
      Settings settings,
      Optional<Function<Kernel, Routines>> backend) {
    Kernel kernel = model.exactKernel(infused);
    routines = backend.map(choice -> choice.apply(kernel));
    ensemble =
        new Ensemble(
            kernel,
            () -> model.kernel(infused),
            settings,
            settings.absoluteTolerances(model.system()));
  }

  @Override
  public Optional<String> warning() {
    return ensemble.check().flatMap(SelfCheck::warning);
  }

  @Override
  public void run(
      long from, long to, LongFunction<Course> courses, int threads, Listener listener) {
    Course[] running = new Course[(int) (to - from)];
    Sink sink =
        new Sink() {
          @Override
          public void sample(long course, int sample, double time, double[] state) {
            Course run = running[(int) (course - from)];
            listener.sample(course, sample, time, state, inputsAt(run, time));
          }

          @Override
          public void finished(long course, Outcome outcome) {
            listener.finished(course, outcome);
          }
        };
    LongFunction<Course> kept =
        number -> {
          Course course = courses.apply(number);
          running[(int) (number - from)] = course;
          return course;
        };
    if (routines.isPresent()) {
      ensemble.run(from, to, kept, threads, routines.get(), sink);
    } else {
      ensemble.run(from, to, kept, threads, sink);
    }
  }

  /** The inputs as a sample sees them: settings of an earlier time have been made. */
  private static double[] inputsAt(Course course, double time) {
    double[] inputs = course.inputs();
    boolean own = false;
    for (Change change : course.changes()) {
      if (change.time() >= time) {
        break;
      }
      if (change.target() == Change.Target.SET_INPUT) {
        inputs = own ? inputs : inputs.clone();
        own = true;
        inputs[change.index()] = change.value();
      }
    }
    return inputs;
  }
}
