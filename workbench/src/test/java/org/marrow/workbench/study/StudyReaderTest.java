package org.marrow.workbench.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.marrow.foundation.findings.Finding;
import org.marrow.foundation.findings.InvalidInput;
import org.marrow.niche.drug.Rival;
import org.marrow.workbench.rules.StudyRules;

class StudyReaderTest {
  private static final String GOOD =
      """
      marrow: 1
      title: A study
      question: How long?
      data:
        file: cohort.csv
        patient: id
      end-points:
        - name: overall survival
          origin: diagnosis
          time: months
          unit: months
          event: dead
      groups:
        - name: arm
          column: arm
      plan:
        - name: Survival
          analysis: kaplan-meier
          end-point: overall survival
          by: arm
          at: [6, 12]
      """;

  @TempDir Path folder;

  private StudyFile read(String yaml) throws IOException {
    Files.writeString(
        folder.resolve("cohort.csv"),
        "id,months,dead,arm\na,3,1,x\nb,5,0,y\n",
        StandardCharsets.UTF_8);
    Path file = folder.resolve("study.yaml");
    Files.writeString(file, yaml, StandardCharsets.UTF_8);
    return StudyReader.read(folder);
  }

  private List<Finding> faults(String yaml) {
    InvalidInput bad = catchThrowableOfType(InvalidInput.class, () -> read(yaml));
    assertThat(bad).as("the study should have been refused").isNotNull();
    return bad.findings();
  }

  private static String place(Finding finding) {
    return finding.rule().id() + " " + finding.where().line().orElse(0);
  }

  @Test
  void aGoodStudyIsReadWithItsDefaults() throws IOException {
    Study study = read(GOOD).study();
    CurvePlan plan = (CurvePlan) study.plan().getFirst();
    assertThat(plan.showIn()).isEqualTo("months");
    assertThat(plan.limits()).isEqualTo("log-log");
    assertThat(plan.level()).isEqualTo(0.95);
    assertThat(plan.at()).containsExactly(6.0, 12.0);
    assertThat(study.endPoint("overall survival").eventValues()).containsExactly("1");
    assertThat(study.endPoint("overall survival").entry()).isEqualTo(Optional.empty());
  }

  @Test
  void fiveMistakesGiveFiveFindingsEachWithItsLineAndARemedy() {
    String yaml =
        GOOD.replace("question:", "quesion:") // line 3: misspelled
            .replace("time: months", "time: month") // line 10: no such column
            .replace("unit: months", "unit: monts") // line 11: no unit of time
            .replace("analysis: kaplan-meier", "analysis: kaplan") // line 18: no such analysis
            .replace("at: [6, 12]", "at: [12, 6]"); // line 21: not ascending
    List<Finding> faults = faults(yaml);
    assertThat(faults)
        .extracting(StudyReaderTest::place)
        .containsExactly(
            "study/unknown-key 3",
            "study/unknown-name 10",
            "study/not-a-time 11",
            "study/wrong-value 18",
            "study/wrong-value 21");
    assertThat(faults).allSatisfy(fault -> assertThat(fault.remedy()).isNotBlank());
    assertThat(faults.get(0).remedy()).contains("question");
    assertThat(faults.get(1).remedy()).contains("months");
  }

  @Test
  void aKeyThatIsMissingIsAFaultOfItsSection() {
    assertThat(faults(GOOD.replace("    patient: id\n", "").replace("  patient: id\n", "")))
        .extracting(StudyReaderTest::place)
        .containsExactly("study/missing-key 5");
  }

  private static final String SIMULATED =
      """
      marrow: 1
      title: Mice
      question: Which rival?
      simulate:
        experiment: bortezomib-mice
      """;

  @Test
  void aStudyThatOnlySimulatesNeedsNoDataAndTakesEveryRivalByDefault() throws IOException {
    Study study = read(SIMULATED).study();
    assertThat(study.data()).isEmpty();
    assertThat(study.plan()).isEmpty();
    assertThat(study.simulate().orElseThrow().rivals()).containsExactly(Rival.values());
    assertThat(study.simulate().orElseThrow().ticSensitivities()).isEmpty();
  }

  @Test
  void dataEndPointsAndPlanGoTogetherAndAStudyNeedsThemOrAnExperiment() {
    assertThat(faults("marrow: 1\ntitle: Empty\nquestion: What?\n"))
        .extracting(f -> f.where().column().orElse(""))
        .containsExactlyInAnyOrder("data", "plan");
    assertThat(faults(SIMULATED + "data:\n  file: cohort.csv\n  patient: id\n"))
        .extracting(f -> f.where().column().orElse(""))
        .containsExactlyInAnyOrder("end-points", "plan");
    assertThat(faults(SIMULATED + "groups:\n  - name: arm\n    column: arm\n"))
        .extracting(StudyReaderTest::place)
        .containsExactly("study/missing-key 6");
    assertThat(faults(SIMULATED.replace("simulate:", "simulat:")))
        .extracting(StudyReaderTest::place)
        .containsExactly("study/unknown-key 4");
  }

