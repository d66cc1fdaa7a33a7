package org.marrow.workbench.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.marrow.workbench.cli.Cli;
import org.marrow.workbench.docs.QuotedNumbers;
import org.marrow.workbench.report.PlainPage;
import org.marrow.workbench.report.ReportFiles;
import org.marrow.workbench.study.ShippedStudies;

/**
 * Every study that ships: it runs on one thread and is verified on two, byte by byte. The main one
 * takes minutes; BortezomibLoopTest does the same with fewer of everything, and DocsTest runs it
 * whole.
 */
class StudiesTest {
  private static final List<Path> DATA =
      List.of(Path.of("../../shared/data/outcomes"), Path.of("../../shared/data/cytometry"));
  private static final Pattern GRADE = Pattern.compile("Reading grade of this page: (-?[0-9.]+)");

  @TempDir static Path reports;

  @TestFactory
  List<DynamicTest> aShippedStudyRunsIsVerifiedAndIsToldToItsThreeReaders() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (Path study : ShippedStudies.folders()) {
      String name = String.valueOf(study.getFileName());
      if (name.equals(ShippedStudies.MAIN)) {
        continue;
      }
      tests.add(DynamicTest.dynamicTest(name, () -> check(study, name)));
    }
    assertThat(tests).hasSizeGreaterThanOrEqualTo(3);
    return tests;
  }

  private static void check(Path study, String name) throws IOException {
    Optional<List<String>> data = data(study);
    Assumptions.assumeTrue(data.isPresent(), "the data of " + name + " are not here");
    Path out = reports.resolve(name);
    Cli run = run(data.orElseThrow(), "run", study.toString(), "--threads", "1", "--out", out);
    assertThat(run.code()).as(run.err()).isIn(0, 3);
    Cli verified = run(data.orElseThrow(), "verify", out, "--study", study, "--threads", "2");
    assertThat(verified.out()).as(verified.err()).startsWith("identical");
    Path crate = reports.resolve(name + ".zip");
    Cli bundled = run(data.orElseThrow(), "bundle", out, "--study", study, "--out", crate);
    assertThat(bundled.code()).as(bundled.err()).isZero();
    assertThat(QuotedNumbers.missing(study, out)).as("numbers of the README").isEmpty();
    forTheClinic(Files.readString(out.resolve(ReportFiles.PAGE)));
    forEveryone(Files.readString(out.resolve(ReportFiles.PLAIN)), run.out().contains("imulated"));
  }

  /** How the study finds its data: beside it, or in one of the shared folders. */
  private static Optional<List<String>> data(Path study) throws IOException {
    if (Readiness.of(study, Optional.empty()).data() != Readiness.Data.ABSENT) {
      return Optional.of(List.of());
    }
    for (Path folder : DATA) {
      if (Files.isDirectory(folder)
          && Readiness.of(study, Optional.of(folder)).data() != Readiness.Data.ABSENT) {
        return Optional.of(List.of("--data", folder.toString()));
      }
    }
    return Optional.empty();
  }

  private static Cli run(List<String> data, Object... words) {
    List<String> all = new ArrayList<>(Arrays.stream(words).map(Object::toString).toList());
    all.addAll(data);
    return Cli.run(all.toArray(String[]::new));
  }

  private static void forTheClinic(String page) {
    assertThat(page)
        .contains("id=\"summary\"", "The answer", "What was refused, and why", "Limits")
        .contains("id=\"appendix\"", "id=\"methods\"", "id=\"findings\"", "id=\"made\"")
        .doesNotContainIgnoringCase("should receive")
        .doesNotContainIgnoringCase("is recommended for");
  }

  private static void forEveryone(String page, boolean simulated) {
    Matcher grade = GRADE.matcher(page);
    assertThat(grade.find()).isTrue();
    assertThat(Double.parseDouble(grade.group(1))).isLessThanOrEqualTo(PlainPage.PLAIN_GRADE);
    String found =
        page.substring(page.indexOf("What was asked?"), page.indexOf("What does it not"));
    assertThat(found)
        .contains("<li>")
        .doesNotContain("no findings in plain words", "%", "hazard", "confidence", "should");
    if (simulated) {
      assertThat(page).contains(PlainPage.SIMULATED);
    }
  }
}
