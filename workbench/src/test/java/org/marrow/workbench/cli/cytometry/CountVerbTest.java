package org.marrow.workbench.cli.cytometry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.marrow.workbench.cli.Cli;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CountVerbTest {
  private static final Path WELLS = Path.of("../../shared/data/cytometry/macrophage_m1m2_bmdm");

  @TempDir Path folder;

  private static String well(String name) {
    Path file = WELLS.resolve("Specimen_001_" + name + ".exported.FCS3.csv");
    Assumptions.assumeTrue(Files.exists(file), file + " is absent; the shared data are needed");
    return file.toString();
  }

  private static Cli count(String... more) {
    List<String> words =
        new ArrayList<>(
            List.of(
                "count",
                "--definition",
                "m1-like-mouse-bmdm",
                "--channel",
                "CD86=APC-A",
                "--channel",
                "CD206=Alexa Fluor 488-A",
                "--no-quality"));
    for (String iso : List.of("iso-0x0", "iso-0_3x0", "iso-0x1", "iso-0_3x1")) {
      words.addAll(List.of("--controls", "isotype=" + well(iso)));
    }
    words.addAll(List.of(more));
    return Cli.run(words.toArray(String[]::new));
  }

  @Test
  void aWellIsCountedWithItsIntervalGateAndAlternative() {
    Cli cli = count("--no-map", well("exp-0_3x0"));
    assertThat(cli.code()).isZero();
    assertThat(cli.out())
        .contains("3573 of 5372, 66.5 % (95 % interval 65.2 to 67.8 %)")
        .contains("CD86 at 5534, control percentile")
        .contains("instead m1-like-mouse-bmdm-strict@1: 3321 of 5372");
  }

  @Test
  void jsonHoldsTheCountTheThresholdAndTheFindings() {
    Cli cli = count("--no-map", "--json", well("exp-0_3x0"));
    JsonNode root = JsonMapper.builder().build().readTree(cli.out());
    JsonNode sample = root.findPath("samples").get(0);
    assertThat(sample.get("count").get("k").asInt()).isEqualTo(3573);
    assertThat(sample.get("gates").get(0).get("thresholds").get(0).get("value").asDouble())
        .isBetween(5533.63, 5533.65);
  }

  @Test
  void theChangeBetweenTwoWellsHasAnIntervalAndItsVariation() {
    Cli cli = count("--no-map", "--change", "--lab-cv", "0.1", well("exp-0x0"), well("exp-0_3x0"));
    assertThat(cli.out()).contains("-fold (95 % interval", "stated tube-to-tube CV 10.0 %");
  }

  @Test
  void changesOfSeveralPopulationsBearTheirFalseDiscoveryRate() throws IOException {
    Path out = folder.resolve("changes");
    Cli cli =
        count(
            "--no-map",
            "--change",
            "--definition",
            "m2-like-mouse-bmdm",
            "--out",
            out.toString(),
            well("exp-0x0"),
            well("exp-0_03x0"),
            well("exp-0_3x0"));
    assertThat(cli.out())
        .contains("change of m2-like-mouse-bmdm@1")
        .contains("q < 0.001 (false discovery rate over 4 changes)");
    assertThat(Files.readAllLines(out.resolve("changes.csv")))
        .hasSize(5)
        .first()
        .isEqualTo("definition,before,after,ratio,lower,upper,p,q,comparable,variation");
  }

  @Test
  void aDilutedAspirateIsSaidWithTheLaboratorysLimit() {
    Cli cli =
        count(
            "--no-map",
            "--residents",
            "m2-like-mouse-bmdm=0.2",
            "--residents-source",
            "a made-up limit",
            well("exp-0x0"));
    assertThat(cli.out()).contains("marrow-resident cells, m2-like-mouse-bmdm@1");
    assertThat(cli.err()).contains("diluted", "limit 20.0 % (a made-up limit)");
    Cli wrong = count("--residents", "m2-like-mouse-bmdm", well("exp-0x0"));
    assertThat(wrong.code()).isEqualTo(2);
    assertThat(wrong.err()).contains("NAME[@VERSION]=SHARE");
  }

  @Test
  void theNumberOfThreadsChangesNoByte() {
    String[] wells = {well("exp-0x0"), well("exp-0_3x0"), well("exp-0x1")};
    List<String> answers = new ArrayList<>();
    for (String threads : List.of("1", "2", "3")) {
      answers.add(count("--json", "--threads", threads, wells[0], wells[1], wells[2]).out());
    }
    assertThat(answers.get(1)).isEqualTo(answers.get(0));
    assertThat(answers.get(2)).isEqualTo(answers.get(0));
  }

  @Test
  void theTableIsWrittenWhereAsked() throws IOException {
    Path out = folder.resolve("report");
    count("--no-map", "--out", out.toString(), well("exp-0x0"), well("exp-0_3x0"));
    List<String> lines = Files.readAllLines(out.resolve("counts.csv"));
    assertThat(lines).hasSize(3);
    assertThat(out.resolve("specimen-001-exp-0x0-exported-fcs3-csv-m1-like-mouse-bmdm-gates.svg"))
        .exists();
    assertThat(lines.get(0)).startsWith("sample,population,definition,k,n,denominator,share");
  }

  @Test
  void aBareTicIsRefusedWithItsThreeDefinitions() {
    Cli cli = Cli.run("count", "--definition", "tic", well("exp-0x0"));
    assertThat(cli.code()).isNotZero();
    assertThat(cli.err()).contains("tic-a-memory-b-like@1", "tic-c-side-population@1");
  }

  @Test
  void aMissingMarkerIsARefusalWithTheRemedy() {
    Cli cli = Cli.run("count", "--definition", "plasma-cells-human", well("exp-0x0"));
    assertThat(cli.code()).isEqualTo(3);
    assertThat(cli.err()).contains("CD138", "--channel");
  }

  @Test
  void aWrongControlIsNamedWithWhatIsAllowed() {
    Cli cli =
        Cli.run(
            "count", "--definition", "m1-like-mouse-bmdm", well("exp-0x0"), "--controls", "iso");
    assertThat(cli.code()).isEqualTo(2);
    assertThat(cli.err()).contains("isotype, fmo, unstained, inhibitor");
  }

  @Test
  void clustersAreListedByTheirSize() {
    Cli cli =
        Cli.run(
            "cluster",
            well("exp-0_3x0"),
            "--markers",
            "APC-A,Alexa Fluor 488-A",
            "--clusters",
            "4");
    assertThat(cli.code()).isZero();
    assertThat(cli.out()).contains("4 clusters of 5372 events");
  }

  @Test
  void clusteringByAnUnknownChannelListsTheKnownOnes() {
    Cli cli = Cli.run("cluster", well("exp-0x0"), "--markers", "CD999");
    assertThat(cli.code()).isEqualTo(2);
    assertThat(cli.err()).contains("CD999", "APC-A");
  }

  @Test
  void definitionsAreListedAndShown() {
    assertThat(Cli.run("definitions").out()).contains("tic-b-pre-plasma-cell@1", "contested");
    assertThat(Cli.run("definitions", "m1-like-human-marrow").out())
        .contains("HLA-DRhi CD86+ CD163-/dim CD206-", "alternatives:", "sources:");
  }
}