  @Test
  void anUnknownOrRepeatedRivalIsAFaultWithTheNearestName() {
    List<Finding> faults = faults(SIMULATED + "  rivals: [self-renewal, plastcity]\n");
    assertThat(faults).extracting(StudyReaderTest::place).containsExactly("study/wrong-value 6");
    assertThat(faults.getFirst().remedy()).contains("plasticity");
    assertThat(faults(SIMULATED + "  rivals: [plasticity, plasticity]\n"))
        .extracting(StudyReaderTest::place)
        .containsExactly("study/wrong-value 6");
  }

  @Test
  void thePlanHashSeesWhatIsSimulated() throws IOException {
    String hash = read(SIMULATED).planHash();
    assertThat(read(SIMULATED + "  rivals: [plasticity]\n").planHash()).isNotEqualTo(hash);
    assertThat(read(SIMULATED.replace("Mice", "Murine")).planHash()).isEqualTo(hash);
  }

  @Test
  void aMissingDataFileIsAFaultOfTheLineThatNamesIt() {
    List<Finding> faults = faults(GOOD.replace("cohort.csv", "kohort.csv"));
    assertThat(faults).extracting(StudyReaderTest::place).containsExactly("study/no-data 5");
  }

  @Test
  void whatIsNotYamlIsOneFaultAtItsLine() {
    assertThat(faults("marrow: 1\ntitle: [unclosed\n"))
        .extracting(f -> f.rule().id())
        .containsExactly("study/not-yaml");
    assertThat(faults("")).extracting(f -> f.rule().id()).containsExactly("study/not-yaml");
  }

  @Test
  void aKeyThatStandsTwiceIsAFault() {
    assertThat(faults(GOOD + "title: Another\n"))
        .extracting(f -> f.rule().id())
        .containsExactly("study/repeated-key");
  }

  @Test
  void anchorsAreRefusedSoThatAFileCannotGrowInMemory() {
    assertThat(faults(GOOD.replace("title: A study", "title: &a A study")))
        .extracting(f -> f.rule().id())
        .contains("study/not-yaml");
  }

  @Test
  void breaksNeedOneLabelMoreThanThereAreBreaks() {
    String yaml =
        GOOD.replace(
            "    column: arm\n",
            "    column: months\n    breaks: [3, 6]\n    labels: [low, high]\n");
    assertThat(faults(yaml).getFirst().what()).contains("2 breaks make 3 groups", "2 labels");
  }

  @Test
  void thePlanHashSeesThePlanAndNothingElse() throws IOException {
    String hash = read(GOOD).planHash();
    assertThat(read(GOOD.replace("A study", "Another title")).planHash()).isEqualTo(hash);
    assertThat(read("# a comment\n" + GOOD).planHash()).isEqualTo(hash);
    assertThat(read(GOOD.replace("[6, 12]", "[6, 24]")).planHash()).isNotEqualTo(hash);
    assertThat(read(GOOD.replace("event: dead", "event: arm")).planHash()).isNotEqualTo(hash);
  }

  @Test
  void aStudyCutShortOrScrambledIsRefusedInWordsAndNeverCrashes() {
    org.marrow.foundation.random.Stream random =
        new org.marrow.foundation.random.Streams(20).stream("study-fuzz", 0);
    String signs = ":-[]{}&*!|>'\"%@`#,?\n\t 0aZ\u00e9\u0000";
    for (int round = 0; round < 500; round++) {
      StringBuilder text = new StringBuilder(GOOD);
      for (long edits = 1 + random.below(4); edits > 0; edits--) {
        int at = (int) random.below(text.length());
        switch ((int) random.below(3)) {
          case 0 -> text.setLength(Math.max(1, at));
          case 1 -> text.replace(at, at + 1, " ");
          default -> text.insert(at, signs.charAt((int) random.below(signs.length())));
        }
      }
      try {
        read(text.toString());
      } catch (InvalidInput expected) {
        assertThat(expected.findings()).isNotEmpty();
      } catch (IOException e) {
        throw new AssertionError(text.toString().toLowerCase(Locale.ROOT), e);
      }
    }
  }

  @Test
  void theShippedSchemaIsTheOneOfTheFormat() throws IOException {
    assertThat(Path.of("../docs/study.schema.json"))
        .content(StandardCharsets.UTF_8)
        .isEqualTo(StudySchema.text());
  }

  @Test
  void everyStudyThatShipsIsReadWithoutAFault() throws IOException {
    List<Path> studies;
    try (Stream<Path> list = Files.list(Path.of("../studies"))) {
      studies =
          list.filter(path -> Files.exists(path.resolve(StudyReader.FILE_NAME))).sorted().toList();
    }
    assertThat(studies).isNotEmpty();
    Optional<Path> data = Optional.of(Path.of("../../shared/data/outcomes"));
    for (Path study : studies) {
      if (!Files.isDirectory(data.get()) && asksForOutsideData(study)) {
        continue;
      }
      Study read = StudyReader.read(study, data).study();
      assertThat(read.plan().isEmpty() && read.simulate().isEmpty() && read.samples().isEmpty())
          .as(study.toString())
          .isFalse();
    }
  }

  private static boolean asksForOutsideData(Path study) {
    try {
      StudyReader.read(study);
      return false;
    } catch (InvalidInput outside) {
      return outside.findings().stream().allMatch(f -> f.rule().equals(StudyRules.NO_DATA));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
