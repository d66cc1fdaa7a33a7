package org.marrow.workbench.cli.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.marrow.workbench.cli.Cli;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ValidateVerbTest {
  private static final Path UAMS = Path.of("../../shared/data/outcomes/gse24080_clinical.csv");
  private static final String FORMULA =
      "Surv(os_months, os_event) ~ log2(pmax(crp_mg_l, .1)) + log2(b2m_mg_l) + albumin +"
          + " log2(ldh_u_l) + age_years + cyto_abn";

  private static Path half(Path folder, String name) throws Exception {
    Assumptions.assumeTrue(Files.exists(UAMS), "the shared data are not here");
    List<String> all = Files.readAllLines(UAMS);
    Path file = folder.resolve(name + ".csv");
    Files.write(
        file,
        Stream.concat(
                Stream.of("patient," + all.getFirst()),
                java.util.stream.IntStream.range(1, all.size())
                    .filter(i -> all.get(i).contains("," + name + ","))
                    .mapToObj(i -> i + "," + all.get(i).replace("<", "")))
            .toList());
    return file;
  }

  private static JsonNode json(Cli cli) {
    return JsonMapper.builder().build().readTree(cli.out());
  }

  @Test
  void theOfficialSplitRanksWellAndPromisesTheWrongLevel(@TempDir Path folder) throws Exception {
    Path train = half(folder, "Training");
    Path test = half(folder, "Validation");
    Path model = folder.resolve("model.json");
    Cli cli =
        Cli.run(
            "survival",
            "validate",
            "--data",
            train.toString(),
            "--external",
            test.toString(),
            "--horizon",
            "24",
            "--formula",
            FORMULA,
            "--id",
            "patient",
            "--unit",
            "crp_mg_l=mg/l",
            "--bootstrap",
            "50",
            "--freeze",
            model.toString(),
            "--json");
    assertThat(cli.code()).as(cli.err()).isZero();
    JsonNode root = json(cli);
    assertThat(root.get("apparent").get("concordance").asDouble()).isCloseTo(0.7085, offset(1e-4));
    assertThat(root.get("corrected").get("concordance").asDouble()).isBetween(0.685, 0.707);
    JsonNode external = root.get("external");
    assertThat(external.get("concordance").asDouble()).isCloseTo(0.7526, offset(1e-4));
    assertThat(external.get("slope").asDouble()).isCloseTo(1.2560, offset(1e-4));
    assertThat(external.get("observedOverExpected").asDouble()).isCloseTo(0.8120, offset(1e-4));
    assertThat(external.get("brier").asDouble()).isCloseTo(0.08508, offset(1e-5));
    assertThat(cli.out()).contains("survival/miscalibrated", "survival/threshold-range");
    Cli frozen =
        Cli.run(
            "survival",
            "validate",
            "--data",
            test.toString(),
            "--model",
            model.toString(),
            "--horizon",
            "24",
            "--id",
            "patient",
            "--why-thresholds",
            "agreed with the clinic",
            "--json");
    assertThat(frozen.out()).doesNotContain("survival/threshold-range");
    assertThat(json(frozen).get("external")).isEqualTo(external);
    Cli units =
        Cli.run(
            "survival",
            "validate",
            "--data",
            test.toString(),
            "--model",
            model.toString(),
            "--horizon",
            "24",
            "--id",
            "patient",
            "--unit",
            "crp_mg_l=mg/dl",
            "--json");
    assertThat(units.code()).isEqualTo(3);
    assertThat(units.out()).contains("survival/unit-mismatch", "mg/dl").doesNotContain("\"slope\"");
    Cli itself =
        Cli.run(
            "survival",
            "validate",
            "--data",
            train.toString(),
            "--model",
            model.toString(),
            "--horizon",
            "24",
            "--id",
            "patient",
            "--json");
    assertThat(itself.code()).isEqualTo(3);
    assertThat(itself.out()).contains("survival/cohort-overlap", "335 of 335");
  }

  @Test
  void theOtherCommandsAnswerOnTheSameCohort(@TempDir Path folder) throws Exception {
    String test = half(folder, "Validation").toString();
    Cli zph =
        Cli.run(
            "survival",
            "zph",
            "--data",
            test,
            "--formula",
            "Surv(os_months, os_event) ~ age_years + albumin",
            "--json");
    assertThat(json(zph).get("terms").size()).isEqualTo(3);
    Cli c =
        Cli.run(
            "survival",
            "concordance",
            "--data",
            test,
            "--formula",
            "Surv(os_months, os_event) ~ b2m_mg_l",
            "--json");
    assertThat(c.code()).isEqualTo(3);
    assertThat(json(c).get("harrell").get("value").asDouble()).isBetween(0.6, 0.8);
    Cli fine =
        Cli.run(
            "survival",
            "finegray",
            "--data",
            test,
            "--formula",
            "Surv(os_months, os_event) ~ age_years + albumin",
            "--json");
    assertThat(fine.code()).as(fine.err()).isZero();
    assertThat(json(fine).get("causeSpecific").size()).isEqualTo(2);
    Cli none = Cli.run("survival", "validate", "--data", test, "--horizon", "24");
    assertThat(none.code()).isEqualTo(2);
    assertThat(none.err()).contains("give --formula");
  }
}
