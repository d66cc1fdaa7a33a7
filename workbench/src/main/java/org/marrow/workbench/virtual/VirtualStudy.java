package org.marrow.workbench.virtual;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.marrow.cytometry.count.Count;
import org.marrow.cytometry.definition.ControlKind;
import org.marrow.foundation.random.Streams;
import org.marrow.foundation.table.Table;
import org.marrow.niche.drug.ModelFolder;
import org.marrow.workbench.analysis.Outcome;
import org.marrow.workbench.count.CountedSample;
import org.marrow.workbench.count.SampleCounter;
import org.marrow.workbench.count.SampleRow;
import org.marrow.workbench.figure.niche.RegimenCalendar;
import org.marrow.workbench.study.VirtualPlan;

/**
 * The virtual patients of one study: simulated once, then sampled, counted, related and compared.
 * Everything it gives is simulated.
 */
public final class VirtualStudy {
  private final VirtualPlan plan;
  private final Streams streams;
  private final int threads;
  private final Pool pool;
  private final List<Pool.Course> first;
  private final VirtualCohort cohort;

  private VirtualStudy(
      VirtualPlan plan,
      Streams streams,
      int threads,
      Pool pool,
      List<Pool.Course> first,
      VirtualCohort cohort) {
    this.plan = plan;
    this.streams = streams;
    this.threads = threads;
    this.pool = pool;
    this.first = first;
    this.cohort = cohort;
  }

  /** Draws the pool, treats it with the first arm, and sees the study's patients. */
  public static VirtualStudy of(ModelFolder models, VirtualPlan plan, long seed, int threads) {
    Streams streams = new Streams(seed);
    Pool pool = Pool.draw(models, plan, seed, threads);
    List<Pool.Course> first = pool.courses(plan.arms().getFirst(), pool.size(), plan, threads);
    int number = Math.min(VirtualCohort.number(plan), pool.size());
    int[] numbers = IntStream.range(0, number).toArray();
    VirtualCohort cohort = VirtualCohort.of(first, numbers, plan, streams, 0);
    return new VirtualStudy(plan, streams, threads, pool, first, cohort);
  }

  /** The patients as a clinic's table. */
  public Table table() {
    return cohort.table();
  }

  /** Who the patients are. */
  public Outcome patients() {
    return CohortPart.of(plan, cohort, VisitCheck.of(cohort, first, plan, streams));
  }

  /**
   * Writes, counts and deletes the files of every sample.
   *
   * @param folder where the files stand while they are needed
   */
  public List<SampleCounter.Counted> count(
      SampleCounter counter, Path folder, VirtualSamples.Listener listener) {
    return new VirtualSamples(plan, streams, counter, folder, 0).count(cohort, threads, listener);
  }

  /** The isotype tube that was written with each sample. */
  public static List<SampleRow> controls(List<SampleCounter.Counted> counted) {
    List<SampleRow> controls = new ArrayList<>();
    for (SampleCounter.Counted c : counted) {
      SampleRow row = c.sample().row();
      controls.add(
          new SampleRow(
              row.sample() + "-isotype",
              row.file(),
              row.shownFile(),
              "",
              "",
              row.day(),
              Optional.of(ControlKind.ISOTYPE),
              Optional.empty(),
              row.batch(),
              row.more()));
    }
    return controls;
  }

  /**
   * Truth against estimate, arms compared, and the virtual trial.
   *
   * @param counted what {@link #count} gave
   * @param definition the definition whose count is the marker
   */
  public List<Outcome> conclude(List<SampleCounter.Counted> counted, String definition) {
    double[][] read = readings(cohort, counted, definition);
    MarkerEstimate truth = Truth.of(first, plan, streams);
    MarkerEstimate estimate = estimate(cohort, plan, read[1], read[2]);
    double[] gap = gap(read[1], Tube.AFTER);
    double error = spread(gap);
    double bias = mean(gap);
    List<Outcome> outcomes = new ArrayList<>();
    outcomes.add(
        TruthPart.of(
            plan,
            pool.size(),
            truth,
            estimate,
            error,
            TruthPart.refusals(plan, cohort.patients())));
    if (plan.arms().size() > 1) {
      outcomes.addAll(compare(read[1], bias, error));
    }
    return outcomes;
  }

