package org.marrow.workbench.cli.kinetics;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.marrow.foundation.findings.Findings;
import org.marrow.foundation.table.CsvFormat;
import org.marrow.foundation.table.Table;
import org.marrow.kinetics.ode.SelfCheck;
import org.marrow.kinetics.ode.Settings;
import org.marrow.kinetics.problems.NicheEnsemble;
import org.marrow.workbench.cli.Answer;
import org.marrow.workbench.cli.Verb;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Patients per second on the benchmark ensemble, or errors against published solutions. */
@Command(
    name = "kinetics",
    description =
        "Time an ensemble of virtual patients of the stiff 16-state benchmark problem and check that "
            + "the compiled kernel is fast; or compare with published solutions.",
    footer = {
      "",
      "Examples:",
      "  marrow bench kinetics --patients 20000 --threads 2",
      "  marrow bench kinetics --parameters patients.csv --states states.csv",
      "  marrow bench kinetics --accuracy --out docs",
      "",
      "Rates are per second of processor time, so that other work on the machine matters less."
    })
public final class BenchKineticsVerb extends Verb {
  @Option(
      names = "--patients",
      paramLabel = "N",
      defaultValue = "6000",
      description = "Patients of 180 days each (default: ${DEFAULT-VALUE}).")
  private int patients = 6000;

  @Option(
      names = "--tolerance",
      paramLabel = "R",
      defaultValue = "1e-6",
      description = "Relative tolerance; the absolute one is R/1000 (default: ${DEFAULT-VALUE}).")
  private double tolerance = 1e-6;

  @Option(
      names = "--parameters",
      paramLabel = "FILE",
      description = "A table with a row of parameters per patient instead of random patients.")
  private @Nullable Path parameters;

  @Option(
      names = "--states",
      paramLabel = "FILE",
      description =
          "Solve every row of parameters once, untimed, and write the states at days 10, 21, 84 and"
              + " 180 (before the dose) to FILE.")
  private @Nullable Path states;

  @Option(
      names = "--accuracy",
      description =
          "Print errors against published solutions of stiff problems as a page; with --out write it"
              + " with its picture.")
  private boolean accuracy;

  @Option(
      names = "--first-result",
      description =
          "Time from the benchmark model's text to its first result: reading, checking, compiling and"
              + " a run of 180 days, first in the JVM as it is and then in a warm one.")
  private boolean firstResult;

  /** What {@code --json} prints for {@code --first-result}, in seconds. */
  record FirstResult(double cold, double warm, int repetitions) {}

  /**
   * What {@code --json} prints for a timing.
   *
   * @param perCoreSecond patients per second of processor time after warm-up
   * @param total all patients since the JVM began, with all that it did for them
   */
  record Bench(
      NicheEnsemble.Timing warmUp,
      NicheEnsemble.Timing timing,
      double perCoreSecond,
      Total total,
      String kernel,
      String settings) {}

  /** All that the process did, start of the JVM, compilation and warm-up included. */
  record Total(long patients, double cpuSeconds, double perCoreSecond) {}

  @Override
  protected Answer answer() throws IOException {
    return accuracy ? accuracyPage() : firstResult ? firstResult() : timing();
  }

