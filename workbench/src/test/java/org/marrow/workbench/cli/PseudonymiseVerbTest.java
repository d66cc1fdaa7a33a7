package org.marrow.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PseudonymiseVerbTest {
  private static final String TABLE =
      """
      name,born,first_dose,seen,dead
      Ann Smith,1950-01-02,2020-02-28,2020-03-01,1
      Bob Jones,1951-01-02,2021-02-28,2021-03-01,0
      Eve Brown,1952-01-02,2021-03-28,2021-04-01,0
      """;

  @TempDir Path folder;

  private Cli run(String table, String key, String... more) throws IOException {
    Path file = folder.resolve("patients.csv");
    Files.writeString(file, table, StandardCharsets.UTF_8);
    Path keyFile = folder.resolve("marrow.key");
    Files.writeString(keyFile, key + "\n", StandardCharsets.UTF_8);
    List<String> words =
        new java.util.ArrayList<>(
            List.of(
                "pseudonymise",
                file.toString(),
                "--patient",
                "name",
                "--key-file",
                keyFile.toString(),
                "--out",
                folder.resolve("coded.csv").toString()));
    words.addAll(List.of(more));
    return Cli.run(words.toArray(String[]::new));
  }

  private String coded() throws IOException {
    return Files.readString(folder.resolve("coded.csv"));
  }

  private static String key(String sign) {
    return sign.repeat(40);
  }

  @Test
  void namesBecomePseudonymsDatesDaysAndWhatIsDroppedIsGone() throws IOException {
    Cli cli = run(TABLE, key("k"), "--drop", "born", "--first-dose", "first_dose");
    assertThat(cli.err()).isEmpty();
    assertThat(cli.code()).isZero();
    assertThat(coded())
        .startsWith("patient,seen,dead\nP-")
        .doesNotContain("Ann", "2020", "195")
        .contains(",2,1\n", ",1,0\n", ",4,0\n");
    assertThat(cli.out()).contains("3 patients", "dropped: born", "seen");
  }

  @Test
  void aPatientHasTheSamePseudonymInEveryTableUnderOneKeyAndAnotherUnderAnother()
      throws IOException {
    run("name,m1\nAnn Smith,1\nBob Jones,2\n", key("k"));
    String first = coded();
    run("name,m1\nBob Jones,2\nAnn Smith,1\n", key("k"));
    List<String> lines = coded().lines().toList();
    assertThat(first.lines().toList()).containsExactly(lines.get(0), lines.get(2), lines.get(1));
    run("name,m1\nAnn Smith,1\nBob Jones,2\n", key("q"));
    assertThat(coded().lines().toList()).doesNotContain(lines.get(1), lines.get(2));
  }

  @Test
  void whatStillLooksPersonalIsNamedAndNothingIsWritten() throws IOException {
    Cli secret = run(TABLE.replace("born", "start"), key("k"), "--first-dose", "first_dose");
    assertThat(secret.code()).isEqualTo(2);
    assertThat(secret.err()).contains("start", "cohort/birth-date");
    assertThat(folder.resolve("coded.csv")).doesNotExist();
    Cli birth = run(TABLE.replace("born", "birth_date"), key("k"), "--first-dose", "first_dose");
    assertThat(birth.code()).isEqualTo(3);
    assertThat(birth.err()).contains("birth_date", "cohort/personal-identifier");
    assertThat(folder.resolve("coded.csv")).doesNotExist();
    Cli dates = run(TABLE, key("k"), "--drop", "born");
    assertThat(dates.code()).isEqualTo(3);
    assertThat(dates.err()).contains("first_dose", "seen", "dates of a calendar");
    assertThat(folder.resolve("coded.csv")).doesNotExist();
  }

  @Test
  void aKeyThatCanBeGuessedIsRefusedWithAWayToMakeOne() throws IOException {
    Cli cli = run(TABLE, "secret", "--drop", "born", "--first-dose", "first_dose");
    assertThat(cli.code()).isEqualTo(2);
    assertThat(cli.err()).contains("6 characters, 32 are needed", "openssl rand");
    assertThat(folder.resolve("coded.csv")).doesNotExist();
  }

  @Test
  void withoutAPlaceToWriteToItAsksForOne() throws IOException {
    Path file = folder.resolve("patients.csv");
    Files.writeString(file, TABLE, StandardCharsets.UTF_8);
    Cli cli = Cli.run("pseudonymise", file.toString(), "--patient", "name", "--key-file", "x.key");
    assertThat(cli.code()).isEqualTo(2);
    assertThat(cli.err()).contains("--out FILE");
  }
}
