package org.marrow.workbench.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.marrow.workbench.cli.Cli;
import org.marrow.workbench.report.Report;
import org.marrow.workbench.report.ReportFiles;
import org.marrow.workbench.study.StudyReader;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The studies of real cohorts say what is true of their data, and fall into none of the traps. */
class RealCohortStudiesTest {
  private static final Path STUDIES = Path.of("../studies");
  private static final Path DATA = Path.of("../../shared/data/outcomes");

  @TempDir Path folder;

  private static Report report(String study) throws IOException {
    Assumptions.assumeTrue(Files.isDirectory(DATA), "the shared data are not here");
    return StudyRun.of(
        StudyReader.read(STUDIES.resolve(study), Optional.of(DATA)), new RunOptions(1, 2), _ -> {});
  }

  private static JsonNode results(Report report) {
    JsonNode all = JsonMapper.builder().build().readTree(file(report, ReportFiles.RESULTS));
    return all.get("results");
  }

  private static String file(Report report, String name) {
    return java.util.Objects.requireNonNull(ReportFiles.of(report).get(name), name);
  }

  private static JsonNode analysis(JsonNode results, String name) {
    for (JsonNode analysis : results.get("analyses")) {
      if (analysis.get("name").asString().equals(name)) {
        return analysis;
      }
    }
    throw new AssertionError("no analysis " + name);
  }

  private static JsonNode marker(JsonNode analysis, String name) {
    for (JsonNode marker : analysis.get("markers")) {
      if (marker.get("marker").asString().equals(name)) {
        return marker;
      }
    }
    throw new AssertionError("no marker " + name);
  }

  private static void ratio(JsonNode ratio, double value, double lower, double upper) {
    assertThat(ratio.get("ratio").asDouble()).isCloseTo(value, within(0.006));
    assertThat(ratio.get("lower").asDouble()).isCloseTo(lower, within(0.006));
    assertThat(ratio.get("upper").asDouble()).isCloseTo(upper, within(0.006));
  }

  private static boolean warns(Report report, String rule) {
    return report.findings().stream().anyMatch(f -> f.rule().id().equals(rule));
  }

  private static String words(Report report) {
    return file(report, ReportFiles.PAGE);
  }

  @Test
  void trondheimSaysAnOddsRatioOfATwoYearClassWithItsMultiplicityAndNoHazardRatio()
      throws IOException {
    Report report = report("trondheim-macrophages");
    JsonNode odds = analysis(results(report), "Co-localisation and early progression");
    assertThat(odds.get("patients").asInt()).isEqualTo(64);
    assertThat(odds.get("inClass").asInt()).isEqualTo(29);
    JsonNode primary = marker(odds, "actMac_to_PC");
    // Logistic regression and wilcox.test of R 4.2.2 on the same table.
    assertThat(primary.get("oddsRatio").asDouble()).isCloseTo(1.95, within(0.005));
    assertThat(primary.get("lower").asDouble()).isCloseTo(1.11, within(0.005));
    assertThat(primary.get("upper").asDouble()).isCloseTo(3.42, within(0.005));
    assertThat(primary.get("rankP").asDouble()).isCloseTo(0.012, within(5e-4));
    JsonNode corrected = primary.get("bonferroni");
    assertThat(corrected.get("the four macrophage scores").asDouble())
        .isCloseTo(0.049, within(5e-4));
    assertThat(corrected.get("all 15 scores").asDouble()).isCloseTo(0.19, within(0.006));
    assertThat(warns(report, "survival/class-end-point")).isTrue();
    assertThat(words(report))
        .contains("p = 0.049 among the four macrophage scores", "p = 0.19 among all 15 scores")
        .contains("No hazard ratio: progression or death within two years is known as a class");
  }