  private Answer timing() throws IOException {
    int threads = common().threads();
    NicheEnsemble ensemble = new NicheEnsemble(Settings.of(tolerance, tolerance / 1000));
    Findings findings = new Findings();
    double[][] rows = rows(ensemble, findings);
    if (states != null) {
      return states(states, ensemble, rows, threads, findings);
    }
    // The first patients run while the JIT compiles; they are timed on their own.
    NicheEnsemble.Timing warmUp = ensemble.run(rows, Math.min(patients, 2000), threads);
    long done = warmUp.patients() + patients;
    while (patients >= 64 && ensemble.check().isEmpty()) {
      ensemble.run(rows, 64, threads);
      done += 64;
    }
    NicheEnsemble.Timing timing = ensemble.run(rows, patients, threads);
    Total total = total(done);
    ensemble.check().flatMap(SelfCheck::warning).ifPresent(this::remark);
    String kernel = ensemble.check().map(SelfCheck.Report::describe).orElse("scalar kernel");
    String text =
        String.format(
            Locale.ROOT,
            "%d patients x 180 days, %d thread%s: %.2f s, %.2f s of processor time%n"
                + "%.0f patients per second and core; %.1f steps a patient, %.1f rejected%n"
                + "first %d patients while compiling: %.2f s, %.2f s of processor time%n"
                + "since the JVM began: %d patients, %.2f s of processor time, %.0f per second and core%n"
                + "kernel: %s%nsettings: %s%nchecksum: %s",
            patients,
            threads,
            threads == 1 ? "" : "s",
            timing.seconds(),
            timing.cpuSeconds(),
            timing.perCoreSecond(),
            timing.steps(),
            timing.rejected(),
            warmUp.patients(),
            warmUp.seconds(),
            warmUp.cpuSeconds(),
            total.patients(),
            total.cpuSeconds(),
            total.perCoreSecond(),
            kernel,
            ensemble.settings().describe(),
            timing.checksum());
    return new Answer(
        new Bench(
            warmUp, timing, timing.perCoreSecond(), total, kernel, ensemble.settings().describe()),
        text,
        findings.list());
  }

  private static Total total(long patients) {
    OperatingSystemMXBean process =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    double seconds = process.getProcessCpuTime() / 1e9;
    return new Total(patients, seconds, patients / seconds);
  }

  private static Answer states(
      Path file, NicheEnsemble ensemble, double[][] rows, int threads, Findings findings)
      throws IOException {
    double[] days = {10, 21, 84, 180};
    double[][][] states = ensemble.states(rows, days, threads);
    StringBuilder text = new StringBuilder("patient,day");
    ensemble.stateIds().forEach(id -> text.append(',').append(id));
    for (int patient = 0; patient < states.length; patient++) {
      for (int i = 0; i < days.length; i++) {
        text.append('\n').append(patient).append(',').append((int) days[i]);
        for (double value : states[patient][i]) {
          text.append(',').append(value);
        }
      }
    }
    Files.writeString(file, text.append('\n'));
    return new Answer(
        Map.of("patients", rows.length, "states", file.toString()),
        rows.length + " patients solved, states in " + file,
        findings.list());
  }

  private double[][] rows(NicheEnsemble ensemble, Findings findings) {
    if (parameters == null) {
      return ensemble.patients(200, 1);
    }
    Table table = Table.read(parameters, CsvFormat.detect(), findings);
    findings.throwIfFaulty();
    double[][] rows = new double[table.rows()][ensemble.parameters().size()];
    for (int j = 0; j < ensemble.parameters().size(); j++) {
      double[] column = table.numbers(ensemble.parameters().get(j), findings);
      for (int i = 0; i < rows.length; i++) {
        rows[i][j] = column[i];
      }
    }
    findings.throwIfFaulty();
    return rows;
  }

  private static Answer firstResult() {
    double[] seconds = NicheEnsemble.firstResults(40);
    double[] last = Arrays.copyOfRange(seconds, seconds.length / 2, seconds.length);
    Arrays.sort(last);
    FirstResult result = new FirstResult(seconds[0], last[last.length / 2], seconds.length);
    return Answer.of(
        result,
        String.format(
            Locale.ROOT,
            "niche16, from text to the result of 180 days: %.3f s at first, %.3f s in a warm JVM"
                + " (median of the last %d of %d)",
            result.cold,
            result.warm,
            last.length,
            seconds.length));
  }

  private Answer accuracyPage() throws IOException {
    AccuracyPage page = AccuracyPage.measured();
    if (common().out().isEmpty()) {
      return Answer.of(Map.of("accuracy", page.rows()), page.markdown());
    }
    Path folder = Files.createDirectories(common().out().get());
    Files.writeString(folder.resolve(AccuracyPage.NAME + ".md"), page.markdown() + "\n");
    Files.writeString(folder.resolve(AccuracyPage.NAME + ".svg"), page.plot().svg());
    return Answer.of(Map.of("accuracy", page.rows()), "page and picture are in " + folder);
  }
}
