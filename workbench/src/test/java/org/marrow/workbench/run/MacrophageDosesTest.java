package org.marrow.workbench.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.marrow.workbench.cli.Cli;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The real wells of mouse macrophages with known treatment, against an independent computation. */
class MacrophageDosesTest {
  private static final String STUDY = "../studies/macrophage-doses";
  private static final Path DATA = Path.of("../../shared/data/cytometry");

  @TempDir static Path folder;

  /** One run on two threads for all tests: it counts 56,000 events three times over. */
  @BeforeAll
  static void run() {
    Assumptions.assumeTrue(Files.isDirectory(DATA), "the shared data are not here");
    Cli cli =
        Cli.run(
            "run",
            STUDY,
            "--data",
            DATA.toString(),
            "--threads",
            "2",
            "--out",
            folder.resolve("one").toString());
    assertThat(cli.err()).doesNotContain("\tat ");
    assertThat(cli.code()).isZero();
  }

  private static JsonNode analyses() throws IOException {
    return JsonMapper.builder()
        .build()
        .readTree(Files.readString(folder.resolve("one/results.json")))
        .get("results")
        .get("analyses");
  }

  @Test
  void sharesAreThoseOfTheIndependentComputationToItsLastDigit() throws IOException {
    JsonNode counts = analyses().get(0).get("counts");
    Map<String, double[]> expected = new HashMap<>();
    // All events; positive above the pooled 99th percentile of the four isotype wells: n, CD86+,
    // CD206+ and CD86+ CD206- in percent, from the data's own README.
    expected.put("exp-0x0", new double[] {9643, 2.5, 7.4, 2.1});
    expected.put("exp-0_03x0", new double[] {9953, 9.4, 6.9, 8.4});
    expected.put("exp-0_1x0", new double[] {10603, 36.0, 11.0, 31.1});
    expected.put("exp-0_3x0", new double[] {5372, 66.5, 7.6, 61.8});
    expected.put("exp-0x1", new double[] {9580, 7.2, 39.9, 3.6});
    expected.put("exp-0_3x1", new double[] {11104, 62.8, 46.1, 31.3});
    Map<String, Integer> column =
        Map.of(
            "m1-like-mouse-bmdm@1", 1, "m2-like-mouse-bmdm@1", 2, "m1-like-mouse-bmdm-strict@1", 3);
    assertThat(counts.size()).isEqualTo(18);
    for (JsonNode count : counts) {
      double[] row = expected.getOrDefault(count.get("sample").asString(), new double[4]);
      assertThat(count.get("n").asDouble()).isEqualTo(row[0]);
      assertThat(100 * count.get("k").asDouble() / count.get("n").asDouble())
          .as(count.toString())
          .isCloseTo(
              row[column.getOrDefault(count.get("definition").asString(), 0)], within(0.0501));
    }
    String thresholds = Files.readString(folder.resolve("one/tables/thresholds.csv"));
    assertThat(thresholds).contains("CD86,5533.6", "CD206,5793.9", "control percentile");
  }

  @Test
  void theDoseResponseRisesAndNoTrendIsTestedOnOneWellADose() throws IOException {
    String page = Files.readString(folder.resolve("one/report.html"));
    assertThat(page)
        .contains("M1-like bone-marrow-derived macrophages of the mouse rises with every step")
        .contains("2.5, 9.4, 36.0, 66.5 %")
        .contains("cells-are-not-replicates")
        .doesNotContain("Simulated, not measured");
  }

  @Test
  void verifySaysIdenticalOnOneThreadAndFindsTheDataAgain() {
    Path out = folder.resolve("one");
    Cli verify = Cli.run("verify", out.toString(), "--threads", "1");
    assertThat(verify.out()).contains("identical").doesNotContain("not identical");
    assertThat(verify.out()).contains("14 inputs");
    assertThat(verify.code()).isZero();
  }

  @Test
  void withoutTheDataOneSentenceSaysWhereTheyComeFrom() {
    Cli cli = Cli.run("run", STUDY, "--out", folder.resolve("none").toString());
    assertThat(cli.code()).isEqualTo(2);
    assertThat(cli.err())
        .contains("none of its 12 files", "--data DIR", "BiactivationFlow")
        .doesNotContain("\tat ");
    assertThat(folder.resolve("none")).doesNotExist();
  }
}
