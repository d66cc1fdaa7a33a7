package org.marrow.workbench.virtual;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.marrow.cytometry.definition.Definitions;
import org.marrow.foundation.random.Stream;
import org.marrow.foundation.random.Streams;
import org.marrow.niche.drug.ModelFolder;
import org.marrow.workbench.count.CountingRun;
import org.marrow.workbench.count.SampleCounter;
import org.marrow.workbench.study.SamplesPlan;
import org.marrow.workbench.study.VirtualPlan;

/**
 * How often a study of virtual patients holds the planted truth in its interval, over many studies:
 * each draws its own patients from the pool and all its own chance. The tubes of these studies are
 * no files; {@link Equivalence} says how well that stands in.
 *
 * @param equivalence files against none
 * @param pool patients of the pool
 * @param patients patients of a study
 * @param truth planted log hazard ratio per doubling
 * @param truthError its Monte Carlo standard error
 * @param studies number of studies
 * @param covered studies whose corrected interval holds the truth
 * @param coveredAsCounted studies whose uncorrected interval holds it
 * @param unknown studies whose reliability could not be told from zero; they count as not covered
 * @param refused studies in which groups from the first dose on were refused
 * @param estimate mean corrected estimate
 * @param estimateSpread its standard deviation
 * @param asCounted mean uncorrected estimate
 * @param reliability mean reliability
 */
public record Coverage(
    Equivalence equivalence,
    int pool,
    int patients,
    double truth,
    double truthError,
    int studies,
    int covered,
    int coveredAsCounted,
    int unknown,
    int refused,
    double estimate,
    double estimateSpread,
    double asCounted,
    double reliability) {

  /**
   * Runs studies.
   *
   * @param studies how many
   * @param tubes patients whose samples go through files, for the equivalence
   * @param folder for these files
   */
  public static Coverage run(
      VirtualPlan plan,
      SamplesPlan samples,
      long seed,
      int studies,
      int tubes,
      Path folder,
      int threads)
      throws IOException {
    Streams streams = new Streams(seed);
    Pool pool = Pool.draw(ModelFolder.shipped(), plan, seed, threads);
    List<Pool.Course> courses = pool.courses(plan.arms().getFirst(), pool.size(), plan, threads);
    MarkerEstimate truth = Truth.of(courses, plan, streams);
    String definition = samples.definitions().getFirst();
    Equivalence equivalence =
        Equivalence.of(
            courses,
            plan,
            streams,
            new SampleCounter(Definitions.shipped(), samples, seed),
            definition,
            folder,
            tubes,
            threads);
    int number = VirtualCohort.number(plan);
    List<Study> all =
        CountingRun.inOrder(
            studies, threads, r -> study(r, courses, number, plan, streams, equivalence.assay()));
    double[] estimates =
        all.stream()
            .flatMap(s -> s.estimate().corrected().stream())
            .mapToDouble(c -> c.coef())
            .toArray();
    double mean = Arrays.stream(estimates).average().orElse(Double.NaN);
    double squares = Arrays.stream(estimates).map(e -> (e - mean) * (e - mean)).sum();
    return new Coverage(
        equivalence,
        pool.size(),
        number,
        truth.coef(),
        truth.standardError(),
        studies,
        (int) all.stream().filter(s -> s.estimate().covers(truth.coef())).count(),
        (int) all.stream().filter(s -> s.estimate().coversUncorrected(truth.coef())).count(),
        studies - estimates.length,
        (int) all.stream().filter(Study::refused).count(),
        mean,
        StrictMath.sqrt(squares / Math.max(1, estimates.length - 1)),
        all.stream().mapToDouble(s -> s.estimate().coef()).average().orElse(Double.NaN),
        all.stream()
            .flatMap(s -> s.estimate().reliability().stream())
            .mapToDouble(r -> r.value())
            .average()
            .orElse(Double.NaN));
  }

  private record Study(MarkerEstimate estimate, boolean refused) {}

  private static Study study(
      int r,
      List<Pool.Course> courses,
      int number,
      VirtualPlan plan,
      Streams streams,
      LightAssay assay) {
    Stream stream = streams.stream("virtual study", r);
    int[] places = new int[number];
    for (int i = 0; i < number; i++) {
      places[i] = (int) stream.below(courses.size());
    }
    VirtualCohort cohort = VirtualCohort.of(courses, places, plan, streams, r + 1);
    double[] after = new double[number];
    double[] repeat = new double[number];
    for (int i = 0; i < number; i++) {
      VirtualCohort.Patient p = cohort.patients().get(i);
      after[i] =
          p.sampled()
              ? assay.log2Share(p.course(), Tube.AFTER, plan, streams, i, r + 1)
              : Double.NaN;
      repeat[i] =
          p.repeated()
              ? assay.log2Share(p.course(), Tube.REPEAT, plan, streams, i, r + 1)
              : Double.NaN;
    }
    return new Study(
        VirtualStudy.estimate(cohort, plan, after, repeat),
        !TruthPart.refusals(plan, cohort.patients()).isEmpty());
  }

  /** Monte Carlo standard error of a share of the studies. */
  double error(int count) {
    double share = (double) count / studies;
    return StrictMath.sqrt(share * (1 - share) / studies);
  }

  /** For people. */
  public String text() {
    return String.format(
        Locale.ROOT,
        "simulated: %d studies of %d patients from a pool of %d%n"
            + "planted log hazard ratio per doubling %.4f (Monte Carlo error %.4f)%n"
            + "corrected estimate: mean %.4f, spread %.4f, bias %.4f (Monte Carlo error %.4f)%n"
            + "coverage of its 95 %% intervals: %.3f (Monte Carlo error %.3f)%n"
            + "as counted: mean %.4f, coverage %.3f (Monte Carlo error %.3f)%n"
            + "reliability of a count: mean %.3f; could not be told from zero in %d studies%n"
            + "groups from the first dose on refused in %d of %d studies%n"
            + "files against none, %d tubes each: mean %.3f and %.3f doublings, spread %.3f and %.3f",
        studies,
        patients,
        pool,
        truth,
        truthError,
        estimate,
        estimateSpread,
        estimate - truth,
        estimateSpread / StrictMath.sqrt(Math.max(1, studies - unknown)),
        (double) covered / studies,
        error(covered),
        asCounted,
        (double) coveredAsCounted / studies,
        error(coveredAsCounted),
        reliability,
        unknown,
        refused,
        studies,
        equivalence.tubes(),
        equivalence.filesMean(),
        equivalence.lightMean(),
        equivalence.filesSpread(),
        equivalence.lightSpread());
  }

  /** For programs. */
  public Map<String, Object> results() {
    Map<String, Object> results = new LinkedHashMap<>();
    results.put("simulated", true);
    results.put("studies", studies);
    results.put("patients", patients);
    results.put("truth", truth);
    results.put("estimate", estimate);
    results.put("coverage", (double) covered / studies);
    results.put("coverageError", error(covered));
    results.put("asCounted", asCounted);
    results.put("coverageAsCounted", (double) coveredAsCounted / studies);
    results.put("reliability", reliability);
    results.put("reliabilityUnknown", unknown);
    results.put("refused", refused);
    results.put("filesSpread", equivalence.filesSpread());
    results.put("lightSpread", equivalence.lightSpread());
    return results;
  }
}
