package org.marrow.workbench.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.TreeMap;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.marrow.workbench.cli.Cli;
import org.marrow.workbench.report.Report;
import org.marrow.workbench.report.ReportFiles;
import org.marrow.workbench.study.StudyReader;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class StudyRunTest {
  private static final Path MAYO = Path.of("../studies/mayo-myeloma");

  @TempDir Path folder;

  private static TreeMap<String, String> files() throws IOException {
    Report report = StudyRun.of(StudyReader.read(MAYO), 1, _ -> {});
    return new TreeMap<>(ReportFiles.of(report));
  }

  @Test
  void theMayoMediansAreThoseOfRWithDelayedEntry() throws IOException {
    JsonNode groups = results().get("results").get("analyses").get(0).get("groups");
    // survfit(Surv(entry, futime, death) ~ decade, conf.type = "log-log") of R's survival 3.5-3.
    double[] medianDays = {1119, 609, 760, 871, 836};
    double[] lowerDays = {670, 518, 676, 795, 738};
    double[] upperDays = {2101, 669, 840, 952, 937};
    int[] events = {32, 704, 926, 827, 280};
    assertThat(groups.size()).isEqualTo(5);
    for (int i = 0; i < 5; i++) {
      JsonNode group = groups.get(i);
      assertThat(group.get("events").asInt()).isEqualTo(events[i]);
      assertThat(group.get("median").asDouble() * 365.25).isCloseTo(medianDays[i], within(1e-9));
      assertThat(group.get("medianLower").asDouble() * 365.25)
          .isCloseTo(lowerDays[i], within(1e-9));
      assertThat(group.get("medianUpper").asDouble() * 365.25)
          .isCloseTo(upperDays[i], within(1e-9));
    }
  }

  private static JsonNode results() throws IOException {
    return JsonMapper.builder().build().readTree(files().get(ReportFiles.RESULTS));
  }

  @Test
  void noLocaleTimeZoneOrRepetitionChangesAByte() throws IOException {
    TreeMap<String, String> expected = files();
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    try {
      for (String tag : List.of("tr-TR", "de-DE", "ar-EG-u-nu-arab", "hi-IN-u-nu-deva")) {
        Locale.setDefault(Locale.forLanguageTag(tag));
        TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Apia"));
        assertThat(files()).as(tag).isEqualTo(expected);
      }
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
  }

  @Test
  void theCommandLineGivesTheSameBytesOnOneThreadAndOnTwo() throws IOException {
    Path one = folder.resolve("one");
    Path two = folder.resolve("two");
    assertThat(Cli.run("run", MAYO.toString(), "--threads", "1", "--out", one.toString()).code())
        .isZero();
    assertThat(Cli.run("run", MAYO.toString(), "--threads", "2", "--out", two.toString()).code())
        .isZero();
    assertThat(bytes(one)).isEqualTo(bytes(two)).hasSizeGreaterThan(5);
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
  void theOrderOfFilesInTheStudysFolderDoesNotMatter() throws IOException {
    Path shuffled = Files.createDirectories(folder.resolve("mayo-myeloma"));
    // Made in another order and with other files between them, the folder lists differently.
    for (String name : List.of("zzz.txt", "myeloma.csv", "aaa.txt", "study.yaml", "README.md")) {
      if (Files.exists(MAYO.resolve(name))) {
        Files.copy(MAYO.resolve(name), shuffled.resolve(name));
      } else {
        Files.writeString(shuffled.resolve(name), name);
      }
    }
    Report report = StudyRun.of(StudyReader.read(shuffled), 1, _ -> {});
    assertThat(new TreeMap<>(ReportFiles.of(report))).isEqualTo(files());
  }

  @Test
  void theShippedTableIsTheOneOfThePackage() throws IOException {
    Path other = Path.of("../../shared/data/outcomes/mayo_myeloma.csv");
    Assumptions.assumeTrue(Files.exists(other), "the shared data are not here");
    String plain = Files.readString(other).replace("\"", "");
    assertThat(Files.readString(MAYO.resolve("myeloma.csv"))).isEqualTo(plain);
  }

  @Test
  void aRowThatCannotBeUsedIsBadInputWithItsRowAndNoReportIsWritten() throws IOException {
    Path study = Files.createDirectories(folder.resolve("broken"));
    Files.copy(MAYO.resolve("study.yaml"), study.resolve("study.yaml"));
    Files.writeString(
        study.resolve("myeloma.csv"),
        "id,year,entry,futime,death\n1,57,0,10,1\n2,61,30,20,1\n3,61,0,x,7\n");
    Path out = folder.resolve("out");
    Cli cli = Cli.run("run", study.toString(), "--out", out.toString());
    assertThat(cli.code()).isEqualTo(2);
    assertThat(cli.err()).contains("row 3", "\"x\"", "7").doesNotContain("\tat ");
    assertThat(out).doesNotExist();
    assertThat(folder)
        .isDirectoryNotContaining(path -> path.getFileName().toString().contains("partial"));
  }

  @Test
  void verifySaysIdenticalAndAfterOneByteOfAnInputWhichOne() throws IOException {
    Path study = Files.createDirectories(folder.resolve("mayo-myeloma"));
    for (String name : List.of("study.yaml", "myeloma.csv")) {
      Files.copy(MAYO.resolve(name), study.resolve(name));
    }
    Path out = folder.resolve("report");
    assertThat(Cli.run("run", study.toString(), "--out", out.toString()).code()).isZero();
    Cli same = Cli.run("verify", out.toString());
    assertThat(same.code()).isZero();
    assertThat(same.out()).startsWith("identical");

    Path table = study.resolve("myeloma.csv");
    Files.writeString(table, Files.readString(table).replace("1,57,0,1431,1", "1,57,0,1432,1"));
    Cli changed = Cli.run("verify", out.toString());
    assertThat(changed.code()).isEqualTo(2);
    assertThat(changed.err())
        .contains("myeloma.csv", "workbench/input-changed", "results.json", "first difference")
        .doesNotContain("study.yaml\n");
  }

  @Test
  void verifyFindsAnEditedReportAndNamesFileLineAndWords() throws IOException {
    Path out = folder.resolve("report");
    assertThat(Cli.run("run", MAYO.toString(), "--out", out.toString()).code()).isZero();
    Path page = out.resolve("report.html");
    Files.writeString(page, Files.readString(page).replace("(1.42 to 1.83)", "(1.42 to 1.93)"));
    Files.writeString(out.resolve("extra.txt"), "mine");
    Cli cli = Cli.run("verify", out.toString(), "--json");
    assertThat(cli.code()).isEqualTo(2);
    JsonNode json = JsonMapper.builder().build().readTree(cli.out());
    assertThat(json.get("identical").asBoolean()).isFalse();
    assertThat(json.get("differing").toString()).isEqualTo("[\"extra.txt\",\"report.html\"]");
    assertThat(cli.out()).contains("93)", "83)");
  }

  @Test
  void verifyOfAFolderThatIsNoReportIsBadInput() {
    Cli cli = Cli.run("verify", folder.toString());
    assertThat(cli.code()).isEqualTo(2);
    assertThat(cli.err()).contains("provenance.json");
  }

  @Test
  void aFolderThatHoldsSomethingElseIsLeftAlone() throws IOException {
    Path out = Files.createDirectories(folder.resolve("mine"));
    Files.writeString(out.resolve("thesis.txt"), "years of work");
    Cli cli = Cli.run("run", MAYO.toString(), "--out", out.toString());
    assertThat(cli.code()).isEqualTo(2);
    assertThat(out.resolve("thesis.txt")).hasContent("years of work");
  }
}
