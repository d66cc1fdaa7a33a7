package org.marrow.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.marrow.foundation.findings.InvalidInput;
import org.marrow.workbench.study.ShippedStudies;

class StudiesVerbTest {
  @TempDir Path folder;

  @Test
  void everyFolderWithAStudyFileIsListedWithItsTitleAndItsData() throws IOException {
    Cli cli = Cli.run("studies");
    assertThat(cli.code()).isZero();
    for (Path study : ShippedStudies.folders()) {
      assertThat(cli.out()).contains(study.getFileName() + ": ");
    }
    assertThat(cli.out())
        .contains(
            "mayo-myeloma: Survival with multiple myeloma at one clinic, 1947 to 1996\n  data found")
        .contains("  data simulated, needs none");
    assertThat(Cli.run("studies", "--json").out()).contains("\"data\" : \"FOUND\"");
  }

  @Test
  void aStudyWhoseSamplesAreElsewhereSaysWhereTheyComeFrom() {
    assertThat(Cli.run("studies").out())
        .containsPattern(
            "macrophage-doses: .*\\n  data not found\\n  .*--data DIR.*BiactivationFlow");
  }

  @Test
  void withoutANameTheStudyOfThisFolderIsMeant() throws IOException {
    Files.writeString(folder.resolve("study.yaml"), "marrow: 1\n");
    assertThat(ShippedStudies.unnamed(folder)).isEqualTo(folder);
  }

  @Test
  void withoutANameAndAStudyHereTheMainStudyIsMeantOrItsAbsenceIsSaid() throws IOException {
    boolean ships =
        ShippedStudies.folders().stream().anyMatch(path -> path.endsWith(ShippedStudies.MAIN));
    if (ships) {
      assertThat(ShippedStudies.unnamed(folder)).endsWith(Path.of(ShippedStudies.MAIN));
    } else {
      assertThatThrownBy(() -> ShippedStudies.unnamed(folder))
          .isInstanceOf(InvalidInput.class)
          .hasMessageContaining("no study is named");
    }
  }
}
