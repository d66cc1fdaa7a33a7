package org.marrow.workbench.cli.niche;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.marrow.workbench.cli.Cli;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SimulateNicheTest {
  @TempDir Path folder;

  private static JsonNode json(Cli cli) {
    return JsonMapper.builder().build().readTree(cli.out());
  }

  @Test
  void theTypicalPatientHasResponseProgressionDepthAndAPicture() throws IOException {
    Path picture = folder.resolve("c.svg");
    Cli cli = Cli.run("simulate", "niche", "--picture", picture.toString());
    assertThat(cli.code()).isZero();
    assertThat(cli.out())
        .contains("untreated", "apex-bortezomib", "refractory", "below 1e-5: no", "Simulated");
    assertThat(Files.readString(picture)).startsWith("<svg").contains("Share of TICs", "untreated");
    JsonNode arms = json(Cli.run("simulate", "niche", "--json")).get("arms");
    assertThat(arms.get(0).get("doses").asInt()).isZero();
    assertThat(arms.get(1).get("progressionDay").get(0).asDouble())
        .isGreaterThan(arms.get(0).get("progressionDay").get(0).asDouble());
    assertThat(arms.get(1).get("visits").size()).isEqualTo(27);
    assertThat(
            Cli.run("simulate", "niche", "--arm", "none", "--until", "3d", "--visits", "3", "--csv")
                .out()
                .lines())
        .hasSize(5);
  }

  @Test
  void virtualPatientsGiveTheSameWordsOnOneThreadAndOnTwo() {
    String[] one = {
      "simulate", "niche", "--patients", "30", "--until", "300d", "--threads", "1", "--json"
    };
    String[] two = one.clone();
    two[7] = "2";
    Cli first = Cli.run(one);
    assertThat(first.out()).isEqualTo(Cli.run(two).out());
    JsonNode arms = json(first).get("arms");
    assertThat(arms.get(0).get("responseRate").asDouble()).isZero();
    assertThat(arms.get(1).get("responseRate").asDouble()).isGreaterThan(0.1);
    int patients = 0;
    for (JsonNode count : arms.get(1).get("best")) {
      patients += count.asInt();
    }
    assertThat(patients).isEqualTo(30);
  }

  @Test
  void aMouseArmGivesTheFoldsOfTheExperiments() {
    JsonNode arms = json(Cli.run("simulate", "niche", "--mouse", "20", "--json")).get("arms");
    JsonNode experiments =
        json(Cli.run("experiments", "--rival", "self-renewal", "--json"))
            .get("rivals")
            .get(0)
            .get("arms");
    for (String fold : new String[] {"m1Fold", "ticFold"}) {
      assertThat(arms.get(1).get(fold).asDouble())
          .isEqualTo(experiments.get(1).get(fold).asDouble());
      assertThat(arms.get(2).get(fold).asDouble())
          .isEqualTo(experiments.get(3).get(fold).asDouble());
    }
  }

  @Test
  void everyFaultOfARequestIsToldAtOnceWithItsRemedy() {
    Cli cli =
        Cli.run(
            "simulate", "niche",
            "--arm", "bortezomib 1.3 florins SC d1",
            "--arm", "vista-vpm",
            "--arm", "lenalidomid 25 mg PO d1-21 q28d x2",
            "--arm", "bortezomib 1.3 mg/m2 PO d1",
            "--arm", "bortezomib 1.3 mg/m2 external d1",
            "--until", "3parsec",
            "--rival", "self-renwal",
            "--disease", "relapse",
            "--set", "tic_sensitivty=3",
            "--set", "burst=-1",
            "--patients", "0",
            "--weight", "-3");
    assertThat(cli.code()).isEqualTo(2);
    assertThat(cli.err())
        .contains(
            "florins",
            "\"vista-vmp\"",
            "\"lenalidomide\"",
            "intravenous or subcutaneous",
            "external is for radiation",
            "parsec",
            "\"self-renewal\"",
            "\"relapsed\"",
            "\"tic_sensitivity\"",
            "burst must be 0 or more",
            "--patients",
            "-3.0")
        .doesNotContain("\tat ", "column \n");
    assertThat(
            Cli.run("simulate", "niche", "--mouse", "20", "--arm", "lenalidomide 1 mg/kg PO d1")
                .err())
        .contains("no model of lenalidomide in a mouse", "anakinra, bortezomib");
    assertThat(Cli.run("simulate").err()).contains("marrow simulate niche");
  }
}
