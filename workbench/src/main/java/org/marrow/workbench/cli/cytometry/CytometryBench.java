package org.marrow.workbench.cli.cytometry;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.marrow.cytometry.fcs.FcsFile;
import org.marrow.cytometry.fcs.FcsReader;
import org.marrow.cytometry.fcs.FcsWriter;
import org.marrow.cytometry.fcs.Sample;
import org.marrow.cytometry.gating.Membership;
import org.marrow.cytometry.quality.QualityControl;
import org.marrow.cytometry.quality.QualityReport;
import org.marrow.cytometry.quality.QualitySettings;
import org.marrow.cytometry.transform.AsinhScale;
import org.marrow.cytometry.transform.Compensation;
import org.marrow.cytometry.transform.HyperlogScale;
import org.marrow.cytometry.transform.LinearScale;
import org.marrow.cytometry.transform.LogScale;
import org.marrow.cytometry.transform.LogicleScale;
import org.marrow.cytometry.transform.Scale;
import org.marrow.workbench.cli.Answer;
import org.marrow.workbench.cli.Progress;
import org.marrow.workbench.cli.Verb;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Speed of reading, scales, compensation and gates, beside the ceilings of the machine. */
@Command(
    name = "cytometry",
    description = {
      "Measure reading, scales, compensation, and the whole way from file to eight gates, on made-up",
      "events of 20 channels; the page cache's own speed stands in the same table. One thread; wall",
      "time is the best of several rounds, processor time belongs to the same round."
    },
    footer = {
      "",
      "Examples:",
      "  marrow bench cytometry",
      "  marrow bench cytometry --events 1000000 --json"
    })
