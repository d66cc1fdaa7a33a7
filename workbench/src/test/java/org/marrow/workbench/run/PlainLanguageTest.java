package org.marrow.workbench.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.marrow.workbench.report.PlainPage;
import org.marrow.workbench.report.Report;
import org.marrow.workbench.study.StudyReader;

/** The plain pages of the shipped studies that bring their own data. */
class PlainLanguageTest {
  private static final Path STUDIES = Path.of("../studies");

  @TestFactory
  List<DynamicTest> aShippedStudyIsToldAtGradeEightOrLowerWithoutPercentagesOrP()
      throws IOException {
    try (Stream<Path> folders =
        Stream.of("mayo-myeloma", "bortezomib-mice").map(STUDIES::resolve)) {
      return folders
          .filter(Files::isDirectory)
          .map(folder ->
              DynamicTest.dynamicTest(folder.getFileName().toString(), () -> check(folder)))
          .toList();
    }
  }

  private static void check(Path folder) throws IOException {
    Report report = StudyRun.of(StudyReader.read(folder), 1, _ -> {});
    PlainPage page = PlainPage.of(report);
    assertThat(page.grade()).isLessThanOrEqualTo(PlainPage.PLAIN_GRADE);
    assertThat(page.found()).hasSizeGreaterThan(1);
    assertThat(String.join(" ", page.found()))
        .contains(" of ")
        .doesNotContain("%", "hazard", "p =", "confidence", "should");
  }
}
