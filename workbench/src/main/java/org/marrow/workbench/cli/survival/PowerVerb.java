package org.marrow.workbench.cli.survival;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.marrow.foundation.random.Streams;
import org.marrow.survival.design.Analysis;
import org.marrow.survival.design.Power;
import org.marrow.survival.design.SimulationStudy;
import org.marrow.survival.design.Trial;
import org.marrow.workbench.cli.Answer;
import org.marrow.workbench.cli.Verb;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Size of a study, by formula and by simulation. */
@Command(
    name = "power",
    description = "Events a study needs (Schoenfeld), or the power of a design by simulation.",
    footer = {
      "",
      "Without --patients: the formula. With --patients, --median, --accrual and --follow-up: trials",
      "are simulated and analysed with the same functions as real data, reported by ADEMP with Monte",
      "Carlo standard errors.",
      "",
      "Examples:",
      "  marrow survival power --hr 1.722 --prevalence 0.25",
      "  marrow survival power --hr 1.72 --reliability 0.6       a continuous marker, per SD",
      "  marrow survival power --hr 0.55 --delay 4 --patients 200 --median 14 --accrual 12 \\",
      "    --follow-up 18 --repetitions 2000 --seed 1 --json"
    })
public final class PowerVerb extends Verb {
  @Option(names = "--hr", required = true, paramLabel = "RATIO", description = "Hazard ratio.")
  private double ratio;

  @Option(
      names = "--prevalence",
      paramLabel = "PART",
      description = "Part of the patients in the treated or marker-high group (default 0.5).")
  private double prevalence = 0.5;

  @Option(names = "--alpha", paramLabel = "LEVEL", description = "Two-sided level (default 0.05).")
  private double alpha = 0.05;

  @Option(names = "--power", paramLabel = "P", description = "Power (default: 0.8 and 0.9).")
  private @Nullable Double power;

  @Option(
      names = "--reliability",
      paramLabel = "R",
      description =
          "For a continuous marker (hazard ratio per SD): part of its variance not error.")
  private @Nullable Double reliability;

  @Option(names = "--events", paramLabel = "N", description = "Power with this many events.")
  private @Nullable Double events;

  @Option(names = "--patients", paramLabel = "N", description = "Simulate trials of this size.")
  private @Nullable Integer patients;

  @Option(names = "--median", paramLabel = "T", description = "Median of the control group.")
  private double median = 12;

  @Option(names = "--delay", paramLabel = "T", description = "Time until the effect starts.")
  private double delay;

  @Option(names = "--accrual", paramLabel = "T", description = "Length of the accrual.")
  private double accrual = 12;

  @Option(names = "--follow-up", paramLabel = "T", description = "From accrual's end to analysis.")
  private double followUp = 12;

  @Option(names = "--dropout", paramLabel = "RATE", description = "Hazard of dropout.")
  private double dropout;

  @Option(
      names = "--repetitions",
      paramLabel = "N",
      description = "Simulated trials (default 500).")
  private int repetitions = 500;

  @Override
  protected Answer answer() {
    try {
      return patients == null ? formula() : simulation(patients);
    } catch (IllegalArgumentException e) {
      throw SurvivalTable.wrong("%s", String.valueOf(e.getMessage()));
    }
  }

  private Answer formula() {
    Fields result = new Fields().put("hazardRatio", ratio).put("alpha", alpha);
    if (events != null) {
      double got = Power.power(ratio, prevalence, alpha, events);
      result.put("prevalence", prevalence).put("events", events).put("power", got);
      return Answer.of(
          result.values(),
          String.format(
              Locale.ROOT,
              "power %s with %s events",
              TextTable.number(got),
              TextTable.number(events)));
    }
    TextTable table = new TextTable("power", "events");
    List<Map<String, @Nullable Object>> rows = new ArrayList<>();
    for (double p : power == null ? new double[] {0.8, 0.9} : new double[] {power}) {
      double needed =
          reliability == null
              ? Power.events(ratio, prevalence, alpha, p)
              : Power.eventsPerStandardDeviation(ratio, reliability, alpha, p);
      rows.add(new Fields().put("power", p).put("events", needed).values());
      table.row(TextTable.number(p), Long.toString((long) Math.ceil(needed)));
    }
    if (reliability == null) {
      result.put("prevalence", prevalence);
    } else {
      result.put("reliability", reliability);
    }
    return Answer.of(
        result.put("needed", rows).values(),
        table
            + "\nAn effect taken from one earlier study is likely too large (regression to the mean);"
            + "\nplan on the lower half of its interval.");
  }

  private Answer simulation(int n) {
    Trial trial = new Trial(n, prevalence, median, ratio, delay, accrual, followUp, dropout);
    SimulationStudy study;
    try (var progress = progress()) {
      progress.step("simulating " + repetitions + " trials");
      study =
          SimulationStudy.run(
              trial,
              Analysis.usual(delay),
              repetitions,
              alpha,
              new Streams(common().seed().orElse(1)));
    }
    Fields result =
        new Fields()
            .put("repetitions", repetitions)
            .put("seed", Long.toString(common().seed().orElse(1)))
            .put("meanEvents", study.meanEvents());
    result.put(
        "methods",
        study.methods().stream()
            .map(m ->
                new Fields()
                    .put("name", m.name())
                    .put("rejected", m.rejected())
                    .put("rejectedError", m.rejectedError())
                    .put("bias", m.bias())
                    .put("biasError", m.biasError())
                    .put("coverage", m.coverage())
                    .put("coverageError", m.coverageError())
                    .values())
            .toList());
    return Answer.of(result.values(), study.text());
  }
}
