package org.marrow.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a newcomer may get wrong, and what is said to it. */
class RunVerbTest {
  @TempDir Path folder;

  @Test
  void aMisspeltStudyIsAnsweredWithTheNearestThatShips() {
    Cli cli = Cli.run("run", "studies/compass-bortezomib");
    assertThat(cli.code()).isEqualTo(2);
    assertThat(cli.err())
        .contains("there is no such study", "Did you mean commpass-bortezomib?", "marrow start")
        .doesNotContain("\tat ");
  }

  @Test
  void aStudyThatShipsIsFoundByItsNameAlone() {
    Path out = folder.resolve("mayo");
    assertThat(Cli.run("run", "mayo-myeloma", "--out", out.toString()).code()).isZero();
    assertThat(out.resolve("report.html")).exists();
  }

  @Test
  void aDataFolderThatIsNotThereIsToldAsSuch() {
    Cli cli = Cli.run("run", "uams-crp", "--data", folder.resolve("no").toString());
    assertThat(cli.code()).isEqualTo(2);
    assertThat(cli.err()).contains("the folder that --data names is not there");
  }

  @Test
  void whereNoReportCanBeWrittenIsToldBeforeTheWork() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "x");
    Cli cli = Cli.run("run", "mayo-myeloma", "--out", file.resolve("report").toString());
    assertThat(cli.code()).isEqualTo(2);
    assertThat(cli.err()).contains("no report can be written here", "--out");
    Path taken = Files.createDirectory(folder.resolve("taken"));
    Files.writeString(taken.resolve("thesis.txt"), "x");
    Cli other = Cli.run("run", "mayo-myeloma", "--out", taken.toString());
    assertThat(other.err()).contains("workbench/not-a-report");
    assertThat(taken.resolve("thesis.txt")).exists();
  }

  @Test
  void tenMistakesOfAStudyFileAreToldAtOnceEachWithItsLine() throws IOException {
    Path study = Files.createDirectory(folder.resolve("bad"));
    Files.writeString(
        study.resolve("study.yaml"),
        """
        marrow: 2
        title:
        quesion: What?
        data:
          table: patients.csv
          patient: id
        end-points:
          - name: OS
            kind: XX
            time: t
            unit: dais
            event: e
          - name: OS
            kind: OS
            origin: start
            time: t
            unit: days
            event: e
        markers:
          - name: M1
            column: m1
            scale: log3
        plan:
          - name: a
            analysis: coxx
          - name: b
            analysis: kaplan-meier
            end-point: PFS
        """);
    Cli cli = Cli.run("run", study.toString(), "--out", folder.resolve("out").toString());
    assertThat(cli.code()).isEqualTo(2);
    assertThat(cli.err().split("fault: ")).hasSizeGreaterThan(10);
    assertThat(cli.err())
        .contains("line 1,", "Did you mean \"question\"?", "Did you mean \"days\"?")
        .contains("two end-points are called \"OS\"", "Did you mean \"cox\"?")
        .doesNotContain("\tat ");
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void whatLooksPersonalIsRefusedColumnByColumn() throws IOException {
    Path study = Files.createDirectory(folder.resolve("personal"));
    Files.writeString(
        study.resolve("study.yaml"),
        """
        marrow: 1
        title: Personal
        question: What?
        data:
          file: patients.csv
          patient: id
        end-points:
          - name: OS
            origin: start
            time: days
            unit: days
            event: dead
        plan:
          - name: a
            analysis: kaplan-meier
            end-point: OS
        """);
    // The identity numbers are made up; only their check digits are right.
    Files.writeString(
        study.resolve("patients.csv"),
        """
        id,surname,dob,mrn,who,mail to,note,call,days,dead
        P1,A,1950-02-03,1,8001015009087,x,write to a@example.org,+27 82 123 4567,100,1
        P2,B,1961-12-24,2,x,y,fine,+27 82 123 4568,200,0
        P3,C,1948-01-01,3,y,z,fine,+27 82 123 4569,300,1
        """);
    Cli cli = Cli.run("run", study.toString(), "--out", folder.resolve("out").toString());
    assertThat(cli.code()).isEqualTo(3);
    assertThat(cli.err())
        .contains("column surname", "column dob", "column mrn", "column who", "column note")
        .contains("column call", "marrow pseudonymise")
        .doesNotContain("column mail to", "column days");
  }
}
