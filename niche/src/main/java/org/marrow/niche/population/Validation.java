package org.marrow.niche.population;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.marrow.foundation.number.Interval;
import org.marrow.foundation.random.Stream;
import org.marrow.foundation.random.Streams;
import org.marrow.kinetics.simulation.Control;
import org.marrow.niche.drug.ModelFolder;

/**
 * Virtual patients weighted to the calibration anchors, and their predictions of the others, good
 * and bad alike.
 *
 * @param patients number of virtual patients
 * @param weights weights that meet the calibration anchors
 * @param rows one an anchor
 */
public record Validation(int patients, Weights weights, List<Row> rows) {
  private static final int RESAMPLES = 200;

  /**
   * A clinical result beside the prediction.
   *
   * @param anchor the result
   * @param medianMonths predicted weighted median, infinite when not reached
   * @param medianInterval 95 % bootstrap interval of it
   * @param responseRate predicted weighted response rate
   * @param responseInterval 95 % bootstrap interval of it
   */
  public record Row(
      Anchor anchor,
      double medianMonths,
      Interval medianInterval,
      double responseRate,
      Interval responseInterval) {

    /** Whether the published median lies in the interval of the prediction. */
    public boolean coversMedian() {
      return medianInterval.contains(anchor.medianMonths());
    }
  }

  /** Hears how many anchors are done. */
  @FunctionalInterface
  public interface Listener {
    /** The arm that runs now. */
    void running(String trial, int done, int of);
  }

  /** Runs every anchor's regimen, weights the patients, predicts. */
  public static Validation run(
      ModelFolder models, VirtualPatients patients, int threads, Listener listener) {
    List<Anchor> anchors = Anchor.all();
    List<ArmOutcome> outcomes = new ArrayList<>();
    for (Anchor anchor : anchors) {
      listener.running(anchor.trial(), outcomes.size(), anchors.size());
      double days = days(anchor, anchors);
      Optional<ArmOutcome> same = same(anchor, days, anchors, outcomes);
      if (same.isPresent()) {
        outcomes.add(same.get());
        continue;
      }
      ArmRun run = new ArmRun(patients, new VisitPlan(28, days, 0.05), threads);
      outcomes.add(
          run.run(
              anchor.trial(), models.regimen(anchor.regimen()), anchor.disease(), Control.NONE));
    }
    Weights weights = weights(anchors, outcomes);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < anchors.size(); i++) {
      rows.add(row(anchors.get(i), outcomes.get(i), weights, patients.seed()));
    }
    return new Validation(patients.size(), weights, List.copyOf(rows));
  }

  /** Long enough for every finite median of the same regimen in the same setting. */
  private static double days(Anchor anchor, List<Anchor> anchors) {
    return anchors.stream()
        .filter(a -> isSameRun(a, anchor))
        .mapToDouble(Anchor::medianDays)
        .filter(Double::isFinite)
        .map(median -> Math.max(730, 1.6 * median))
        .max()
        .orElse(730);
  }

  private static boolean isSameRun(Anchor a, Anchor b) {
    return a.regimen().equals(b.regimen()) && a.disease() == b.disease();
  }

  private static Optional<ArmOutcome> same(
      Anchor anchor, double days, List<Anchor> anchors, List<ArmOutcome> outcomes) {
    return IntStream.range(0, outcomes.size())
        .filter(i -> isSameRun(anchors.get(i), anchor) && outcomes.get(i).plan().days() == days)
        .mapToObj(outcomes::get)
        .findFirst();
  }

  private static Weights weights(List<Anchor> anchors, List<ArmOutcome> outcomes) {
    List<double[]> columns = new ArrayList<>();
    List<Double> targets = new ArrayList<>();
    for (int a = 0; a < anchors.size(); a++) {
      Anchor anchor = anchors.get(a);
      if (anchor.use() != Anchor.Use.CALIBRATION) {
        continue;
      }
      ArmOutcome outcome = outcomes.get(a);
      double[] progressed = new double[outcome.best().length];
      double[] responded = new double[outcome.best().length];
      for (int i = 0; i < progressed.length; i++) {
        progressed[i] = outcome.progression()[i] <= anchor.medianDays() ? 1 : 0;
        responded[i] = outcome.best()[i].isResponse() ? 1 : 0;
      }
      columns.add(progressed);
      targets.add(0.5);
      columns.add(responded);
      targets.add(anchor.responseRate());
    }
    return Weights.balancing(
        columns.toArray(double[][]::new),
        targets.stream().mapToDouble(Double::doubleValue).toArray());
  }

  private static Row row(Anchor anchor, ArmOutcome outcome, Weights weights, long seed) {
    double[] w = weights.values();
    double[] medians = new double[RESAMPLES];
    double[] rates = new double[RESAMPLES];
    for (int b = 0; b < RESAMPLES; b++) {
      Stream stream = new Streams(seed).stream("validation bootstrap", b);
      double[] resampled = new double[w.length];
      for (int i : stream.bootstrap(w.length)) {
        resampled[i] += w[i];
      }
      medians[b] = outcome.median(resampled) / VisitPlan.MONTH;
      rates[b] = outcome.responseRate(resampled);
    }
    return new Row(
        anchor,
        outcome.median(w) / VisitPlan.MONTH,
        interval(medians),
        outcome.responseRate(w),
        interval(rates));
  }

  private static Interval interval(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return Interval.of95(
        sorted[(int) (0.025 * sorted.length)], sorted[(int) (0.975 * sorted.length) - 1]);
  }
}
