package org.marrow.workbench.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.marrow.foundation.findings.InvalidInput;
import org.marrow.foundation.findings.Severity;
import org.marrow.foundation.random.Stream;
import org.marrow.foundation.random.Streams;
import org.marrow.workbench.report.Report;
import org.marrow.workbench.report.ReportFiles;
import org.marrow.workbench.study.StudyReader;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the analyses of a plan refuse and carry through, on patients made up for the purpose. */
class PlanAnalysesTest {
  private static final String HEAD =
      """
      marrow: 1
      title: Made up
      question: What is refused?
      data: {file: patients.csv, patient: id}
      end-points:
        - {name: overall survival, kind: OS, origin: first dose, time: days, unit: days, event: dead}
        - name: second line
          origin: first dose
          time: ttnt
          unit: days
          event: how
          competing-values: [2]
          competing: death
      exposures:
        - {name: transplant, from: asct}
      markers:
        - {name: early, column: m0, measured: baseline}
        - {name: late, column: m84, measured: 12 weeks}
        - {name: share, column: share, measured: baseline, counts: {positive: k, counted: n}}
      groups:
        - {name: arm, column: arm}
        - {name: late halves, column: late, breaks: [0], labels: [low, high]}
      plan:
      """;

  @TempDir Path folder;

  /** Patients whose hazard doubles with each unit of m0; the late marker exists in survivors. */
  private static String patients(int n) {
    Stream random = new Streams(3).stream("plan-analyses", 0);
    StringBuilder csv =
        new StringBuilder("id,days,dead,ttnt,how,asct,m0,m84,share,k,n,arm,\"x1_) + log(\"\n");
    for (int i = 0; i < n; i++) {
      double m0 = random.normal();
      double time = 1 + 400 * random.exponential() * StrictMath.exp(-0.7 * m0);
      boolean dead = time < 700;
      double days = Math.min(time, 700);
      String late = days > 84 ? Double.toString(m0 + random.normal()) : "";
      String asct = i % 3 == 0 && days > 150 ? "150" : "";
      long counted = 40;
      long positive = Math.clamp(Math.round(20 + 6 * m0 + 3 * random.normal()), 0, 40);
      csv.append("p").append(i).append(',').append(days).append(',').append(dead ? 1 : 0);
      csv.append(',').append(days / 2).append(',').append(i % 5 == 0 ? 1 : dead ? 2 : 0);
      csv.append(',').append(asct).append(',').append(m0).append(',').append(late);
      csv.append(',').append(positive / 40.0).append(',').append(positive).append(',');
      csv.append(counted).append(',').append(i % 2 == 0 ? "a" : "b");
      csv.append(',').append(random.normal()).append('\n');
    }
    return csv.toString();
  }

  private Report run(int patients, String plan) throws IOException {
    Files.writeString(folder.resolve("patients.csv"), patients(patients), StandardCharsets.UTF_8);
    Files.writeString(folder.resolve("study.yaml"), HEAD + plan, StandardCharsets.UTF_8);
    return StudyRun.of(StudyReader.read(folder), 1, _ -> {});
  }

  private static JsonNode first(Report report) {
    String json = Objects.requireNonNull(ReportFiles.of(report).get(ReportFiles.RESULTS));
    return JsonMapper.builder().build().readTree(json).get("results").get("analyses").get(0);
  }

  private static List<String> refusals(Report report) {
    return report.findings().stream()
        .filter(f -> f.severity() == Severity.REFUSAL)
        .map(f -> f.rule().id())
        .toList();
  }

  @Test
  void aMarkerOfWeekTwelveIsRefusedFromTheOriginAndAnsweredFromALandmark() throws IOException {
    Report report =
        run(
            200,
            """
              - {name: A, analysis: cox, end-point: overall survival, markers: [late, early]}
              - {name: B, analysis: landmark, end-point: overall survival, marker: late, landmarks: [84]}
            """);
    assertThat(refusals(report)).containsExactly("survival/post-treatment-marker");
    JsonNode cox = first(report);
    assertThat(cox.get("refused")).hasToString("[\"late\"]");
    assertThat(cox.get("markers").size()).as("the other marker goes on").isEqualTo(1);
    assertThat(cox.get("markers").get(0).get("alone").get(0).get("ratio").asDouble())
        .isBetween(1.6, 2.6);
  }

  @Test
  void curvesByAMarkerKnownLaterAndCurvesWithACompetingEventAreRefused() throws IOException {
    Report report =
        run(
            120,
            """
              - {name: A, analysis: kaplan-meier, end-point: overall survival, by: late halves}
              - {name: B, analysis: kaplan-meier, end-point: second line}
              - {name: C, analysis: cumulative-incidence, end-point: second line, by: arm, at: [100, 200]}
            """);
    assertThat(refusals(report))
        .containsExactly("survival/post-treatment-marker", "survival/competing-event-censored");
  }

