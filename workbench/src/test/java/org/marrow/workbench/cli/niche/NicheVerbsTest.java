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

class NicheVerbsTest {
  @TempDir Path folder;

  private static JsonNode json(Cli cli) {
    return JsonMapper.builder().build().readTree(cli.out());
  }

  @Test
  void aRegimenListsItsDosesAndDrawsItsCalendar() throws IOException {
    Path picture = folder.resolve("c.svg");
    Cli cli =
        Cli.run(
            "regimen",
            "bortezomib 1.3 mg/m2 SC d1,4,8,11 q21d x8",
            "--picture",
            picture.toString(),
            "--json");
    assertThat(cli.code()).isZero();
    assertThat(json(cli).get("doses").size()).isEqualTo(32);
    assertThat(json(cli).get("doses").get(0).get("dose").asDouble()).isEqualTo(1.3 * 1.8);
    assertThat(Files.readString(picture)).startsWith("<svg").contains("Calendar of the regimen");
  }

  @Test
  void withoutARegimenThePublishedOnesAreListed() {
    Cli cli = Cli.run("regimen");
    assertThat(cli.code()).isZero();
    assertThat(cli.out()).contains("vista-vmp", "apex-bortezomib");
  }

  @Test
  void aWrongRegimenIsBadInputAtItsCharacter() {
    Cli cli = Cli.run("regimen", "bortezomib 1.3 florins SC d1");
    assertThat(cli.code()).isEqualTo(2);
    assertThat(cli.err()).contains("character 12", "florins").doesNotContain("\tat ");
  }

  @Test
  void theExperimentsSayThatTheyAreSimulatedAndWhichRivalTheySpeakAgainst() {
    Cli cli = Cli.run("experiments", "--json");
    JsonNode root = json(cli);
    assertThat(root.get("simulated").asBoolean()).isTrue();
    assertThat(root.get("rivals").size()).isEqualTo(3);
    JsonNode selfRenewal = root.get("rivals").get(0);
    for (JsonNode comparison : selfRenewal.get("comparisons")) {
      assertThat(comparison.get("agrees").asBoolean()).isTrue();
    }
    assertThat(Cli.run("experiments", "--rival", "selective-survival").out())
        .contains("speaks against this rival: both");
    assertThat(Cli.run("experiments", "--rival", "self-renwal").err()).contains("self-renewal");
  }

  @Test
  void virtualPatientsAreDrawnWithTheSameBytesForTheSameSeed() throws IOException {
    Path first = folder.resolve("a.csv");
    Path second = folder.resolve("b.csv");
    assertThat(
            Cli.run(
                    "population",
                    "build",
                    "--patients",
                    "20",
                    "--table",
                    first.toString(),
                    "--threads",
                    "1")
                .code())
        .isZero();
    Cli cli =
        Cli.run(
            "population",
            "build",
            "--patients",
            "20",
            "--table",
            second.toString(),
            "--threads",
            "2",
            "--json");
    assertThat(Files.readAllBytes(second)).isEqualTo(Files.readAllBytes(first));
    assertThat(json(cli).get("patients").asInt()).isEqualTo(20);
    assertThat(Cli.run("population").code()).isEqualTo(2);
  }

  @Test
  void aTwinPredictsTheCourseUnderTheTherapyAndWithAnakinra() throws IOException {
    Path file = folder.resolve("p.yaml");
    Files.writeString(
        file,
        "patient: P01\ndisease: relapsed\ntherapy: bortezomib 1.3 mg/m2 SC d1,4,8,11 q21d x2\nmeasurements:\n"
            + "  - {quantity: m_protein, day: 0, value: 40, error: 0.6}\n");
    JsonNode root = json(Cli.run("twin", file.toString(), "--patients", "60", "--json"));
    assertThat(root.get("arms").size()).isEqualTo(2);
    assertThat(root.get("arms").get(1).get("arm").asString())
        .contains("+ anakinra 100 mg SC daily x42");
    assertThat(root.get("effectivePatients").asDouble()).isGreaterThan(15);
    Files.writeString(
        file, Files.readString(file).replace("value: 40, error: 0.6", "value: 9999, error: 0.1"));
    Cli refused = Cli.run("twin", file.toString(), "--patients", "60");
    assertThat(refused.code()).isEqualTo(3);
    assertThat(refused.err()).contains("niche/outside-population");
    Files.writeString(file, "patient: P01\ndiseas: relapsed\nmeasurements: []\n");
    Cli wrong = Cli.run("twin", file.toString());
    assertThat(wrong.code()).isEqualTo(2);
    assertThat(wrong.err()).contains("line 2", "disease", "therapy");
  }

  @Test
  void aTwinWhoseKidneysFailKeepsMoreOfLenalidomideAndTheSameOfBortezomib() throws IOException {
    Path file = folder.resolve("kidneys.yaml");
    String text =
        "patient: P02\ndisease: relapsed\ntherapy: bortezomib 1.3 mg/m2 SC d1,4,8,11 q21d x8\n"
            + "creatinine-clearance: 90\nmeasurements:\n"
            + "  - {quantity: m_protein, day: 0, value: 40, error: 0.6}\n";
    Files.writeString(file, text);
    String[] words = {
      "twin",
      file.toString(),
      "--patients",
      "60",
      "--json",
      "--arms",
      "apex-bortezomib",
      "--arms",
      "first-rd"
    };
    JsonNode well = json(Cli.run(words));
    Files.writeString(file, text.replace("90", "15"));
    JsonNode ill = json(Cli.run(words));
    assertThat(ill.get("creatinineClearance").asDouble()).isEqualTo(15);
    assertThat(ill.get("arms").get(0)).isEqualTo(well.get("arms").get(0));
    assertThat(ill.get("arms").get(1).get("progressed").get(2).asDouble())
        .isLessThan(well.get("arms").get(1).get("progressed").get(2).asDouble());
    Files.writeString(file, text.replace("90", "9000 mL"));
    assertThat(Cli.run("twin", file.toString()).err()).contains("line 4", "creatinine-clearance");
  }

  @Test
  void theSourcesPageIsUpToDate() throws IOException {
    assertThat(Cli.run("model", "sources", "--markdown").out().stripTrailing())
        .isEqualTo(Files.readString(Path.of("../docs/model-sources.md")).stripTrailing());
  }

  @Test
  void thePageOfBortezomibIsTheOneThatTheModelGives() throws IOException {
    assertThat(Cli.run("model", "bortezomib", "--markdown").out().stripTrailing())
        .isEqualTo(Files.readString(Path.of("../docs/bortezomib.md")).stripTrailing());
  }

  @Test
  void thePageOfTwinsAndItsPictureAreWhatTheProgramFindsAndTheIntervalsHold() throws IOException {
    Cli cli = Cli.run("population", "coverage", "--out", folder.toString(), "--json");
    for (JsonNode row : json(cli).get("quantities")) {
      // Of 500 patients: 0.90 within 2.6 standard errors, and ranks that could be even.
      assertThat(row.get("share").asDouble()).as(row.toString()).isBetween(0.865, 0.935);
      assertThat(row.get("rankDistance").asDouble())
          .isLessThan(row.get("rankDistanceAllowed").asDouble());
    }
    for (String name : new String[] {"twins.md", "twins.svg"}) {
      assertThat(folder.resolve(name)).hasSameTextualContentAs(Path.of("../docs").resolve(name));
    }
    Cli wrong = Cli.run("population", "coverage", "--patients", "-3", "--tried", "0");
    assertThat(wrong.code()).isEqualTo(2);
    assertThat(wrong.err()).contains("--patients", "-3", "--tried");
  }
}
