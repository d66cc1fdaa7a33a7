package org.marrow.workbench.virtual;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.marrow.cytometry.count.ExactInterval;
import org.marrow.cytometry.definition.Definitions;
import org.marrow.foundation.number.Interval;
import org.marrow.foundation.random.Stream;
import org.marrow.foundation.random.Streams;
import org.marrow.niche.drug.ModelFolder;
import org.marrow.workbench.count.CountingRun;
import org.marrow.workbench.count.SampleCounter;
import org.marrow.workbench.study.Hash;
import org.marrow.workbench.study.SamplesPlan;
import org.marrow.workbench.study.VirtualPlan;

/**
 * How often a study of virtual patients holds the planted truth in its interval, over many studies:
 * each draws its own patients from the pool and all its own chance, writes its own FCS files and
 * counts them.
 *
 * @param pool patients of the pool
 * @param patients patients of a study
 * @param events events of a tube
 * @param truth planted log hazard ratio per doubling
 * @param repetitions what each study found, in order
 */
public record Coverage(
    int pool, int patients, int events, double truth, List<Repetition> repetitions) {
  public Coverage {
    repetitions = List.copyOf(repetitions);
  }

  /**
   * What is repeated.
   *
   * @param events events of a tube
   * @param seed of everything
   * @param studies how many
   * @param folder for the files while they are needed
   * @param log where finished studies are noted, so that a run that is stopped can go on
   */
  public record Asked(int events, long seed, int studies, Path folder, Optional<Path> log) {}

  /** Runs studies. */
  public static Coverage run(
      VirtualPlan study,
      SamplesPlan samples,
      Asked asked,
      int threads,
      VirtualSamples.Listener listener)
      throws IOException {
    VirtualPlan plan = study.withTubes(asked.events());
    Streams streams = new Streams(asked.seed());
    Pool pool = Pool.draw(ModelFolder.shipped(), plan, asked.seed(), threads);
    List<Pool.Course> courses = pool.courses(plan.arms().getFirst(), pool.size(), plan, threads);
    MarkerEstimate truth = Truth.of(courses, plan, streams);
    SampleCounter counter =
        new SampleCounter(Definitions.shipped(), samples, asked.seed()).firstAlone();
    int number = VirtualCohort.number(plan);
    RepetitionLog log =
        asked.log().isPresent()
            ? RepetitionLog.open(
                asked.log().get(),
                Hash.of(plan + " " + counter.definitions().getFirst().id() + " " + asked.seed()))
            : RepetitionLog.none();
    List<Repetition> all =
        CountingRun.inOrder(
            asked.studies(),
            threads,
            r -> {
              Optional<Repetition> found = log.found(r);
              if (found.isEmpty()) {
                log.add(repeat(r, courses, number, plan, streams, counter, asked.folder()));
                listener.counted(log.size(), asked.studies());
              }
              return log.found(r).orElseThrow();
            });
    return new Coverage(pool.size(), number, plan.events(), truth.coef(), all);
  }

  private static Repetition repeat(
      int r,
      List<Pool.Course> courses,
      int number,
      VirtualPlan plan,
      Streams streams,
      SampleCounter counter,
      Path folder) {
    Stream stream = streams.stream("virtual study", r);
    int[] places = new int[number];
    for (int i = 0; i < number; i++) {
      places[i] = (int) stream.below(courses.size());
    }
    int draw = r + 1;
    VirtualCohort cohort = VirtualCohort.of(courses, places, plan, streams, draw);
    List<SampleCounter.Counted> counted = new ArrayList<>();
    try {
      Path own = Files.createDirectory(folder.resolve("study-" + r));
      VirtualSamples tubes = new VirtualSamples(plan, streams, counter, own, draw);
      for (VirtualCohort.Patient patient : cohort.patients()) {
        counted.addAll(
            tubes.count(patient, Tube.of(patient).stream().filter(t -> t != Tube.BEFORE).toList()));
      }
      Files.delete(own);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    double[][] read = VirtualStudy.readings(cohort, counted, counter.definitions().getFirst().id());
    return Repetition.of(
        r,
        VirtualStudy.estimate(
            cohort, plan, read[Tube.AFTER.ordinal()], read[Tube.REPEAT.ordinal()]),
        !TruthPart.refusals(plan, cohort.patients()).isEmpty());
  }

  /** Number of studies. */
  public int studies() {
    return repetitions.size();
  }

  /**
   * Share of the studies whose corrected interval holds the truth, with its exact 95 % interval.
   */
  Interval covered() {
    return share(repetitions.stream().filter(r -> r.covers(truth)).count());
  }

  /** The same of the intervals as counted. */
  Interval coveredAsCounted() {
    return share(repetitions.stream().filter(r -> r.coversAsCounted(truth)).count());
  }

  /** Studies in which the naive grouping was refused. */
  public long refused() {
    return repetitions.stream().filter(Repetition::refused).count();
  }

  /** Studies whose reliability could not be told from zero; they count as not covered. */
  long unknown() {
    return repetitions.stream().filter(r -> Double.isNaN(r.corrected())).count();
  }

  private Interval share(long of) {
    return ExactInterval.proportion(of, studies(), 0.95);
  }

  private double mean(ToDoubleFunction<Repetition> value) {
    return repetitions.stream()
        .mapToDouble(value)
        .filter(v -> !Double.isNaN(v))
        .average()
        .orElse(Double.NaN);
  }

  private double spread(ToDoubleFunction<Repetition> value) {
    double mean = mean(value);
    double squares = mean(r -> (value.applyAsDouble(r) - mean) * (value.applyAsDouble(r) - mean));
    long n = studies() - unknown();
    return StrictMath.sqrt(squares * n / Math.max(1, n - 1));
  }

  /** For people. */
  public String text() {
    double estimate = mean(Repetition::corrected);
    double spread = spread(Repetition::corrected);
    return String.format(
        Locale.ROOT,
        "simulated: %d studies of %d patients from a pool of %d, tubes of %d events%n"
            + "planted log hazard ratio per doubling: %.4f%n"
            + "corrected estimate: mean %.4f, bias %.4f (Monte Carlo error %.4f),"
            + " spread %.4f, mean standard error %.4f%n"
            + "coverage of its 95 %% intervals: %s%n"
            + "as counted: mean %.4f, coverage %s%n"
            + "reliability of a count: mean %.3f; could not be told from zero in %d studies%n"
            + "groups from the first dose on refused in %d of %d studies",
        studies(),
        patients,
        pool,
        events,
        truth,
        estimate,
        estimate - truth,
        spread / StrictMath.sqrt(Math.max(1, studies() - unknown())),
        spread,
        mean(Repetition::correctedError),
        words(covered(), repetitions.stream().filter(r -> r.covers(truth)).count()),
        mean(Repetition::coef),
        words(
            coveredAsCounted(), repetitions.stream().filter(r -> r.coversAsCounted(truth)).count()),
        mean(Repetition::reliability),
        unknown(),
        refused(),
        studies());
  }

  private String words(Interval interval, long of) {
    return String.format(
        Locale.ROOT,
        "%.3f (%d of %d, exact 95 %% interval %.3f to %.3f)",
        (double) of / studies(),
        of,
        studies(),
        interval.lower(),
        interval.upper());
  }

  /** For programs. */
  public Map<String, Object> results() {
    Map<String, Object> results = new LinkedHashMap<>();
    results.put("simulated", true);
    results.put("studies", studies());
    results.put("patients", patients);
    results.put("events", events);
    results.put("truth", truth);
    results.put("estimate", mean(Repetition::corrected));
    results.put("spread", spread(Repetition::corrected));
    results.put("standardError", mean(Repetition::correctedError));
    results.put("covered", repetitions.stream().filter(r -> r.covers(truth)).count());
    results.put("coverageLower", covered().lower());
    results.put("coverageUpper", covered().upper());
    results.put("asCounted", mean(Repetition::coef));
    results.put(
        "coveredAsCounted", repetitions.stream().filter(r -> r.coversAsCounted(truth)).count());
    results.put("reliability", mean(Repetition::reliability));
    results.put("reliabilityUnknown", unknown());
    results.put("refused", refused());
    return results;
  }
}
