package org.marrow.kinetics.ode;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import org.marrow.kinetics.compile.Kernel;
import org.marrow.kinetics.compile.KernelCompiler;
import org.marrow.kinetics.compile.Routines;
import org.marrow.kinetics.model.Equations;

/**
 * Many courses of one kernel on several threads, a vector of lanes in each.
 *
 * <p>What a course gives does not depend on the number of threads or lanes, nor on the courses
 * beside it; only the order in which the sink hears of them does. The sink is called from all
 * threads.
 *
 * <p>An ensemble begins scalar at once, while the vector routines are warmed up beside it, and goes
 * on in vectors as soon as the {@link SelfCheck} finds them fast. Small ensembles stay scalar.
 */
public final class Ensemble {
  /** Courses below this are done before vectors would be warm. */
  private static final long SMALL = 64;

  /** Courses that a thread runs before it looks whether vectors are ready. */
  private static final int SLICE = 8;

  /** Courses that wait for the plain kernel before it runs them. */
  private static final int PLAIN_BATCH = 64;

  /** A kernel is checked once, however many ensembles run it. */
  private static final Map<Kernel, CompletableFuture<SelfCheck.Report>> CHECKS =
      Collections.synchronizedMap(new WeakHashMap<>());

  private final Kernel kernel;
  private final Supplier<Kernel> plain;
  private final Settings settings;
  private final double[] absolute;
  private Optional<CompletableFuture<SelfCheck.Report>> check = Optional.empty();

  /**
   * @param absolute absolute tolerance of each state, see {@link Settings#absoluteTolerances}
   */
  public Ensemble(Kernel kernel, Settings settings, double[] absolute) {
    this(kernel, () -> kernel, settings, absolute);
  }

  /**
   * An ensemble that solves linear compartments exactly.
   *
   * @param exact a kernel of {@link #exactKernel}
   * @param plain makes the plain kernel of the same system, for courses that the other one does not
   *     suit; called from all threads
   * @param absolute absolute tolerance of each state, see {@link Settings#absoluteTolerances}
   */
  public Ensemble(Kernel exact, Supplier<Kernel> plain, Settings settings, double[] absolute) {
    boolean rosenbrock = settings.method() == Settings.Method.RODAS5P;
    this.kernel = rosenbrock ? exact : plain.get();
    this.plain = plain;
    this.settings = settings;
    this.absolute = absolute.clone();
  }

  /** The kernel that solves the linear compartments of a system exactly, where it has any. */
  public static Kernel exactKernel(Equations equations, Set<Integer> infused) {
    return KernelCompiler.compileExact(equations, infused, Rodas5P.stageTimes());
  }

  /**
   * Runs the courses {@code from} to {@code to - 1} with as many lanes as this machine does best.
   *
   * @param courses makes a course from its number; called from all threads
   */
  public void run(long from, long to, LongFunction<Course> courses, int threads, Sink sink) {
    if (to - from >= SMALL && check.isEmpty()) {
      Course first = courses.apply(from);
      check =
          Optional.of(
              CHECKS.computeIfAbsent(
                  kernel,
                  unchecked ->
                      CompletableFuture.supplyAsync(
                          () -> SelfCheck.run(unchecked, settings, absolute, first),
                          task ->
                              Thread.ofPlatform().daemon().name("kernel warm-up").start(task))));
    }
    run(from, to, courses, threads, this::routines, sink);
  }

  /** The report of the self-check, once it is there. */
  public Optional<SelfCheck.Report> check() {
    return check.filter(CompletableFuture::isDone).map(CompletableFuture::join);
  }

  /** What is best now; empty when a thread should look again soon. */
  private Choice routines() {
    if (check.isEmpty()) {
      return new Choice(kernel.routines(1), true);
    }
    return check()
        .map(report -> new Choice(kernel.routines(report.lanes()), true))
        .orElseGet(() -> new Choice(kernel.routines(1), false));
  }

  /** Routines, and whether they are the last word. */
  private record Choice(Routines routines, boolean isFinal) {}

  /** The same with given routines. */
  public void run(
      long from, long to, LongFunction<Course> courses, int threads, Routines routines, Sink sink) {
    run(from, to, courses, threads, () -> new Choice(routines, true), sink);
  }

  private void run(
      long from,
      long to,
      LongFunction<Course> courses,
      int threads,
      Supplier<Choice> routines,
      Sink sink) {
    AtomicLong next = new AtomicLong(from);
    if (threads == 1) {
      work(next, to, courses, routines, sink);
      return;
    }
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      List<Future<?>> parts = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        parts.add(pool.submit(() -> work(next, to, courses, routines, sink)));
      }
      for (Future<?> part : parts) {
        part.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException r ? r : new IllegalStateException(e);
    }
  }

  private void work(
      AtomicLong next,
      long to,
      LongFunction<Course> courses,
      Supplier<Choice> routines,
      Sink sink) {
    while (next.get() < to) {
      Choice choice = routines.get();
      long[] left = {choice.isFinal ? Long.MAX_VALUE : SLICE};
      Courses source =
          new Courses(
              () -> {
                long number = left[0]-- > 0 ? next.getAndIncrement() : to;
                return number < to
                    ? Optional.of(new LaneIntegrator.Numbered(number, courses.apply(number)))
                    : Optional.empty();
              },
              choice.routines.lanes(),
              sink);
      new LaneIntegrator(kernel, choice.routines, settings, absolute).run(source, sink);
      source.runPlain();
    }
  }

  /** Courses for the exact kernel; those that it does not suit go to the plain one. */
  private final class Courses implements LaneIntegrator.Source {
    private final Supplier<Optional<LaneIntegrator.Numbered>> from;
    private final int lanes;
    private final Sink sink;
    private final Deque<LaneIntegrator.Numbered> waiting = new ArrayDeque<>();

    Courses(Supplier<Optional<LaneIntegrator.Numbered>> from, int lanes, Sink sink) {
      this.from = from;
      this.lanes = lanes;
      this.sink = sink;
    }

    @Override
    public Optional<LaneIntegrator.Numbered> next() {
      return from.get();
    }

    @Override
    public void takeBack(LaneIntegrator.Numbered course) {
      waiting.add(course);
      if (waiting.size() >= PLAIN_BATCH) {
        runPlain();
      }
    }

    void runPlain() {
      if (!waiting.isEmpty()) {
        Kernel suits = plain.get();
        new LaneIntegrator(suits, suits.routines(lanes), settings, absolute)
            .run(() -> Optional.ofNullable(waiting.poll()), sink);
      }
    }
  }
}
