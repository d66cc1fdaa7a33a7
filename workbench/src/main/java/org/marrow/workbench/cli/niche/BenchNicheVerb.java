package org.marrow.workbench.cli.niche;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.marrow.foundation.findings.Findings;
import org.marrow.kinetics.simulation.Control;
import org.marrow.niche.drug.ModelFolder;
import org.marrow.niche.drug.Rival;
import org.marrow.niche.population.ArmOutcome;
import org.marrow.niche.population.ArmRun;
import org.marrow.niche.population.Disease;
import org.marrow.niche.population.VirtualPatients;
import org.marrow.niche.population.VisitPlan;
import org.marrow.niche.regimen.Regimen;
import org.marrow.workbench.cli.Answer;
import org.marrow.workbench.cli.Progress;
import org.marrow.workbench.cli.Verb;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Times virtual patients under several arms for two years with visits and response. */
@Command(
    name = "niche",
    description =
        "Time virtual patients under several arms: two years, a visit every four weeks, response by"
            + " the IMWG criteria.",
    footer = {
      "",
      "Examples:",
      "  marrow bench niche --patients 10000",
      "  marrow bench niche --patients 100000 --threads 2 --json",
      "",
      "The checksum is the same for any number of threads."
    })
public final class BenchNicheVerb extends Verb {
  private static final List<String> ARMS =
      List.of("apex-bortezomib", "bortezomib-anakinra", "endeavor-vd", "s0777-rd", "s0777-vrd");

  @Option(
      names = "--patients",
      paramLabel = "N",
      defaultValue = "10000",
      description = "how many (default: ${DEFAULT-VALUE})")
  private int patients = 10_000;

  @Option(
      names = "--arm",
      paramLabel = "REGIMEN",
      description =
          "published regimen by id, or doses; again for each arm (default: five published ones)")
  private @Nullable List<String> arms;

  /** What {@code --json} prints. */
  record Bench(
      int patients,
      int threads,
      double seconds,
      double cpuSeconds,
      double drawSeconds,
      List<ArmTime> arms,
      String checksum) {}

  /** One arm. */
  record ArmTime(String arm, double seconds, double responseRate, double progressedByTwoYears) {}

  @Override
  protected Answer answer() {
    Findings findings = new Findings();
    Counts.check(findings, "--patients", patients, 1, Counts.MOST_PATIENTS);
    findings.throwIfFaulty();
    ModelFolder models = ModelFolder.shipped();
    int threads = common().threads();
    long start = System.nanoTime();
    VirtualPatients drawn =
        VirtualPatients.draw(models, Rival.SELF_RENEWAL, common().seed().orElse(1), patients);
    double drawSeconds = since(start);
    double[] equal = new double[patients];
    Arrays.fill(equal, 1);
    List<ArmTime> times = new ArrayList<>();
    MessageDigest digest = digest();
    List<String> wanted = arms == null ? ARMS : arms;
    try (Progress progress = progress()) {
      for (String arm : wanted) {
        long armStart = System.nanoTime();
        Regimen regimen = models.regimen(arm);
        ArmOutcome outcome =
            new ArmRun(drawn, VisitPlan.TWO_YEARS, threads)
                .run(
                    arm,
                    regimen,
                    Disease.RELAPSED,
                    Control.NONE.telling(done -> progress.at(arm, done, patients)));
        add(digest, outcome);
        times.add(
            new ArmTime(
                arm,
                since(armStart),
                outcome.responseRate(equal),
                outcome.progressedBy(equal, VisitPlan.TWO_YEARS.days())));
      }
    }
    Bench bench =
        new Bench(
            patients,
            threads,
            since(start),
            cpuSeconds(),
            drawSeconds,
            times,
            HexFormat.of().formatHex(digest.digest()).substring(0, 16));
    return Answer.of(bench, text(bench));
  }

  /** Processor time since the JVM began, compilation included. */
  private static double cpuSeconds() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
            .getProcessCpuTime()
        / 1e9;
  }

  private static double since(long start) {
    return (System.nanoTime() - start) / 1e9;
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void add(MessageDigest digest, ArmOutcome outcome) {
    ByteBuffer bytes = ByteBuffer.allocate(9 * outcome.best().length);
    for (int i = 0; i < outcome.best().length; i++) {
      bytes.putDouble(outcome.progression()[i]).put((byte) outcome.best()[i].ordinal());
    }
    digest.update(bytes.array());
  }

  private static String text(Bench b) {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "%d virtual patients x %d arms x 2 years, %d thread%s: %.1f s, %.1f s of processor"
                + " time (%.2f ms a patient and arm). Simulated.",
            b.patients(),
            b.arms().size(),
            b.threads(),
            b.threads() == 1 ? "" : "s",
            b.seconds(),
            b.cpuSeconds(),
            1000 * b.cpuSeconds() / b.patients() / b.arms().size()));
    lines.add(String.format(Locale.ROOT, "%8.1f s  drawing plausible patients", b.drawSeconds()));
    for (ArmTime a : b.arms()) {
      lines.add(
          String.format(
              Locale.ROOT,
              "%8.1f s  %-22s response %4.1f %%, progressed within two years %4.1f %%",
              a.seconds(),
              a.arm(),
              100 * a.responseRate(),
              100 * a.progressedByTwoYears()));
    }
    lines.add("checksum " + b.checksum());
    return String.join("\n", lines);
  }
}