  private List<Outcome> compare(double[] after, double bias, double error) {
    List<List<Pool.Course>> arms = new ArrayList<>(List.of(first));
    for (VirtualPlan.Arm arm : plan.arms().subList(1, plan.arms().size())) {
      arms.add(pool.courses(arm, pool.size(), plan, threads));
    }
    double[][] free = Benefit.freeDays(arms, plan, streams);
    boolean[][] resistant = new boolean[arms.size()][pool.size()];
    for (int a = 0; a < arms.size(); a++) {
      for (int j = 0; j < pool.size(); j++) {
        resistant[a][j] = free[a][j] <= 182.6 || !ComparePart.halved(arms.get(a).get(j));
      }
    }
    // What a count misses on average is known to a laboratory that has tried it on known samples.
    double[] centred = java.util.Arrays.stream(after).map(v -> v - bias).toArray();
    Twins twins = new Twins(first, plan);
    List<Benefit.Row> rows =
        Benefit.rows(cohort.patients(), centred, Math.max(0.1, error), twins, free, resistant);
    List<Benefit.Worth> worth =
        Benefit.worth(rows, first, Benefit.gain(free), Math.max(0.1, error), plan);
    List<Outcome> outcomes = new ArrayList<>();
    List<RegimenCalendar.Arm> calendar =
        plan.arms().stream()
            .map(arm -> new RegimenCalendar.Arm(arm.name(), pool.doses(arm, plan)))
            .toList();
    outcomes.add(ComparePart.of(plan, arms, calendar, free, rows, worth));
    if (plan.trials() > 0) {
      int patients = cohort.patients().size();
      outcomes.add(
          TrialPart.of(
              plan,
              patients,
              VirtualTrial.strategies(
                  arms.get(0), arms.get(1), new LightAssay(bias, 0.3), patients, plan, streams)));
    }
    return outcomes;
  }

  /** The landmark analysis of patients who were read; both arrays are log2 shares, NaN for none. */
  static MarkerEstimate estimate(
      VirtualCohort cohort, VirtualPlan plan, double[] after, double[] repeat) {
    List<MarkerEstimate.Row> rows = new ArrayList<>();
    List<VirtualCohort.Patient> patients = cohort.patients();
    for (int i = 0; i < patients.size(); i++) {
      Seen seen = patients.get(i).seen();
      if (seen.time() > plan.landmark() && !Double.isNaN(after[i])) {
        rows.add(
            new MarkerEstimate.Row(
                seen.time() - plan.landmark(), seen.event(), after[i], repeat[i]));
      }
    }
    return MarkerEstimate.of(rows, false);
  }

  /** log2 of the counted shares of each patient, by tube; NaN for none. */
  static double[][] readings(
      VirtualCohort cohort, List<SampleCounter.Counted> counted, String definition) {
    Map<String, CountedSample> byKey = new HashMap<>();
    for (SampleCounter.Counted c : counted) {
      byKey.put(c.sample().row().patient() + "\n" + c.sample().row().visit(), c.sample());
    }
    List<VirtualCohort.Patient> patients = cohort.patients();
    double[][] read = new double[Tube.values().length][patients.size()];
    for (Tube tube : Tube.values()) {
      for (int i = 0; i < patients.size(); i++) {
        CountedSample sample = byKey.get(patients.get(i).id() + "\n" + tube.visit());
        double value = Double.NaN;
        if (sample != null && sample.count(definition).isPresent()) {
          Count count = sample.count(definition).get();
          value = LightAssay.log2(count.k(), count.n());
        }
        read[tube.ordinal()][i] = value;
      }
    }
    return read;
  }

  /** Counted over true share, in doublings, of patients who were counted. */
  private double[] gap(double[] read, Tube tube) {
    return IntStream.range(0, read.length)
        .filter(i -> !Double.isNaN(read[i]))
        .mapToDouble(i -> {
          double share = tube.marrow(cohort.patients().get(i).course()).m1OfLeukocytes();
          return read[i] - StrictMath.log(share) / StrictMath.log(2);
        })
        .toArray();
  }

  private static double mean(double[] values) {
    return java.util.Arrays.stream(values).average().orElse(0);
  }

  private static double spread(double[] values) {
    double mean = mean(values);
    double squares = java.util.Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
    return StrictMath.sqrt(squares / Math.max(1, values.length - 1));
  }
}
