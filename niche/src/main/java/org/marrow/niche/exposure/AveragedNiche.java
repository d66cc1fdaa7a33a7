package org.marrow.niche.exposure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongFunction;
import org.marrow.kinetics.compile.Kernel;
import org.marrow.kinetics.compile.KernelCompiler;
import org.marrow.kinetics.compile.Routines;
import org.marrow.kinetics.expression.Interpreter;
import org.marrow.kinetics.model.Equations;
import org.marrow.kinetics.model.Input;
import org.marrow.kinetics.model.ReactionSystem;
import org.marrow.kinetics.model.Start;
import org.marrow.kinetics.model.Starter;
import org.marrow.kinetics.model.State;
import org.marrow.kinetics.ode.Outcome;
import org.marrow.kinetics.population.Patient;
import org.marrow.kinetics.population.Sink;
import org.marrow.kinetics.simulation.Control;
import org.marrow.niche.drug.TreatedNiche;
import org.marrow.niche.exposure.DailyMeans.Span;
import org.marrow.niche.regimen.Administration;

/**
 * A treated niche by daily means, for very many patients. What a drug does within a day is averaged
 * exactly (killing, resistance pressure, blockade, stimulus of macrophages); the marrow, whose own
 * times are days to months, sees the mean. Interleukin-1beta, which follows within half an hour, is
 * at its balance.
 *
 * <p>It applies when drugs are linear and given at once at the beginning of days; infusions and
 * drugs that use up their target (carfilzomib, canakinumab) need the exact route, {@link
 * TreatedNiche#simulation}. A test holds M-protein at every visit of both routes together within 1
 * %; an assay's error is 5 %.
 */
public final class AveragedNiche {
  /** States that follow their causes within an hour. */
  private static final Set<String> FAST = Set.of("IL1");

  /** Spans whose exposures all differ by less than this share of the largest are put together. */
  private static final double SAME = 0.01;

  private static final int BLOCK = 4096;

  private final TreatedNiche niche;
  private final Cascade cascade;
  private final Set<String> varying;
  private final DoseDays doses;
  private final double[] samples;
  private final List<String> outputs;
  private final Kernel drugs;
  private final Kernel marrow;
  private final List<int[]> blocks;
  private final boolean[] changing;
  private final int drugStates;

  private AveragedNiche(
      TreatedNiche niche,
      Cascade cascade,
      Set<String> varying,
      DoseDays doses,
      double[] samples,
      List<String> outputs,
      Blocks blocks) {
    this.niche = niche;
    this.cascade = cascade;
    this.varying = Set.copyOf(varying);
    this.doses = doses;
    this.samples = samples.clone();
    this.outputs = List.copyOf(outputs);
    this.drugs = blocks.kernel;
    this.marrow = KernelCompiler.compile(new Equations(cascade.marrow()));
    this.blocks = blocks.blocks;
    this.changing = blocks.changing;
    this.drugStates = cascade.drugs().states().size() - cascade.exposures().size();
  }