  @Test
  void gse9782IsNoDrugEffectAndPsmd4DiffersByArmButIsOneOfThirtySix() throws IOException {
    Report report = report("apex-expression");
    JsonNode results = results(report);
    JsonNode arms = analysis(results, "The arms compared");
    ratio(arms.get("markers").get(0).get("adjusted").get(0), 1.27, 0.88, 1.83);
    assertThat(arms.get("word").asString()).isEqualTo("association with treatment group");
    assertThat(warns(report, "survival/not-randomised")).isTrue();
    JsonNode seven = analysis(results, "Seven transcripts under bortezomib");
    double[] alone = {1.79, 0.59, 1.41, 1.54, 0.62, 1.08, 1.14};
    for (int i = 0; i < alone.length; i++) {
      JsonNode own = seven.get("markers").get(i).get("alone").get(0);
      assertThat(own.get("ratio").asDouble())
          .as(own.get("what").asString())
          .isCloseTo(alone[i], within(0.006));
    }
    assertThat(seven.get("word").asString()).isEqualTo("prognostic");
    JsonNode cross = analysis(results, "Is PSMD4 another marker under each treatment?");
    JsonNode interaction = marker(cross, "PSMD4").get("interaction");
    assertThat(interaction.get("p").asDouble()).isBetween(0.001, 0.005);
    // coxph(Surv(os_months, death) ~ bort * psmd4 + age_years): Wald p of the product.
    assertThat(interaction.get("factors").get(0).get("p").asDouble())
        .isCloseTo(0.0022, within(1e-4));
    assertThat(interaction.get("within").get(1).get("ratio").asDouble()).isBetween(0.92, 0.98);
    assertThat(cross.get("word").asString()).contains("predictive", "not randomised");
    String page = words(report);
    assertThat(page)
        .contains("PSMD4: median ", "no cut was searched here")
        .contains("one of 36 markers", "CD138", "not an effect of what names it")
        .doesNotContain("effect of bortezomib", "should receive");
    assertThat(warns(report, "survival/many-markers")).isTrue();
    // Two shares side by side on the page for everyone need the sentence beside them.
    assertThat(file(report, ReportFiles.PLAIN))
        .contains("The groups were not made by lot", "does not show what a drug does");
  }

  @Test
  void gse24080PrintsTheCorrectedPOfTheCutAndNothingIsLeftOfCrpAfterAdjustment()
      throws IOException {
    Report report = report("uams-crp");
    JsonNode results = results(report);
    JsonNode crp = marker(analysis(results, "CRP and overall survival"), "CRP");
    assertThat(crp.get("patients").asInt()).isEqualTo(554);
    assertThat(crp.get("adjusted").get(0).get("ratio").asDouble()).isCloseTo(0.9613, within(1e-4));
    assertThat(crp.get("adjusted").get(0).get("p").asDouble()).isCloseTo(0.37, within(0.005));
    JsonNode cut = analysis(results, "A cut of CRP");
    assertThat(cut.get("cut").asDouble()).isEqualTo(5.2);
    assertThat(cut.get("p").asDouble()).isCloseTo(0.0223927639991, within(1e-9));
    JsonNode model = analysis(results, "A model made in Training and judged in Validation");
    assertThat(model.get("apparent").get("concordance").asDouble()).isCloseTo(0.709, within(5e-4));
    JsonNode there = model.get("validation");
    assertThat(there.get("n").asInt()).isEqualTo(214);
    assertThat(there.get("concordance").asDouble()).isCloseTo(0.753, within(5e-4));
    assertThat(there.get("slope").asDouble()).isCloseTo(1.26, within(0.005));
    assertThat(there.get("observedOverExpected").asDouble()).isCloseTo(0.81, within(0.005));
    assertThat(there.get("brier").asDouble()).isCloseTo(0.085, within(5e-4));
    JsonNode twenty = there.get("netBenefit").get(1);
    assertThat(twenty.get("model").asDouble()).isCloseTo(0.049, within(5e-4));
    assertThat(twenty.get("all").asDouble()).isCloseTo(-0.092, within(5e-4));
    assertThat(analysis(results, "The same model in GSE2658").get("rule").asString())
        .isEqualTo("survival/cohort-overlap");
    assertThat(
            marker(analysis(results, "The same markers and event-free survival"), "LDH")
                .get("proportionalHazards")
                .get("LDH")
                .asDouble())
        .isLessThan(1e-4);
    assertThat(words(report)).contains("p = 0.022").doesNotContain("0.0006");
  }

