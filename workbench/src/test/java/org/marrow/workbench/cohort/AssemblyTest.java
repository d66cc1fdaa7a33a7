package org.marrow.workbench.cohort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.marrow.foundation.findings.Finding;
import org.marrow.foundation.findings.Findings;
import org.marrow.foundation.findings.InvalidInput;
import org.marrow.foundation.random.Stream;
import org.marrow.foundation.random.Streams;
import org.marrow.foundation.table.Table;
import org.marrow.workbench.study.StudyFile;
import org.marrow.workbench.study.StudyReader;

class AssemblyTest {
  private static final String STUDY =
      """
      marrow: 1
      title: A study
      question: How long?
      data:
        file: patients.csv
        patient: id
      MORE
      end-points:
        - name: overall survival
          kind: OS
          origin: first dose
          time: days
          unit: days
          event: dead
      EVEN
      plan:
        - name: Survival
          analysis: kaplan-meier
          end-point: overall survival
      """;

  private static final String PATIENTS =
      """
      id,days,dead,arm,crp
      a,100,1,x,2
      b,200,0,y,8
      c,300,1,x,0
      """;

  @TempDir Path folder;

  private final Findings findings = new Findings();

  private Assembly assemble(String data, String sections) throws IOException {
    write("study.yaml", STUDY.replace("MORE\n", data).replace("EVEN\n", sections));
    StudyFile file = StudyReader.read(folder);
    return Assembly.of(file.study(), file::find, List.of(), findings);
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text, StandardCharsets.UTF_8);
  }

  private List<Finding> refused(String data, String sections) {
    InvalidInput bad = catchThrowableOfType(InvalidInput.class, () -> assemble(data, sections));
    assertThat(bad).as("it should not have been put together").isNotNull();
    return bad.findings();
  }

  private static List<String> ids(List<Finding> findings) {
    return findings.stream().map(f -> f.rule().id()).toList();
  }

  private static double cell(Table table, String column, int row) {
    return table.numbers(column, new Findings())[row];
  }

  @Test
  void aTableIsJoinedOnThePatientAndIdsOfOneSideOnlyAreListed() throws IOException {
    write("patients.csv", PATIENTS);
    write("counts.csv", "pid,m1\nb,0.2\nstranger,0.4\na,0.1\n");
    Assembly made = assemble("  tables:\n    - {file: counts.csv, patient: pid}\n", "");
    Table table = made.cohort().table();
    assertThat(cell(table, "m1", 0)).isEqualTo(0.1);
    assertThat(cell(table, "m1", 1)).isEqualTo(0.2);
    assertThat(cell(table, "m1", 2)).isNaN();
    assertThat(ids(findings.list())).containsExactly("cohort/unmatched", "cohort/unmatched");
    assertThat(findings.list()).extracting(Finding::what).anyMatch(w -> w.endsWith(": c"));
    assertThat(findings.list()).extracting(Finding::what).anyMatch(w -> w.endsWith(": stranger"));
  }

  @Test
  void visitsBecomeColumnsAndAMissingVisitIsListed() throws IOException {
    write("patients.csv", PATIENTS);
    write(
        "counts.csv", "id,visit,m1\na,before,0.1\na,c4,0.3\nb,before,0.2\nc,before,0.5\nc,c4,0\n");
    Assembly made =
        assemble("  tables:\n    - {file: counts.csv, patient: id, visit: visit}\n", "");
    Table table = made.cohort().table();
    assertThat(table.names()).contains("m1@before", "m1@c4").doesNotContain("visit", "m1");
    assertThat(cell(table, "m1@c4", 0)).isEqualTo(0.3);
    assertThat(cell(table, "m1@c4", 1)).isNaN();
    assertThat(findings.list()).hasSize(1);
    assertThat(findings.list().getFirst().what()).contains("none of visit c4: b");
  }

  @Test
  void aPatientTwiceInAJoinedTableIsAFaultWithBothRows() throws IOException {
    write("patients.csv", PATIENTS);
    write("counts.csv", "id,visit,m1\na,before,0.1\na,before,0.3\n,before,1\n");
    List<Finding> faults =
        refused("  tables:\n    - {file: counts.csv, patient: id, visit: visit}\n", "");
    assertThat(ids(faults))
        .containsExactly("survival/duplicate-subject", "survival/duplicate-subject");
    assertThat(faults.getFirst().what()).contains("a at before has row 1 already");
    assertThat(faults.getFirst().where().row()).hasValue(2);
  }

  @Test
  void aNameInBothTablesIsAFaultUnlessOnlyOtherColumnsAreTaken() throws IOException {
    write("patients.csv", PATIENTS);
    write("counts.csv", "id,crp,m1\na,1,0.1\nb,2,0.2\nc,3,0.3\n");
    String all = "  tables:\n    - {file: counts.csv, patient: id}\n";
    assertThat(ids(refused(all, ""))).containsExactly("cohort/column-twice");
    Assembly some =
        assemble("  tables:\n    - {file: counts.csv, patient: id, columns: [m1]}\n", "");
    assertThat(cell(some.cohort().table(), "crp", 1)).isEqualTo(8);
  }

  @Test
  void genesInRowsAreTurnedAndOneThatIsNotThereIsNamedWithItsNeighbour() throws IOException {
    write("patients.csv", PATIENTS);
    write("genes.csv", "gene,a,b,c\nIL1B,1,2,3\nCD163,4,,6\nIL6,7,8,9\n");
    String table =
        "  tables:\n    - {file: genes.csv, patient: gene, layout: samples-in-columns, columns: [%s]}\n";
    Assembly made = assemble(String.format(java.util.Locale.ROOT, table, "IL1B, CD163"), "");
    assertThat(cell(made.cohort().table(), "IL1B", 2)).isEqualTo(3);
    assertThat(cell(made.cohort().table(), "CD163", 1)).isNaN();
    assertThat(made.cohort().table().has("IL6")).isFalse();
    List<Finding> faults = refused(String.format(java.util.Locale.ROOT, table, "IL1b"), "");
    assertThat(ids(faults)).containsExactly("cohort/no-row");
    assertThat(faults.getFirst().remedy()).contains("IL1B");
    write("genes.csv", "gene,a,b,c\nIL1B,1,1e999,x\nIL1B,1,2,3\n");
    assertThat(ids(refused(String.format(java.util.Locale.ROOT, table, "IL1B"), "")))
        .containsExactly("table/not-a-number", "table/not-a-number", "cohort/column-twice");
  }

  @Test
  void datesBecomeDaysSinceTheFirstDoseAndAreGone() throws IOException {
    write(
        "patients.csv",
        """
        id,dose,seen,dead,days
        a,2020-02-28,2020-03-01,1,2
        b,2021-02-28,2021-03-01,0,1
        """);
    Table table = assemble("  first-dose: dose\n", "").cohort().table();
    assertThat(table.names()).containsExactly("id", "seen", "dead", "days");
    assertThat(cell(table, "seen", 0)).isEqualTo(2);
    assertThat(cell(table, "seen", 1)).isEqualTo(1);
    assertThat(table.csv()).doesNotContain("2020", "2021");
  }

  @Test
  void anAmbiguousDateAndADateWithoutAFirstDoseAreFaultsWithTheirRows() throws IOException {
    write(
        "patients.csv",
        """
        id,dose,seen,dead,days
        a,2020-02-28,03/04/05,1,2
        b,,2021-03-01,0,1
        c,2021-02-30,2021-03-01,0,1
        """);
    List<Finding> faults = refused("  first-dose: dose\n", "");
    assertThat(ids(faults)).containsOnly("cohort/date").hasSize(3);
    assertThat(faults).extracting(f -> f.where().row().orElse(0)).contains(1L, 2L, 3L);
  }

  @Test
  void whatLooksPersonalIsRefusedByHeadingAndByCells() throws IOException {
    write(
        "patients.csv",
        """
        id,days,dead,Date of Birth,contact,who,drug,seen
        12345678,1,1,19500101,ann@example.org,Ann Smith,Velcade Plus,2020-01-02
        23456789,2,0,19510101,bob@example.org,Bob Jones,Velcade Plus,2020-01-03
        34567890,3,1,19520101,eve@example.org,Eve Brown,Velcade Plus,2020-01-04
        """);
    List<Finding> faults = refused("", "");
    assertThat(ids(faults)).containsOnly("cohort/personal-identifier");
    assertThat(faults)
        .extracting(f -> f.where().column().orElse(""))
        .containsExactlyInAnyOrder("id", "Date of Birth", "contact", "who", "seen");
    assertThat(faults.getFirst().remedy()).contains("marrow pseudonymise");
    // No cell of a patient stands in what is shown.
    assertThat(faults).extracting(Finding::what).noneMatch(w -> w.contains("Ann"));
  }

  @Test
  void aBirthDateIsNoDateToBeTurnedIntoDays() throws IOException {
    write("patients.csv", "id,dose,birthdate,days,dead\na,2020-02-28,1950-03-01,1,1\n");
    assertThat(refused("  first-dose: dose\n", ""))
        .extracting(f -> f.where().column().orElse(""))
        .containsExactly("birthdate");
  }

  @Test
  void patientsAreKeptForAReasonAndTheOthersAreCounted() throws IOException {
    write("patients.csv", PATIENTS);
    Assembly made = assemble("  keep:\n    - {column: arm, is: [x], because: only arm x}\n", "");
    assertThat(made.cohort().ids()).containsExactly("a", "c");
    assertThat(made.flow().steps())
        .extracting(s -> s.what() + " " + s.patients())
        .containsExactly("patients in patients.csv 3", "arm is x (only arm x) 2");
    assertThat(ids(refused("  keep:\n    - {column: arm, is: [z]}\n", "")))
        .containsExactly("cohort/nobody");
  }

  @Test
  void aTextIsReadAsTheStudySaysAndTheColumnBecomesOneOfNumbers() throws IOException {
    write("patients.csv", PATIENTS.replace("x,2", "x,<0.5").replace("y,8", "y,unknown"));
    Assembly made =
        assemble(
            """
              replace:
                - {column: crp, text: "<0.5", by: 0.5, because: below detection}
                - {column: crp, text: unknown, because: nobody knows}
            """,
            "");
    assertThat(made.cohort().isNumeric("crp")).isTrue();
    assertThat(cell(made.cohort().table(), "crp", 0)).isEqualTo(0.5);
    assertThat(cell(made.cohort().table(), "crp", 1)).isNaN();
    assertThat(ids(findings.list())).containsExactly("cohort/replaced", "cohort/replaced");
  }

  @Test
  void aMarkerTakesItsScaleAndItsFloorAndWhatHasNoLogarithmIsAFault() throws IOException {
    write("patients.csv", PATIENTS);
    String marker = "markers:\n  - {name: CRP, column: crp, scale: log2%s}\n";
    assertThat(ids(refused("", String.format(java.util.Locale.ROOT, marker, ""))))
        .containsExactly("cohort/scale");
    Table table =
        assemble("", String.format(java.util.Locale.ROOT, marker, ", floor: 0.25"))
            .cohort()
            .table();
    assertThat(cell(table, "CRP", 0)).isEqualTo(1);
    assertThat(cell(table, "CRP", 1)).isEqualTo(3);
    assertThat(cell(table, "CRP", 2)).isEqualTo(-2);
    assertThat(ids(findings.list())).contains("cohort/floor");
    assertThat(ids(refused("", "markers:\n  - {name: arm, column: crp}\n")))
        .containsExactly("cohort/column-twice");
  }

  @Test
  void rowsThatContradictThemselvesEndTheRunOrAreLeftOutAndListed() throws IOException {
    write("patients.csv", PATIENTS.replace("b,200", "b,-200"));
    List<Finding> faults = refused("", "");
    assertThat(ids(faults)).containsExactly("survival/time-not-positive");
    assertThat(faults.getFirst().where().row()).hasValue(2);
    Assembly made = assemble("  wrong-rows: leave-out\n", "");
    assertThat(made.cohort().ids()).containsExactly("a", "c");
    assertThat(made.cohort().wrongRows()).hasSize(1);
    assertThat(made.flow().steps().getLast().patients()).isEqualTo(2);
    assertThat(findings.list().getFirst().what()).startsWith("1 row left out");
  }

  @Test
  void tablesCutShortOrScrambledAreRefusedInWordsAndNeverCrash() throws IOException {
    String counts = "id,visit,m1\na,before,0.1\na,c4,0.3\nb,before,0.2\n";
    String data =
        """
          first-dose: dose
          tables:
            - {file: counts.csv, patient: id, visit: visit}
        """;
    String patients =
        "id,dose,seen,days,dead\na,2020-02-28,2020-03-01,2,1\nb,2021-02-28,2021-03-01,1,0\n";
    Stream random = new Streams(7).stream("assembly-fuzz", 0);
    String signs = ",\"\n\t;-@0x9\u00e9\u0000";
    for (int round = 0; round < 300; round++) {
      write("patients.csv", mangled(patients, signs, random));
      write("counts.csv", mangled(counts, signs, random));
      try {
        assemble(data, "");
      } catch (InvalidInput expected) {
        assertThat(expected.findings()).isNotEmpty();
      }
    }
  }

  private static String mangled(String text, String signs, Stream random) {
    StringBuilder mangled = new StringBuilder(text);
    for (long edits = random.below(3); edits > 0; edits--) {
      int at = (int) random.below(mangled.length());
      switch ((int) random.below(3)) {
        case 0 -> mangled.setLength(Math.max(1, at));
        case 1 -> mangled.deleteCharAt(at);
        default -> mangled.insert(at, signs.charAt((int) random.below(signs.length())));
      }
    }
    return mangled.toString();
  }
}
