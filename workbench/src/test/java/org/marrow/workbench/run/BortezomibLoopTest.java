package org.marrow.workbench.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.marrow.workbench.cli.Cli;
import org.marrow.workbench.study.Hash;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole loop, small: few patients, few events, few trials, the same code. */
class BortezomibLoopTest {
  private static final Path STUDY = Path.of("../studies/bortezomib-loop/study.yaml");

  @TempDir static Path folder;

  @BeforeAll
  static void run() throws IOException {
    String small =
        Files.readString(STUDY, StandardCharsets.UTF_8)
            .replace("pool: 2000", "pool: 120\n  number: 24\n  keep-files: 1")
            .replace("  events: 12000", "  events: 4000")
            .replace("  repeated: 0.3", "  repeated: 0.6")
            .replace("  trials: 200", "  trials: 5")
            .replace("    - tic-b-pre-plasma-cell@1\n", "");
    Path study = Files.createDirectories(folder.resolve("small-loop"));
    Files.writeString(study.resolve("study.yaml"), small);
    Cli cli =
        Cli.run(
            "run", study.toString(), "--threads", "2", "--out", folder.resolve("out").toString());
    assertThat(cli.err()).doesNotContain("\tat ");
    // The group by the second sample from the first dose on is asked for, and refused.
    assertThat(cli.code()).isEqualTo(3);
  }

  private static JsonNode analyses() throws IOException {
    return JsonMapper.builder()
        .build()
        .readTree(Files.readString(folder.resolve("out/results.json")))
        .get("results")
        .get("analyses");
  }

  @Test
  void everyVerbOfTheLoopGivesItsPartAndSaysThatItIsSimulated() throws IOException {
    String page = Files.readString(folder.resolve("out/report.html"));
    assertThat(page)
        .contains("Simulated, not measured")
        .contains("The virtual patients", "Counts", "Truth against estimate")
        .contains("Arms compared", "A virtual trial", "What would narrow it most")
        .contains("post-treatment-marker")
        .doesNotContain("should receive");
    assertThat(analyses().get(0).get("simulated").asBoolean()).isTrue();
    assertThat(analyses().get(0).get("patients").asInt()).isEqualTo(24);
  }

  @Test
  void theNaiveAnalysisIsRefusedAndTheLandmarkTaken() throws IOException {
    boolean refused = false;
    boolean landmark = false;
    boolean truth = false;
    for (JsonNode analysis : analyses()) {
      refused |= analysis.path("refused").size() == 1;
      landmark |= analysis.has("landmarks");
      truth |= analysis.path("baselineGroupsRefused").asBoolean(false);
    }
    assertThat(refused).isTrue();
    assertThat(landmark).isTrue();
    assertThat(truth).isTrue();
  }

  @Test
  void samplesAreRealFcsFilesThatAreDeletedOnceCountedUnlessTheyAreToBeKept() throws IOException {
    Path kept = folder.resolve("out-files");
    try (Stream<Path> files = Files.list(kept)) {
      assertThat(files.map(f -> String.valueOf(f.getFileName())).toList())
          .contains("V0001-before.fcs", "V0001-before-isotype.fcs")
          .allMatch(name -> name.startsWith("V0001-"));
    }
    Cli inspect = Cli.run("fcs", "inspect", kept.resolve("V0001-before.fcs").toString());
    assertThat(inspect.code()).isZero();
    assertThat(inspect.out()).contains("CD86");
  }

  @Test
  void verifySaysIdenticalOnOneThread() {
    Cli verify = Cli.run("verify", folder.resolve("out").toString(), "--threads", "1");
    assertThat(verify.out()).contains("identical").doesNotContain("not identical");
    assertThat(verify.out()).contains("model files");
  }

  @Test
  void aModelThatChangedSinceIsNamedWithBothHashes(@TempDir Path other) throws IOException {
    Path out = folder.resolve("out");
    String provenance = Files.readString(out.resolve("provenance.json"));
    String hash = Hash.of(Path.of("../models/drugs/bortezomib.ant"));
    assertThat(provenance)
        .contains("\"models/niche.ant\"", "\"models/rivals/self-renewal.ant\"", hash);
    try (Stream<Path> files = Files.walk(out)) {
      for (Path file : files.toList()) {
        Path copy = other.resolve(out.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(file, copy);
        }
      }
    }
    String old = "0".repeat(64);
    Files.writeString(other.resolve("provenance.json"), provenance.replace(hash, old));
    Cli verify =
        Cli.run(
            "verify",
            other.toString(),
            "--study",
            folder.resolve("small-loop").toString(),
            "--threads",
            "2");
    assertThat(verify.code()).isEqualTo(2);
    assertThat(verify.err() + verify.out())
        .contains("models/drugs/bortezomib.ant", "SHA-256 was " + old + ", is " + hash)
        .doesNotContain("models/niche.ant");
  }
}