  @Test
  void compassRefusesEverTransplantedListsItsWrongRowsAndLetsDeathCompete() throws IOException {
    Report report = report("commpass-bortezomib");
    JsonNode results = results(report);
    assertThat(analysis(results, "Ever transplanted, counted from diagnosis").get("refused"))
        .hasToString("[\"transplant\"]");
    assertThat(warns(report, "survival/immortal-time")).isTrue();
    assertThat(
            analysis(results, "Transplant as a time-dependent exposure")
                .get("ratio")
                .get("ratio")
                .asDouble())
        .isCloseTo(0.52, within(0.005));
    assertThat(
            analysis(results, "Transplant by nine months")
                .get("landmarks")
                .get(0)
                .get("ratio")
                .get("ratio")
                .asDouble())
        .isCloseTo(0.52, within(0.005));
    JsonNode wrong = results.get("cohort").get("wrongRows");
    assertThat(wrong.get("overall survival survival/time-not-positive").asInt()).isEqualTo(1);
    assertThat(wrong.get("second line survival/time-not-positive").asInt()).isEqualTo(1);
    assertThat(wrong.get("second line survival/pfs-after-os").asInt()).isEqualTo(6);
    assertThat(results.get("cohort").get("missingAmongRead").get("age_years").asInt())
        .isEqualTo(42);
    String page = words(report);
    assertThat(page)
        .contains(
            "Aalen-Johansen", "Fine-Gray", "second line 1040.0 is after overall survival 997.0")
        .doesNotContain("0.32 (");
    // Every patient is either in the cohort or counted as left out.
    int left = 0;
    JsonNode flow = results.get("cohort").get("flow");
    for (int i = 1; i < flow.size(); i++) {
      left += flow.get(i - 1).get("patients").asInt() - flow.get(i).get("patients").asInt();
    }
    assertThat(results.get("patients").asInt() + left).isEqualTo(995);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"trondheim-macrophages", "apex-expression", "commpass-bortezomib", "uams-crp"})
  void oneThreadInArabicAndTwoInEnglishGiveTheSameBytesAndVerifySaysIdentical(String study)
      throws IOException {
    Assumptions.assumeTrue(Files.isDirectory(DATA), "the shared data are not here");
    Path one = folder.resolve("one");
    Path two = folder.resolve("two");
    Locale locale = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      assertThat(run(study, "1", one)).isEqualTo(study.equals("apex-expression") ? 0 : 3);
    } finally {
      Locale.setDefault(locale);
    }
    assertThat(run(study, "2", two)).isEqualTo(study.equals("apex-expression") ? 0 : 3);
    assertThat(bytes(one)).isEqualTo(bytes(two)).hasSizeGreaterThan(8);
    Cli verified = Cli.run("verify", one.toString(), "--threads", "2");
    assertThat(verified.out()).startsWith("identical");
    assertThat(verified.code()).isZero();
  }

  private static int run(String study, String threads, Path out) {
    return Cli.run(
            "run",
            STUDIES.resolve(study).toString(),
            "--data",
            DATA.toString(),
            "--threads",
            threads,
            "--out",
            out.toString())
        .code();
  }

  private static TreeMap<String, String> bytes(Path report) throws IOException {
    TreeMap<String, String> files = new TreeMap<>();
    try (var walk = Files.walk(report)) {
      for (Path path : walk.filter(Files::isRegularFile).toList()) {
        files.put(
            report.relativize(path).toString(), Files.readString(path, StandardCharsets.UTF_8));
      }
    }
    return files;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"trondheim-macrophages", "apex-expression", "commpass-bortezomib", "uams-crp"})
  void withoutTheDataOneSentenceSaysWhereTheyComeFromAndTheExitCodeIsTwo(String study) {
    Path out = folder.resolve("none");
    Cli cli = Cli.run("run", STUDIES.resolve(study).toString(), "--out", out.toString());
    assertThat(cli.code()).isEqualTo(2);
    assertThat(cli.err()).contains("it comes from: ", "--data FOLDER", "study/no-data");
    assertThat(cli.err()).doesNotContain("\tat ");
    assertThat(out).doesNotExist();
  }
}