public final class CytometryBench extends Verb {
  @Option(
      names = "--events",
      paramLabel = "N",
      defaultValue = "10000000",
      description = "Events of the made-up sample (default: ${DEFAULT-VALUE}, 800 MB of disk).")
  private long events;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "3",
      description = "Rounds of each measurement (default: ${DEFAULT-VALUE}).")
  private int rounds;

  private final List<Map<String, Object>> rows = new ArrayList<>();

  /** Work to time; what it returns keeps the compiler from leaving it out. */
  private interface Work {
    double run() throws IOException;
  }

  @Override
  protected Answer answer() throws IOException {
    Path file = Files.createTempFile("marrow-bench-", ".fcs");
    try (Progress progress = progress()) {
      progress.step("writing " + events + " made-up events");
      FcsWriter.write(new MadeUpSample(events, common().seed().orElse(1)), file);
      long size = Files.size(file);
      progress.step("measuring the page cache");
      measure("page cache, channel read", size * 1e-9, "GB/s", () -> channel(file));
      measure("page cache, mapped sum", size * 1e-9, "GB/s", () -> mapped(file));
      progress.step("measuring reading");
      measure("read to columns, block by block", size * 1e-9, "GB/s", () -> blocks(file));
      measure(
          "read to columns, new arrays", size * 1e-9, "GB/s", () -> FcsReader.read(file).events());
      progress.step("measuring scales");
      scales();
      compensation();
      progress.step("measuring the whole way");
      resetPeaks();
      measure("file to eight gates, streaming", events * 1e-6, "M events/s", () -> gates(file));
      row("peak heap of the streaming way", peak(), "GB");
      resetPeaks();
      measure(
          "file, quality, eight gates, streaming", events * 1e-6, "M events/s", () -> all(file));
      row("peak heap with quality", peak(), "GB");
    } finally {
      Files.deleteIfExists(file);
    }
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("events", events);
    result.put("channels", 20);
    result.put("load", ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    result.put("processors", Runtime.getRuntime().availableProcessors());
    result.put("rows", rows);
    return Answer.of(result, text());
  }

  private void measure(String what, double amount, String unit, Work work) throws IOException {
    double bestWall = Double.POSITIVE_INFINITY;
    double itsCpu = 0;
    double kept = 0;
    var threads = ManagementFactory.getThreadMXBean();
    for (int round = 0; round < Math.max(1, rounds); round++) {
      long wall = System.nanoTime();
      long cpu = threads.getCurrentThreadCpuTime();
      kept += work.run();
      double seconds = (System.nanoTime() - wall) * 1e-9;
      if (seconds < bestWall) {
        bestWall = seconds;
        itsCpu = (threads.getCurrentThreadCpuTime() - cpu) * 1e-9;
      }
    }
    if (Double.isNaN(kept)) {
      throw new IllegalStateException(what + " gave no number");
    }
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("what", what);
    row.put("rate", amount / bestWall);
    row.put("rate_by_processor_time", amount / Math.max(itsCpu, 1e-9));
    row.put("unit", unit);
    row.put("wall_seconds", bestWall);
    row.put("processor_seconds", itsCpu);
    rows.add(row);
  }

  private void row(String what, double value, String unit) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("what", what);
    row.put("rate", value);
    row.put("unit", unit);
    rows.add(row);
  }

  private static double channel(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 20);
      long read = 0;
      while (channel.read(buffer) >= 0) {
        read += buffer.position();
        buffer.clear();
      }
      return read;
    }
  }

  private static double mapped(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        Arena arena = Arena.ofConfined()) {
      MemorySegment segment = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
      long sum = 0;
      for (long at = 0; at + 8 <= segment.byteSize(); at += 8) {
        sum += segment.get(ValueLayout.JAVA_LONG_UNALIGNED, at);
      }
      return sum;
    }
  }

  private static double blocks(Path file) {
    try (FcsFile open = FcsReader.open(file)) {
      double[] seen = new double[1];
      open.chosen().forEachBlock(4096, (first, count, columns) -> seen[0] += columns[7][count - 1]);
      return seen[0];
    }
  }

  private double gates(Path file) {
    try (FcsFile open = FcsReader.open(file)) {
      Membership inside = MadeUpGates.tree().apply(open.chosen());
      return inside.count("M1-like");
    }
  }

  private double all(Path file) {
    try (FcsFile open = FcsReader.open(file)) {
      QualityReport quality = QualityControl.run(open.chosen(), QualitySettings.standard());
      BitSet counted = MadeUpGates.tree().apply(open.chosen()).events("M1-like");
      counted.and(quality.passed());
      return counted.cardinality();
    }
  }

  private void scales() throws IOException {
    double[] source = new double[1 << 13];
    Sample sample = sample(source.length);
    for (int i = 0; i < source.length; i++) {
      source[i] = sample.column(6 + i % 8).get(i);
    }
    double[] values = new double[source.length];
    int repeats = 4_000;
    Map<String, Scale> scales = new LinkedHashMap<>();
    scales.put("logicle", LogicleScale.of(262_144, 0.5, 4.5, 0));
    scales.put("hyperlog", HyperlogScale.of(262_144, 0.5, 4.5, 0));
    scales.put("asinh", AsinhScale.of(262_144, 4.5, 0));
    scales.put("log", new LogScale(262_144, 4.5));
    scales.put("linear", new LinearScale(262_144, 0));
    for (Map.Entry<String, Scale> scale : scales.entrySet()) {
      measure(
          scale.getKey(),
          1e-6 * repeats * values.length,
          "M values/s",
          () -> {
            double sum = 0;
            for (int r = 0; r < repeats; r++) {
              System.arraycopy(source, 0, values, 0, values.length);
              scale.getValue().apply(values, values.length);
              sum += Double.isFinite(values[r]) ? values[r] : 0;
            }
            return sum;
          });
    }
  }

  private void compensation() throws IOException {
    Sample sample = sample(4096);
    double[][] columns = new double[20][];
    for (int c = 0; c < 20; c++) {
      columns[c] = sample.doubles(c);
    }
    Compensation compensation = Compensation.of(sample.spillover().orElseThrow());
    int repeats = 1_000;
    measure(
        "compensation, 8 x 8",
        1e-6 * repeats * 8 * 4096,
        "M values/s",
        () -> {
          double sum = 0;
          double[] target = new double[4096];
          for (int r = 0; r < repeats; r++) {
            for (int dye = 0; dye < 8; dye++) {
              compensation.dye(dye, columns, 4096, target);
              sum += target[r];
            }
          }
          return sum;
        });
  }

  private static Sample sample(int events) throws IOException {
    var out = new java.io.ByteArrayOutputStream();
    FcsWriter.write(new MadeUpSample(events, 1), out);
    return FcsReader.of("made up", out.toByteArray()).chosen().read();
  }

  private static void resetPeaks() {
    heap().forEach(MemoryPoolMXBean::resetPeakUsage);
  }

  private static double peak() {
    return heap().stream().mapToLong(p -> p.getPeakUsage().getUsed()).sum() * 1e-9;
  }

  private static List<MemoryPoolMXBean> heap() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(p -> p.getType() == MemoryType.HEAP)
        .toList();
  }

  private String text() {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "%,d events x 20 channels, one thread; load %.1f on %d processors",
            events,
            ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
            Runtime.getRuntime().availableProcessors()));
    lines.add(
        String.format(Locale.ROOT, "%-38s %12s %-11s %9s %9s", "", "", "", "wall s", "cpu s"));
    for (Map<String, Object> row : rows) {
      double perSecond = row.get("rate") instanceof Double measured ? measured : Double.NaN;
      lines.add(
          String.format(
                  Locale.ROOT,
                  "%-38s %12.2f %-11s %9s %9s",
                  row.get("what"),
                  perSecond,
                  row.get("unit"),
                  seconds(row, "wall_seconds"),
                  seconds(row, "processor_seconds"))
              .stripTrailing());
    }
    return String.join("\n", lines);
  }

  private static String seconds(Map<String, Object> row, String key) {
    return row.get(key) instanceof Double s ? String.format(Locale.ROOT, "%.3f", s) : "";
  }
}
