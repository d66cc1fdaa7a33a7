package org.marrow.workbench.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.marrow.workbench.cli.Cli;
import org.marrow.workbench.report.Block;
import org.marrow.workbench.report.Provenance;
import org.marrow.workbench.report.Report;
import org.marrow.workbench.report.ReportFiles;
import org.marrow.workbench.report.Section;
import org.marrow.workbench.study.Hash;
import org.marrow.workbench.study.StudyReader;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The study of the mouse experiments: no data, everything simulated. */
class MouseStudyTest {
  private static final Path MICE = Path.of("../studies/bortezomib-mice");

  @TempDir Path folder;

  /** Run once for all tests that only read it. */
  private static final ConcurrentMap<Path, Report> REPORTS = new ConcurrentHashMap<>();

  private static Report report() {
    return REPORTS.computeIfAbsent(
        MICE,
        study -> {
          try {
            return StudyRun.of(StudyReader.read(study), 1, _ -> {});
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  private static JsonNode results(Report report) {
    return JsonMapper.builder()
        .build()
        .readTree(ReportFiles.of(report).get(ReportFiles.RESULTS))
        .get("results");
  }

  private static List<String> missed(JsonNode results, String rival, String use) {
    List<String> missed = new ArrayList<>();
    for (JsonNode analysis : results.get("analyses")) {
      if (analysis.has("rival") && analysis.get("rival").asString().equals(rival)) {
        for (JsonNode row : analysis.get("published")) {
          if (!row.get("agrees").asBoolean() && row.get("use").asString().equals(use)) {
            missed.add(row.get("arm").asString());
          }
        }
      }
    }
    return missed;
  }

  @Test
  void selfRenewalMeetsWhatWasHeldBackAndSelectiveSurvivalIsRefuted() throws IOException {
    JsonNode results = results(report());
    assertThat(missed(results, "self-renewal", "held back")).isEmpty();
    assertThat(missed(results, "self-renewal", "calibrated")).isEmpty();
    assertThat(missed(results, "selective-survival", "held back"))
        .containsExactly(
            "receptor-knock-out", "no-macrophage-il1", "depletion", "conditioned-medium");
    assertThat(missed(results, "selective-survival", "calibrated")).containsExactly("both");
  }

  private static JsonNode with(JsonNode analyses, String key) {
    for (JsonNode analysis : analyses) {
      if (analysis.has(key)) {
        return analysis;
      }
    }
    throw new AssertionError("no analysis has " + key);
  }

  @Test
  void theReportRanksTheFittedRivalsAndNamesWhatIsNotIdentifiable() {
    JsonNode analyses = results(report()).get("analyses");
    double weights = 0;
    for (JsonNode rival : with(analyses, "sobolPoints").get("readouts")) {
      assertThat(rival.get("total").size()).isEqualTo(rival.get("numbers").size());
    }
    for (JsonNode analysis : analyses) {
      if (analysis.has("rivals")) {
        for (JsonNode rival : analysis.get("rivals")) {
          weights += rival.get("weight").asDouble();
        }
      }
    }
    assertThat(weights).isBetween(1 - 1e-9, 1 + 1e-9);
    assertThat(report().findings())
        .anySatisfy(f -> assertThat(f.rule().id()).isEqualTo("kinetics/not-identifiable"));
    assertThat(report().sections())
        .extracting(Section::id)
        .contains("fit", "sensitivity", "inocula", "bortezomib", "tension");
  }

  @Test
  void provenanceNamesTheModelFilesThatWereUsedWithTheHashOfTheirBytes() throws IOException {
    Report report = report();
    List<Provenance.Input> models = report.provenance().models();
    assertThat(models)
        .extracting(Provenance.Input::file)
        .contains("models/niche.ant", "models/mouse.ant", "models/drugs/bortezomib-mouse.ant")
        .doesNotContain("models/drugs/thalidomide.ant")
        .isSorted();
    String page = ReportFiles.of(report).get(ReportFiles.PAGE);
    for (Provenance.Input model : models) {
      assertThat(model.sha256()).isEqualTo(Hash.of(Path.of("..").resolve(model.file())));
      assertThat(page).contains("<td>" + model.file() + "</td>", model.sha256());
    }
  }

  @Test
  void aTolerantTicBreaksTheAbolitionAndASensitiveOneTheDayOfDeath() throws IOException {
    JsonNode analyses = results(report()).get("analyses");
    JsonNode points = with(analyses, "points").get("points");
    JsonNode sensitive = points.get(0);
    JsonNode tolerant = points.get(1);
    assertThat(sensitive.get("ticSensitivity").asDouble()).isEqualTo(0.45);
    assertThat(sensitive.get("ticFoldBoth").asDouble()).isBetween(0.9, 1.1);
    assertThat(tolerant.get("ticFoldBoth").asDouble()).isGreaterThan(1.1);
    // Measured: day 22 after two doses (Goel 2006).
    assertThat(Math.abs(tolerant.get("twoDosesDeath").asDouble() - 22))
        .isLessThan(Math.abs(sensitive.get("twoDosesDeath").asDouble() - 22));
  }

  @Test
  void everyPageTableAndFigureSaysThatItIsSimulated() throws IOException {
    Report report = report();
    String page = ReportFiles.of(report).get(ReportFiles.PAGE);
    assertThat(page).contains("<strong>Simulated, not measured.</strong>");
    assertThat(page).containsPattern("@top-right \\{ content: \"Simulated, not measured");
    assertThat(results(report).get("simulated").asBoolean()).isTrue();
    int seen = 0;
    for (Section section : report.sections()) {
      for (Block block : section.blocks()) {
        switch (block) {
          case Block.Shown shown -> {
            assertThat(shown.figure().caption()).startsWith("Simulated, not measured.");
            assertThat(shown.figure().svg()).contains("<desc", "Simulated, not measured.");
            assertThat(shown.figure().data().rows()).isPositive();
            seen++;
          }
          case Block.Tabulated tabulated -> {
            assertThat(tabulated.table().caption()).startsWith("Simulated, not measured.");
            seen++;
          }
          case Block.Attached _, Block.Download _, Block.Paragraph _, Block.Note _ -> {}
        }
      }
    }
    assertThat(seen).isGreaterThan(10);
  }

  @Test
  void theCommandLineGivesTheSameBytesOnOneThreadAndOnTwoAndVerifySaysIdentical()
      throws IOException {
    Path one = folder.resolve("one");
    Path two = folder.resolve("two");
    Locale locale = Locale.getDefault();
    assertThat(Cli.run("run", MICE.toString(), "--threads", "1", "--out", one.toString()).code())
        .isZero();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      assertThat(Cli.run("run", MICE.toString(), "--threads", "2", "--out", two.toString()).code())
          .isZero();
    } finally {
      Locale.setDefault(locale);
    }
    assertThat(bytes(one)).isEqualTo(bytes(two)).hasSizeGreaterThan(20);
    Cli verified = Cli.run("verify", one.toString(), "--threads", "2");
    assertThat(verified.code()).isZero();
    assertThat(verified.out()).startsWith("identical");
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

  @Test
  void aStudyWithOneRivalAndNoSensitivitiesHasNoTensionSection() throws IOException {
    Path study = Files.createDirectories(folder.resolve("one-rival"));
    Files.writeString(
        study.resolve("study.yaml"),
        """
        marrow: 1
        title: One rival
        question: Does it hold?
        simulate:
          experiment: bortezomib-mice
          rivals: [plasticity]
        """);
    Report report = StudyRun.of(StudyReader.read(study), 1, _ -> {});
    assertThat(report.sections())
        .extracting(Section::id)
        .containsExactly("verdict", "macrophages", "rival-plasticity", "bortezomib");
  }
}