  @Test
  void anUndeclaredChangeIsRefusedAlthoughNobodySaidWhatItIs() throws IOException {
    String csv = patients(100);
    StringBuilder more = new StringBuilder();
    for (String line : csv.split("\n", -1)) {
      String[] cells = line.split(",", -1);
      if (cells.length < 8) {
        continue;
      }
      boolean head = cells[0].equals("id");
      String change =
          head
              ? "change"
              : cells[7].isEmpty()
                  ? ""
                  : Double.toString(Double.parseDouble(cells[7]) - Double.parseDouble(cells[6]));
      more.append(line).append(',').append(change).append('\n');
    }
    Files.writeString(folder.resolve("patients.csv"), more.toString(), StandardCharsets.UTF_8);
    Files.writeString(
        folder.resolve("study.yaml"),
        HEAD + "  - {name: A, analysis: cut-point, end-point: overall survival, marker: change}\n",
        StandardCharsets.UTF_8);
    Report report = StudyRun.of(StudyReader.read(folder), 1, _ -> {});
    assertThat(refusals(report)).containsExactly("survival/change-score");
  }

  @Test
  void fewEventsAreFittedWithFirthsPenaltyAndThePlainModelIsRefused() throws IOException {
    Report report =
        run(
            12,
            "  - {name: A, analysis: cox, end-point: overall survival, markers: [early],"
                + " adjust-for: [share, arm, \"x1_) + log(\"]}\n");
    assertThat(refusals(report)).contains("survival/too-few-events");
    assertThat(first(report).get("markers").get(0).get("firth").asBoolean()).isTrue();
  }

  @Test
  void aHeadingThatReadsLikeAFormulaIsAColumnLikeAnyOther() throws IOException {
    Report report =
        run(
            150,
            "  - {name: A, analysis: cox, end-point: overall survival, markers: [early],"
                + " adjust-for: [\"x1_) + log(\"]}\n");
    assertThat(first(report).get("markers").get(0).get("terms").get(1).get("what").asString())
        .isEqualTo("x1_) + log(");
  }

  @Test
  void theErrorOfCountingIsShownAndMovesTheRatioAwayFromOne() throws IOException {
    Report report =
        run(
            300,
            "  - {name: A, analysis: cox, end-point: overall survival, markers: [share],"
                + " per: standard deviation}\n");
    JsonNode marker = first(report).get("markers").get(0);
    double seen = marker.get("alone").get(0).get("ratio").asDouble();
    JsonNode error = marker.get("countingError");
    double reliability = error.get("reliability").asDouble();
    assertThat(reliability).isBetween(0.5, 0.95);
    assertThat(StrictMath.log(error.get("corrected").get("ratio").asDouble()))
        .isCloseTo(StrictMath.log(seen) / reliability, within(1e-12));
  }

  @Test
  void anExposureCountsFromItsDay() throws IOException {
    Report report =
        run(
            150,
            """
              - {name: A, analysis: time-dependent, end-point: overall survival, exposure: transplant, adjust-for: [early]}
              - {name: B, analysis: cox, end-point: overall survival, markers: [transplant]}
            """);
    assertThat(refusals(report)).containsExactly("survival/immortal-time");
    JsonNode exposed = first(report);
    assertThat(exposed.get("rows").asInt())
        .isEqualTo(exposed.get("patients").asInt() + exposed.get("exposed").asInt());
  }

  @Test
  void whatTheseDataCannotAnswerIsAFaultThatNamesTheLineOfThePlan() {
    InvalidInput bad =
        catchThrowableOfType(
            InvalidInput.class,
            () ->
                run(
                    20,
                    "  - {name: Too late, analysis: landmark, end-point: overall survival,"
                        + " marker: transplant, landmarks: [100000]}\n"));
    assertThat(Objects.requireNonNull(bad).findings().getFirst().rule().id())
        .isEqualTo("study/impossible");
    assertThat(bad.findings().getFirst().where().source()).isEqualTo("Too late");
  }

  @Test
  void aPlanThatNamesNothingKnownIsToldWithEveryLine() throws IOException {
    InvalidInput bad =
        catchThrowableOfType(
            InvalidInput.class,
            () ->
                run(
                    5,
                    """
                      - name: A
                        analysis: cox
                        end-point: overal survival
                        markers: [erly]
                        adjust-for: [arm, agee]
                        until: 3
                      - name: B
                        analysis: landmark
                        end-point: overall survival
                        marker: late
                      - name: C
                        analysis: coks
                        end-point: overall survival
                    """));
    assertThat(Objects.requireNonNull(bad).findings())
        .extracting(f -> f.rule().id() + " " + f.where().column().orElse(""))
        .containsExactlyInAnyOrder(
            "study/unknown-name end-point",
            "study/unknown-name markers",
            "study/unknown-name adjust-for",
            "study/unknown-key until",
            "study/missing-key landmarks",
            "study/wrong-value analysis");
  }
}
