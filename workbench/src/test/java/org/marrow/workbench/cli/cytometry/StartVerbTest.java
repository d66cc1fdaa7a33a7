package org.marrow.workbench.cli.cytometry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
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
    assertThat(run.out()).contains("M1-like macrophages of human marrow");
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

  @Test
  void countsOfFilesBecomeColumnsOfTheCohortWithTheirErrorAndUnmatchedIdsAreListed()
      throws IOException {
    Path study = folder.resolve("counted");
    assertThat(Cli.run("start", study.toString()).code()).isZero();
    StringBuilder sheet = new StringBuilder("file,role,patient,visit,day\n");
    for (int i = 1; i <= 20; i++) {
      String name = i == 20 ? "X99" : String.format(Locale.ROOT, "P%02d", i);
      Files.copy(
          study.resolve(i % 3 == 0 ? "after.fcs" : "before.fcs"), study.resolve(name + ".fcs"));
      sheet.append(name).append(".fcs,sample,").append(name).append(",before,0\n");
    }
    Files.writeString(study.resolve("samples.csv"), sheet);
    Path file = study.resolve("study.yaml");
    Files.writeString(
        file,
        Files.readString(file)
            .replaceFirst("  changes:\n    - from: before\n      to: after\n", "")
            .replace(
                "    column: m1_percent\n",
                """
                    column: m1_like_human_marrow_before_percent
                    counts:
                      positive: m1_like_human_marrow_before_k
                      counted: m1_like_human_marrow_before_n
                """));
    Path report = folder.resolve("counted-report");
    Cli run = Cli.run("run", study.toString(), "--out", report.toString());
    assertThat(run.code()).as(run.err()).isIn(0, 3);
    assertThat(run.err()).contains("cohort/unmatched", "X99", "no row in it");
    assertThat(Files.readString(report.resolve("results.json"))).contains("corrected for counting");
  }
}
