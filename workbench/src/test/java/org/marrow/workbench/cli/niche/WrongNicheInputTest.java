package org.marrow.workbench.cli.niche;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.marrow.workbench.cli.Cli;

/** What a new user types wrong: every fault at once, with place, value, limit and remedy. */
class WrongNicheInputTest {
  @TempDir Path folder;

  private static String wrong(String... words) {
    Cli cli = Cli.run(words);
    assertThat(cli.code()).as(cli.err()).isEqualTo(2);
    assertThat(cli.err()).doesNotContain("\tat ", "has a defect");
    return cli.err();
  }

  private String twin(String text, String... more) throws IOException {
    Path file = folder.resolve("patient.yaml");
    Files.writeString(file, text);
    List<String> words = new java.util.ArrayList<>(List.of("twin", file.toString()));
    words.addAll(List.of(more));
    return wrong(words.toArray(String[]::new));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | the regimen is empty | bortezomib 1.3 mg/m2 SC",
        "bortezomib | no published regimen is called bortezomib | Or write the doses",
        "apex-bortezomab | no published regimen | Did you mean \"apex-bortezomib\"",
        "bortezomib 1.3 SC d1 | has no unit | mg/m2",
        "bortezomib 1.3 mg/mm2 SC d1 | mg/mm2 | Did you mean \"mg/m2\"",
        "bortezomib 1.3 mg/day SC d1 | in no unit of a dose | mg/kg",
        "bortezomib 1.3 gm/m2 SC d1 | gm | Did you mean \"g/m2\"",
        "bortezomib -1.3 mg/m2 SC d1 | must be above 0, got -1.3 | without a sign",
        "bortezomib 1,3 mg/m2 SC d1 | has a comma | Write 1.3",
        "bortezomib 130% SC d1 | in no unit of a dose | mg/kg",
        "bortezomib 0 mg/m2 SC d1 | not a dose above 0 | Write DRUG",
        "bortezomib 1.3 mg/m2 SC d1,25 q21d | day 25 of bortezomib in a cycle of days 1 to 21 | cycle",
      })
  void aWrongRegimenSaysWhatIsWrongAndWhatToWrite(String regimen, String what, String remedy) {
    assertThat(wrong("regimen", regimen)).contains(what, remedy, "rule niche/");
  }

  @Test
  void aMisspeltDrugCanBeListedButIsWarnedAbout() {
    Cli cli = Cli.run("regimen", "bortezomob 1.3 mg/m2 SC d1");
    assertThat(cli.code()).isZero();
    assertThat(cli.err())
        .contains("warning", "no model of bortezomob in a patient", "\"bortezomib\"");
  }

  @Test
  void bodyDaysAndRegimenAreToldTogether() {
    assertThat(wrong("regimen", "apex", "--weight", "0", "--days", "-4"))
        .contains("body weight must be above 0 and below 1000 kg, got 0.0")
        .contains("--days", "must be 1 to 40000 days, got -4.0")
        .contains("no published regimen is called apex");
    assertThat(wrong("regimen", "vista-vmp", "--mouse", "0")).contains("--mouse");
  }

  @Test
  void aNicheThatCannotBeSimulatedSaysEverythingThatIsWrong() {
    assertThat(
            wrong(
                "simulate",
                "niche",
                "--arm",
                "bortezomob 1.3 mg/m2 SC d1 + lenalidomide 25 mg SC d1",
                "--arm",
                "bortezomib -1 mg/m2 SC d1",
                "--rival",
                "self-renewl",
                "--disease",
                "relaps",
                "--until",
                "10x",
                "--visits",
                "0",
                "--patients",
                "0",
                "--weight",
                "-3",
                "--set",
                "foo=1",
                "--set",
                "m_loss=-1"))
        .contains("--arm, number 1", "no model of bortezomob", "Did you mean \"bortezomib\"?")
        .contains("lenalidomide has no place for a dose subcutaneous", "Give it oral")
        .contains("--arm, number 2, column character 12", "must be above 0, got -1 mg/m2")
        .contains("Did you mean \"self-renewal\"?", "Did you mean \"relapsed\"?")
        .contains("not a unit of time", "visits must be 1 day or more apart", "got -3.0")
        .contains("--patients", "must be 1 to 1000000, got 0")
        .contains("no number is called foo", "m_loss must be 0 or more, got -1.0");
  }

  @Test
  void aPatientFileSaysEveryFaultWithItsLine() throws IOException {
    assertThat(
            twin(
                """
                patient: P01
                disease: relapsd
                therapy: bortezomob 1.3 mg/m2 SC d1 + dexamethasone 20 mg SC d1
                measurements:
                  - {quantity: mprotein, day: -28, value: 35 g/L, error: 10%}
                  - {quantity: m_protein, day: 0, value: 35, eror: 0.1}
                """,
                "--arms", "apex-bortezomab", "--rival", "self", "--patients", "0"))
        .contains("patient.yaml, line 2", "Did you mean \"relapsed\"?")
        .contains("patient.yaml, line 3, column therapy", "no model of bortezomob")
        .contains("dexamethasone has no place for a dose subcutaneous")
        .contains("line 5, column quantity", "Did you mean \"m_protein\"?")
        .contains("a number from 0 to 40000, found \"-28\"")
        .contains("found \"35 g/L\"", "Leave \"g/L\" out")
        .contains("found \"10%\"", "A share of 10 % is written 0.1")
        .contains("line 6, column eror", "Did you mean \"error\"?")
        .contains("--arms, number 1", "--rival", "--patients", "must be 15 to 1000000, got 0");
  }

  @Test
  void aPatientFileThatIsEmptyOrNoTextOrNotThereIsSaidToBe() throws IOException {
    assertThat(twin("")).contains("no keys at its top level");
    assertThat(twin("patient: P\ndisease: relapsed\ntherapy: apex-bortezomib\nmeasurements: []\n"))
        .contains("line 4", "expected a list, found an empty list");
    assertThat(wrong("twin", folder.resolve("none.yaml").toString()))
        .contains("none.yaml", "there is no such file", "workbench/file-unusable");
    Path binary = folder.resolve("binary.yaml");
    Files.write(binary, new byte[] {(byte) 0xff, (byte) 0xfe, 0, 98});
    assertThat(wrong("twin", binary.toString())).contains("the file is not UTF-8 text");
  }

  @Test
  void aPatientOutsideThePopulationIsToldWhichMeasurementLiesOutside() throws IOException {
    Path file = folder.resolve("patient.yaml");
    Files.writeString(
        file,
        """
        patient: P01
        disease: relapsed
        therapy: bortezomib 1.3 mg/m2 SC d1,4,8,11 q21d x2
        measurements:
          - {quantity: m_protein, day: 0, value: 35, error: 0.1}
          - {quantity: m_protein, day: 28, value: 350000, error: 0.1}
        """);
    Cli cli = Cli.run("twin", file.toString(), "--patients", "40");
    assertThat(cli.code()).isEqualTo(3);
    assertThat(cli.err())
        .contains("the limit is 2.5", "m_protein on day 28 is 3.5")
        .containsPattern("virtual patients have [0-9.]+ to [0-9.]+")
        .doesNotContain("m_protein on day 0");
  }

  @Test
  void populationsAndExperimentsNameNumberAndRivalTogether() {
    for (List<String> verb :
        List.of(
            List.of("population", "build"),
            List.of("population", "validate"),
            List.of("population", "coverage"))) {
      assertThat(wrong(verb.get(0), verb.get(1), "--patients", "-5", "--rival", "plasticty"))
          .contains("--patients", "to 1000000, got -5", "Did you mean \"plasticity\"?");
    }
    assertThat(wrong("experiments", "--sensitivity", "--points", "0", "--rival", "abc"))
        .contains("must be 8 to 65536, got 0", "no rival is called abc");
    assertThat(wrong("bench", "niche", "--patients", "0")).contains("must be 1 to 1000000");
  }
}
