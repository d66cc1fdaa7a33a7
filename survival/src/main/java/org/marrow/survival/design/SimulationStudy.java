package org.marrow.survival.design;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.marrow.foundation.random.Streams;
import org.marrow.survival.data.Factor;
import org.marrow.survival.data.SurvivalData;
import org.marrow.survival.distribution.Normal;

/**
 * A simulation study of a trial, reported by ADEMP (Morris, White, Crowther 2019,
 * doi:10.1002/sim.8086): aims, data, estimands, methods, performance with Monte Carlo errors.
 *
 * @param trial the data-generating mechanism
 * @param repetitions number of simulated trials
 * @param alpha two-sided level
 * @param meanEvents average number of events
 * @param methods performance of each analysis
 */
public record SimulationStudy(
    Trial trial, int repetitions, double alpha, double meanEvents, List<Performance> methods) {

  /**
   * Performance of one analysis.
   *
   * @param name name of the analysis
   * @param rejected part of the trials with p below alpha: power, or type I error under the null
   * @param rejectedError its Monte Carlo standard error
   * @param bias mean estimate minus true log hazard ratio; empty when it gives none or the effect
   *     is delayed (there is no single true one)
   * @param biasError Monte Carlo standard error of the bias
   * @param coverage part of the intervals that hold the truth
   * @param coverageError its Monte Carlo standard error
   */
  public record Performance(
      String name,
      double rejected,
      double rejectedError,
      OptionalDouble bias,
      OptionalDouble biasError,
      OptionalDouble coverage,
      OptionalDouble coverageError) {}

  public SimulationStudy {
    methods = List.copyOf(methods);
  }

  /**
   * Runs the analyses on simulated trials; the same streams give the same answer on any machine.
   */
  public static SimulationStudy run(
      Trial trial, List<Analysis> analyses, int repetitions, double alpha, Streams streams) {
    if (repetitions < 2 || !(alpha > 0 && alpha < 1)) {
      throw new IllegalArgumentException(
          "a simulation needs 2 or more repetitions and a level between 0 and 1");
    }
    Factor arms = trial.arms();
    Analysis.Verdict[][] verdicts = new Analysis.Verdict[repetitions][];
    int[] events = new int[repetitions];
    // Each repetition has its own streams and slot, so threads cannot change the result.
    IntStream.range(0, repetitions)
        .parallel()
        .forEach(r -> {
          SurvivalData data = trial.patients(streams, r);
          events[r] = data.eventCount();
          verdicts[r] =
              analyses.stream().map(a -> a.analyse(data, arms)).toArray(Analysis.Verdict[]::new);
        });
    List<Performance> methods = new ArrayList<>();
    for (int a = 0; a < analyses.size(); a++) {
      Analysis.Verdict[] own = new Analysis.Verdict[repetitions];
      for (int r = 0; r < repetitions; r++) {
        own[r] = verdicts[r][a];
      }
      methods.add(performance(analyses.get(a).name(), own, trial, alpha));
    }
    return new SimulationStudy(
        trial, repetitions, alpha, IntStream.of(events).average().orElse(0), methods);
  }

  private static Performance performance(
      String name, Analysis.Verdict[] verdicts, Trial trial, double alpha) {
    int n = verdicts.length;
    double truth = StrictMath.log(trial.hazardRatio());
    double z = Normal.critical(0.95);
    int rejected = 0;
    int covered = 0;
    double sum = 0;
    double squares = 0;
    boolean estimates = trial.delay() == 0;
    for (Analysis.Verdict verdict : verdicts) {
      rejected += verdict.p() < alpha ? 1 : 0;
      estimates &= verdict.logHazardRatio().isPresent();
      double off = verdict.logHazardRatio().orElse(0) - truth;
      covered += StrictMath.abs(off) <= z * verdict.se().orElse(0) ? 1 : 0;
      sum += off;
      squares += off * off;
    }
    double rate = (double) rejected / n;
    double mean = sum / n;
    double coverage = (double) covered / n;
    return new Performance(
        name,
        rate,
        StrictMath.sqrt(rate * (1 - rate) / n),
        when(estimates, mean),
        when(estimates, StrictMath.sqrt((squares / n - mean * mean) / (n - 1))),
        when(estimates, coverage),
        when(estimates, StrictMath.sqrt(coverage * (1 - coverage) / n)));
  }

  private static OptionalDouble when(boolean given, double value) {
    return given ? OptionalDouble.of(value) : OptionalDouble.empty();
  }

  /** The report in the order of ADEMP, as plain text. */
  public String text() {
    StringBuilder text = new StringBuilder();
    boolean none = trial.hazardRatio() == 1;
    line(
        text,
        "Aims: %s of each analysis at two-sided level %s",
        none ? "type I error" : "power, bias and coverage",
        alpha);
    line(
        text,
        "Data: %d patients, %.0f %% treated; exponential control times with median %s; hazard ratio"
            + " %s%s; entry over %s, analysis %s later; dropout rate %s",
        trial.patients(),
        100 * trial.treated(),
        trial.controlMedian(),
        trial.hazardRatio(),
        trial.delay() > 0 ? " from " + trial.delay() + " after entry on" : "",
        trial.accrual(),
        trial.followUp(),
        trial.dropout());
    line(
        text,
        "Estimands: log hazard ratio%s",
        trial.delay() > 0 ? " (none: the effect is delayed, no single ratio is true)" : "");
    line(text, "Methods: %s", String.join(", ", methods.stream().map(Performance::name).toList()));
    line(
        text,
        "Performance: %d repetitions, %.1f events on average (Monte Carlo standard error in"
            + " brackets)",
        repetitions,
        meanEvents);
    for (Performance m : methods) {
      StringBuilder row = new StringBuilder();
      row.append(
          String.format(
              Locale.ROOT,
              "  %-32s rejected %.3f (%.3f)",
              m.name(),
              m.rejected(),
              m.rejectedError()));
      if (m.bias().isPresent()) {
        row.append(
            String.format(
                Locale.ROOT,
                "  bias %+.3f (%.3f)  coverage %.3f (%.3f)",
                m.bias().getAsDouble(),
                m.biasError().orElse(0),
                m.coverage().orElse(0),
                m.coverageError().orElse(0)));
      }
      text.append(row).append('\n');
    }
    return text.toString().stripTrailing();
  }

  private static void line(StringBuilder text, String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
