package org.marrow.workbench.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.marrow.foundation.random.Streams;
import org.marrow.workbench.cli.Cli;

/** Runs killed as hard as the system can ({@code kill -9}), and what the next run makes of it. */
class KilledRunTest {
  private static final Path MAYO = Path.of("../studies/mayo-myeloma");
  private static final int KILLS = 10;
  private static final int LATEST_MILLIS = 2500;
  private static final int WRITING_MILLIS = 12;

  @TempDir Path folder;

  @Test
  void tenRunsKilledAtRandomMomentsLeaveNothingThatChangesTheNextReport() throws Exception {
    Path undisturbed = folder.resolve("undisturbed/report");
    assertThat(run(undisturbed).code()).isZero();
    TreeMap<String, String> expected = bytes(undisturbed);

    Path out = folder.resolve("disturbed/report");
    org.marrow.foundation.random.Stream moments = new Streams(7).stream("kill", 0);
    int killed = 0;
    for (int i = 0; i < KILLS; i++) {
      Process process = start(out);
      if (i % 2 == 0) {
        process.waitFor(moments.below(LATEST_MILLIS), TimeUnit.MILLISECONDS);
      } else {
        // The short time in which files are written and moved would seldom be met by chance.
        awaitPartial(process, out);
        process.waitFor(moments.below(WRITING_MILLIS), TimeUnit.MILLISECONDS);
      }
      killed += process.isAlive() ? 1 : 0;
      process.destroyForcibly().waitFor();
      if (Files.exists(out)) {
        assertThat(bytes(out)).as("a report is whole or not there").isEqualTo(expected);
      }
    }
    assertThat(killed).isGreaterThan(KILLS / 2);

    assertThat(run(out).code()).isZero();
    assertThat(bytes(out)).isEqualTo(expected).hasSizeGreaterThan(5);
    try (Stream<Path> beside = Files.list(out.getParent())) {
      assertThat(beside).as("what killed runs left is gone").containsExactly(out);
    }
  }

  @Test
  void whatARunThatIsStillAliveWritesIsLeftAlone() throws IOException {
    Path out = folder.resolve("report");
    long alive = ProcessHandle.current().parent().orElseThrow().pid();
    Path others = Files.createDirectories(folder.resolve(".report.partial." + alive));
    Path foreign = Files.createDirectories(folder.resolve(".report.partial.thesis"));
    assertThat(run(out).code()).isZero();
    assertThat(others).exists();
    assertThat(foreign).exists();
  }

  private static Cli run(Path out) {
    return Cli.run("run", MAYO.toString(), "--out", out.toString());
  }

  private static Process start(Path out) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "--add-modules",
            "jdk.incubator.vector",
            "-cp",
            System.getProperty("java.class.path"),
            "org.marrow.workbench.cli.Marrow",
            "run",
            MAYO.toString(),
            "--out",
            out.toString())
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static void awaitPartial(Process process, Path out) throws Exception {
    String mine = ".report.partial." + process.pid();
    while (process.isAlive() && !Files.exists(out.resolveSibling(mine))) {
      process.waitFor(1, TimeUnit.MILLISECONDS);
    }
  }

  private static TreeMap<String, String> bytes(Path report) throws IOException {
    List<Path> files = new ArrayList<>();
    try (Stream<Path> walk = Files.walk(report)) {
      walk.filter(Files::isRegularFile).forEach(files::add);
    }
    TreeMap<String, String> texts = new TreeMap<>();
    for (Path file : files) {
      String name = report.relativize(file).toString();
      if (!name.equals(ReportOrigin.LOCATION)) {
        texts.put(name, Files.readString(file, StandardCharsets.ISO_8859_1));
      }
    }
    return texts;
  }
}
