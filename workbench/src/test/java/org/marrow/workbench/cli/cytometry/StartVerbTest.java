package org.marrow.workbench.cli.cytometry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.marrow.workbench.cli.Cli;
import org.marrow.workbench.report.Report;

class StartVerbTest {
  @TempDir Path folder;

  @Test
  void aFolderToStartFromRunsToAReportThatSaysItIsMadeUpAndIsVerified() throws IOException {
    Path study = folder.resolve("my-cohort");
    Cli start = Cli.run("start", study.toString());
    assertThat(start.code()).as(start.err()).isZero();
    for (String file : StartFolder.FILES) {
      assertThat(study.resolve(file)).exists();
    }
    Path report = folder.resolve("report");
    Cli run = Cli.run("run", study.toString(), "--out", report.toString());
    assertThat(run.code()).as(run.err()).isIn(0, 3);
    assertThat(run.out()).contains("m1-like-human-marrow");
    assertThat(Files.readString(report.resolve("report.html")))
        .contains(Report.SIMULATED, "before.fcs", "Progression-free survival by stage");
    Cli verify = Cli.run("verify", report.toString(), "--threads", "2");
    assertThat(verify.out()).as(verify.err()).startsWith("identical");
  }

  @Test
  void theSameSeedGivesTheSameFilesAndAnotherSeedOthers() throws IOException {
    for (String seed : new String[] {"1", "1", "2"}) {
      Path study = folder.resolve("seed" + seed + Files.list(folder).count());
      assertThat(Cli.run("start", study.toString(), "--seed", seed).code()).isZero();
    }
    byte[][] patients = new byte[3][];
    byte[][] tubes = new byte[3][];
    String[] names = {"seed10", "seed11", "seed22"};
    for (int i = 0; i < 3; i++) {
      patients[i] = Files.readAllBytes(folder.resolve(names[i]).resolve("patients.csv"));
      tubes[i] = Files.readAllBytes(folder.resolve(names[i]).resolve("after.fcs"));
    }
    assertThat(patients[0]).isEqualTo(patients[1]).isNotEqualTo(patients[2]);
    assertThat(tubes[0]).isEqualTo(tubes[1]).isNotEqualTo(tubes[2]);
  }

  @Test
  void aFolderThatHoldsSomethingIsLeftAlone() throws IOException {
    Files.writeString(folder.resolve("thesis.txt"), "years of work");
    Cli cli = Cli.run("start", folder.toString());
    assertThat(cli.code()).isEqualTo(2);
    assertThat(cli.err()).contains("workbench/folder-taken");
    assertThat(folder).isDirectoryNotContaining("glob:**study.yaml");
  }
}
