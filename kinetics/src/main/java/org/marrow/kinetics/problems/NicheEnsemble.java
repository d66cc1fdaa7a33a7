package org.marrow.kinetics.problems;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.marrow.foundation.random.Stream;
import org.marrow.foundation.random.Streams;
import org.marrow.kinetics.dosing.Calendar;
import org.marrow.kinetics.model.Input;
import org.marrow.kinetics.model.Start;
import org.marrow.kinetics.model.State;
import org.marrow.kinetics.ode.Change;
import org.marrow.kinetics.ode.Course;
import org.marrow.kinetics.ode.Ensemble;
import org.marrow.kinetics.ode.Outcome;
import org.marrow.kinetics.ode.SelfCheck;
import org.marrow.kinetics.ode.Settings;
import org.marrow.kinetics.ode.Sink;
import org.marrow.kinetics.simulation.Model;
import org.marrow.kinetics.simulation.Simulation;

/** The benchmark ensemble: niche16, 180 days, 72 dosing stops, a patient's parameters each. */
public final class NicheEnsemble {
  private static final double DAYS = 180;

  private final Model model = StiffProblem.niche16();
  private final Settings settings;
  private final Ensemble ensemble;
  private final Start start = Start.of(model.equations(), 0, Map.of());
  private final List<Change> doses = doses();

  public NicheEnsemble(Settings settings) {
    this.settings = settings;
    this.ensemble =
        new Ensemble(
            model.exactKernel(Set.of()),
            () -> model.kernel(Set.of()),
            settings,
            settings.absoluteTolerances(model.system()));
  }

  /** Ids of the parameters, in the order of a patient's row. */
  public List<String> parameters() {
    return model.system().inputs().stream().map(Input::id).toList();
  }

  /** The nominal parameters. */
  public double[] typical() {
    return start.inputs().clone();
  }

  /** Log-normal patients about the nominal values, with a sigma of the logarithm of 0.25. */
  public double[][] patients(int count, long seed) {
    Streams streams = new Streams(seed);
    return IntStream.range(0, count)
        .mapToObj(patient -> {
          Stream stream = streams.stream("niche16", patient);
          double[] row = start.inputs().clone();
          for (int i = 0; i < row.length; i++) {
            // A self-renewal of 1 or more would let tumours grow without bound.
            double sigma = parameters().get(i).equals("p0") ? 0.05 : 0.25;
            row[i] *= StrictMath.exp(sigma * stream.normal());
          }
          return row;
        })
        .toArray(double[][]::new);
  }

  private List<Change> doses() {
    int drug = model.system().state("Ac").orElseThrow();
    int dexamethasone = model.system().state("DG").orElseThrow();
    List<Change> changes = new ArrayList<>();
    for (int day = 0; day < DAYS; day++) {
      switch (day % 21) {
        case 0, 3, 7, 10 -> {
          changes.add(new Change(day, Change.Target.ADD_TO_STATE, drug, 1));
          changes.add(new Change(day, Change.Target.ADD_TO_STATE, dexamethasone, 1));
        }
        case 1, 4, 8, 11 ->
            changes.add(new Change(day, Change.Target.ADD_TO_STATE, dexamethasone, 1));
        default -> {}
      }
    }
    return changes;
  }

  /**
   * What a run took.
   *
   * @param cpuSeconds of all threads of the process, JIT included
   * @param checksum sum of the tumour burden at the end, in the order of the patients
   */
  public record Timing(
      long patients,
      int threads,
      double seconds,
      double cpuSeconds,
      double steps,
      double rejected,
      double checksum) {
    /** Patients per second of processor time. */
    public double perCoreSecond() {
      return patients / cpuSeconds;
    }
  }

  /** Ids of the states, in the order of {@link #states}. */
  public List<String> stateIds() {
    return model.system().states().stream().map(State::id).toList();
  }

  /**
   * Solves each row once.
   *
   * @param times in days, ascending; a state at the time of a dose is the one before it
   * @return states by row of parameters, time and state
   */
  public double[][][] states(double[][] rows, double[] times, int threads) {
    double[][][] states = new double[rows.length][times.length][];
    ensemble.run(
        0,
        rows.length,
        number -> new Course(0, DAYS, start.states(), rows[(int) number], doses, times),
        threads,
        new Sink() {
          @Override
          public void sample(long course, int sample, double time, double[] state) {
            states[(int) course][sample] = state.clone();
          }

          @Override
          public void finished(long course, Outcome outcome) {
            demandDone(course, outcome);
          }
        });
    return states;
  }

  private static void demandDone(long course, Outcome outcome) {
    if (!outcome.isDone()) {
      throw new IllegalStateException("patient " + course + ": " + outcome);
    }
  }

  /**
   * Seconds from the model's text to the result of 180 days, again and again, each from scratch.
   */
  public static double[] firstResults(int repetitions) {
    double[] seconds = new double[repetitions];
    for (int i = 0; i < repetitions; i++) {
      long began = System.nanoTime();
      Calendar daily = Calendar.EMPTY.sampledEvery(0, 1, DAYS);
      demandDone(i, Simulation.of(StiffProblem.niche16(), daily).run().outcome());
      seconds[i] = (System.nanoTime() - began) / 1e9;
    }
    return seconds;
  }

  /** Runs patients, the rows of parameters in turn. */
  public Timing run(double[][] rows, int patients, int threads) {
    int tic = model.system().state("T").orElseThrow();
    int tumour = model.system().state("D").orElseThrow();
    double[] burden = new double[patients];
    AtomicLong steps = new AtomicLong();
    AtomicLong rejected = new AtomicLong();
    OperatingSystemMXBean process =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long cpu = process.getProcessCpuTime();
    long began = System.nanoTime();
    ensemble.run(
        0,
        patients,
        number ->
            new Course(
                0,
                DAYS,
                start.states(),
                rows[(int) (number % rows.length)],
                doses,
                new double[] {DAYS}),
        threads,
        new Sink() {
          @Override
          public void sample(long course, int sample, double time, double[] state) {
            burden[(int) course] = state[tic] + state[tumour];
          }

          @Override
          public void finished(long course, Outcome outcome) {
            steps.addAndGet(outcome.steps());
            rejected.addAndGet(outcome.rejected());
            demandDone(course, outcome);
          }
        });
    double seconds = (System.nanoTime() - began) / 1e9;
    double cpuSeconds = (process.getProcessCpuTime() - cpu) / 1e9;
    double checksum = 0;
    for (double value : burden) {
      checksum += value;
    }
    return new Timing(
        patients,
        threads,
        seconds,
        cpuSeconds,
        steps.get() / (double) patients,
        rejected.get() / (double) patients,
        checksum);
  }

  /** The settings of the runs. */
  public Settings settings() {
    return settings;
  }

  /** What the self-check of the last runs found, once it is done. */
  public Optional<SelfCheck.Report> check() {
    return ensemble.check();
  }
}
