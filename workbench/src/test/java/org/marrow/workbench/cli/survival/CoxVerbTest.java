package org.marrow.workbench.cli.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.marrow.workbench.cli.Cli;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CoxVerbTest {
  private static final Path MULLIGAN = Path.of("../../shared/data/outcomes/gse9782_clinical.csv");

  private static JsonNode json(Cli cli) {
    return JsonMapper.builder().build().readTree(cli.out());
  }

  @Test
  void theJsonHoldsTermsLikelihoodsCountsAndFindings() {
    Assumptions.assumeTrue(Files.exists(MULLIGAN), "the shared data are not here");
    Cli cli =
        Cli.run(
            "survival",
            "cox",
            "--data",
            MULLIGAN.toString(),
            "--formula",
            "Surv(os_months, death) ~ arm + age_years + sex",
            "--ties",
            "efron",
            "--json");
    assertThat(cli.code()).as(cli.err()).isZero();
    JsonNode root = json(cli);
    assertThat(root.get("n").asInt()).isEqualTo(264);
    assertThat(root.get("events").asInt()).isEqualTo(156);
    JsonNode sex = root.get("terms").get(2);
    assertThat(sex.get("name").asString()).isEqualTo("sexmale");
    assertThat(sex.get("coef").asDouble()).isCloseTo(0.304978821797, withPercentage(1e-9));
    assertThat(sex.get("se").asDouble()).isCloseTo(0.167871544345, withPercentage(1e-9));
    assertThat(sex.get("lower").asDouble()).isCloseTo(0.976243379758, withPercentage(1e-9));
    assertThat(sex.get("upper").asDouble()).isCloseTo(1.88513795282, withPercentage(1e-9));
    assertThat(root.get("loglik").get(1).asDouble())
        .isCloseTo(-778.472573944, withPercentage(1e-9));
    assertThat(root.get("findings").size()).isZero();
  }

  @Test
  void tooFewEventsAreRefusedAndFirthIsDoneInstead(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("few.csv");
    Files.writeString(
        file, "t,s,x,z\n1,1,0,3\n2,1,1,1\n3,0,0,2\n4,1,1,5\n5,0,1,4\n6,0,0,3\n7,1,0,1\n8,0,1,2\n");
    String[] words = {
      "survival", "cox", "--data", file.toString(), "--formula", "Surv(t, s) ~ x + z", "--json"
    };
    Cli cli = Cli.run(words);
    assertThat(cli.code()).isEqualTo(3);
    JsonNode root = json(cli);
    assertThat(root.get("terms").size()).isZero();
    assertThat(root.get("findings").get(0).get("rule").asString())
        .isEqualTo("survival/too-few-events");
    assertThat(root.get("offered").get("method").asString()).isEqualTo("firth");
    assertThat(root.get("offered").get("terms").size()).isEqualTo(2);
  }

  @Test
  void aSlipInTheFormulaIsPointedAt(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("t.csv");
    Files.writeString(file, "t,s,x\n1,1,0\n2,0,1\n");
    Cli cli = Cli.run("survival", "cox", "--data", file.toString(), "--formula", "Surv(t, s) ~ y");
    assertThat(cli.code()).isEqualTo(2);
    assertThat(cli.err()).contains("character 14: no column y", "^").doesNotContain("\tat ");
  }
}