  /**
   * Prepares a niche under doses.
   *
   * @param niche the niche with its drugs
   * @param given the doses
   * @param varying ids that patients give a value of their own; other numbers become constants
   * @param samples sorted times from 0, days since the first dose
   * @param outputs quantities of the niche to keep
   * @return empty when the exact route is needed
   */
  public static Optional<AveragedNiche> of(
      TreatedNiche niche,
      List<Administration> given,
      Set<String> varying,
      double[] samples,
      List<String> outputs) {
    ReactionSystem joined = niche.model().system();
    Set<String> untreated = niche.marrowStates();
    Set<String> drugStates = new HashSet<>();
    int[] index = new int[joined.states().size()];
    for (int i = 0; i < index.length; i++) {
      String id = joined.states().get(i).id();
      index[i] = untreated.contains(id) ? -1 : drugStates.size();
      if (index[i] >= 0) {
        drugStates.add(id);
      }
    }
    Optional<Cascade> cascade = Cascade.of(joined, drugStates, FAST, varying, outputs);
    if (cascade.isEmpty()) {
      return Optional.empty();
    }
    Start start = Start.of(niche.model().equations(), 0, Map.of());
    int days = (int) Math.ceil(samples[samples.length - 1]);
    Optional<DoseDays> doses =
        DoseDays.of(
            niche.calendar(given).changes(joined, start.inputs(), start.states()),
            index,
            drugStates.size(),
            days);
    Optional<Blocks> blocks = Blocks.of(cascade.get().drugs(), drugStates.size(), joined, start);
    return doses.isEmpty() || blocks.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new AveragedNiche(
                niche, cascade.get(), varying, doses.get(), samples, outputs, blocks.get()));
  }

  /**
   * Runs patients and tells the sink of each in order.
   *
   * @param size number of patients
   * @param patients the patient of an index from 0; called from all threads
   * @param threads threads to run on; never changes a result
   * @param control watched between blocks of patients; it needs no checkpoint
   * @return number of patients whose course did not reach the end
   */
  public long run(
      long size, LongFunction<Patient> patients, int threads, Control control, Sink sink) {
    sink.begin(outputs, samples);
    long failed = 0;
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      List<Worker> workers = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        workers.add(new Worker());
      }
      for (long from = 0; from < size && !control.cancelled().getAsBoolean(); from += BLOCK) {
        int count = (int) Math.min(BLOCK, size - from);
        Result[] results = new Result[count];
        AtomicInteger next = new AtomicInteger();
        long first = from;
        List<Future<?>> parts = new ArrayList<>();
        for (Worker worker : workers) {
          parts.add(
              pool.submit(() -> {
                for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
                  results[i] = worker.run(patients.apply(first + i));
                }
              }));
        }
        for (Future<?> part : parts) {
          await(part);
        }
        for (int i = 0; i < count; i++) {
          failed += results[i].outcome().isDone() ? 0 : 1;
          sink.patient(from + i, results[i].values(), results[i].outcome());
        }
        control.progress().accept(from + count);
      }
    }
    return failed;
  }

  private static void await(Future<?> part) {
    try {
      part.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException r ? r : new IllegalStateException(e);
    }
  }

  /** The outputs at each sample, and how it ended. */
  private record Result(double[][] values, Outcome outcome) {}

  /** Makes courses on one thread. */
  private final class Worker {
    private final Starter starter = new Starter(niche.model().equations());
    private final DailyMeans means = new DailyMeans(drugs, drugStates, doses, blocks, changing);
    private final int[] states = places(cascade.marrow().states().stream().map(State::id).toList());
    private final int[] marrowInputs = inputs(cascade.marrow());
    private final int[] drugInputs = inputs(cascade.drugs());
    private final SlowCourse course =
        new SlowCourse(marrow, cascade.marrow().states().size() - cascade.exposures().size());
    private final Interpreter reader = reader();

    private Interpreter reader() {
      Equations equations = new Equations(cascade.marrow());
      return new Interpreter(
          equations.graph(), cascade.outputs().stream().mapToInt(equations::node).toArray());
    }

    private int[] places(List<String> ids) {
      ReactionSystem joined = niche.model().system();
      return ids.stream().mapToInt(id -> joined.state(id).orElse(-1)).toArray();
    }

    private int[] inputs(ReactionSystem system) {
      ReactionSystem joined = niche.model().system();
      return system.inputs().stream()
          .map(Input::id)
          .mapToInt(id -> joined.input(id).orElseThrow())
          .toArray();
    }

    private static double[] pick(double[] from, int[] places) {
      double[] picked = new double[places.length];
      for (int i = 0; i < picked.length; i++) {
        picked[i] = places[i] < 0 ? 0 : from[places[i]];
      }
      return picked;
    }

    Result run(Patient patient) {
      if (!varying.containsAll(patient.values().keySet())) {
        throw new IllegalArgumentException(
            "patient " + patient.index() + " has a value of its own that was not announced");
      }
      Start start = starter.start(0, patient.values());
      List<Span> spans = means.of(pick(start.inputs(), drugInputs));
      double[] marrow = pick(start.inputs(), marrowInputs);
      double[][] values = new double[samples.length][outputs.size()];
      for (double[] row : values) {
        Arrays.fill(row, Double.NaN);
      }
      course.begin(pick(start.states(), states), marrow);
      double[] same = same(spans);
      int sample = 0;
      int next = 0;
      double time = 0;
      while (next < spans.size() && !course.hasFailed()) {
        Span together = spans.get(next++);
        while (next < spans.size() && alike(together, spans.get(next), same)) {
          together = together(together, spans.get(next++));
        }
        course.expose(together.means());
        double to = time + together.days();
        while (sample < samples.length && samples[sample] <= to) {
          course.advance(time, samples[sample]);
          time = samples[sample];
          if (!course.hasFailed()) {
            values[sample] = reader.evaluate(time, course.state(), marrow).clone();
          }
          sample++;
        }
        course.advance(time, to);
        time = to;
      }
      boolean done = !course.hasFailed();
      return new Result(
          values,
          new Outcome(
              done ? Outcome.Status.DONE : Outcome.Status.STEP_TOO_SMALL, time, course.steps(), 0));
    }
  }

  /** Differences of each exposure that count as none. */
  private static double[] same(List<Span> spans) {
    double[] same = new double[spans.getFirst().means().length];
    for (Span span : spans) {
      for (int e = 0; e < same.length; e++) {
        same[e] = Math.max(same[e], SAME * Math.abs(span.means()[e]));
      }
    }
    return same;
  }

  private static Span together(Span a, Span b) {
    double days = a.days() + b.days();
    double[] means = new double[a.means().length];
    for (int e = 0; e < means.length; e++) {
      means[e] = (a.days() * a.means()[e] + b.days() * b.means()[e]) / days;
    }
    return new Span(days, means);
  }

  private static boolean alike(Span a, Span b, double[] same) {
    for (int e = 0; e < same.length; e++) {
      if (Math.abs(a.means()[e] - b.means()[e]) > same[e]) {
        return false;
      }
    }
    return true;
  }

  /** The drugs' states sorted into blocks that do not touch each other. */
  private record Blocks(Kernel kernel, List<int[]> blocks, boolean[] changing) {
    /** Empty when a drug is not linear. */
    static Optional<Blocks> of(ReactionSystem system, int n, ReactionSystem joined, Start start) {
      Kernel kernel = KernelCompiler.compile(new Equations(system));
      Routines routines = kernel.routines(1);
      double[] memory = new double[kernel.slots()];
      for (int i = 0; i < system.inputs().size(); i++) {
        memory[kernel.areas().input() + i] =
            start.inputs()[joined.input(system.inputs().get(i).id()).orElseThrow()];
      }
      kernel.prologue(memory, 1, 0);
      double[][] at = new double[4][n * n];
      double[] some = new double[n];
      for (int i = 0; i < n; i++) {
        some[i] = 1 + 0.37 * i;
      }
      DailyMeans.generatorAt(kernel, routines, memory, 0, new double[n], at[0]);
      for (int i = 0; i < n; i++) {
        if (memory[kernel.areas().derivative() + i] != 0) {
          return Optional.empty();
        }
      }
      DailyMeans.generatorAt(kernel, routines, memory, 0, some, at[1]);
      DailyMeans.generatorAt(kernel, routines, memory, 3.7, new double[n], at[2]);
      DailyMeans.generatorAt(kernel, routines, memory, 71.3, new double[n], at[3]);
      if (!Arrays.equals(at[0], at[1])) {
        return Optional.empty();
      }
      List<int[]> blocks = new ArrayList<>();
      boolean[] seen = new boolean[n];
      for (int i = 0; i < n; i++) {
        if (!seen[i]) {
          blocks.add(block(i, at[0], n, seen));
        }
      }
      boolean[] changing = new boolean[blocks.size()];
      for (int b = 0; b < changing.length; b++) {
        for (int i : blocks.get(b)) {
          for (int j : blocks.get(b)) {
            changing[b] |= at[0][i * n + j] != at[2][i * n + j];
            changing[b] |= at[0][i * n + j] != at[3][i * n + j];
          }
        }
      }
      return Optional.of(new Blocks(kernel, blocks, changing));
    }

    private static int[] block(int first, double[] matrix, int n, boolean[] seen) {
      List<Integer> members = new ArrayList<>(List.of(first));
      seen[first] = true;
      for (int at = 0; at < members.size(); at++) {
        int i = members.get(at);
        for (int j = 0; j < n; j++) {
          if (!seen[j] && (matrix[i * n + j] != 0 || matrix[j * n + i] != 0)) {
            seen[j] = true;
            members.add(j);
          }
        }
      }
      return members.stream().sorted().mapToInt(Integer::intValue).toArray();
    }
  }
}
