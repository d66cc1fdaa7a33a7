package org.marrow.cytometry.fcs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sums, minima and maxima of every channel against two other readers (FlowIO 1.4 and flowCore
 * 2.15.3), to 1e-9 relative.
 */
class DecodedValuesTest {
  private static final double RELATIVE = 1e-9;

  /**
   * Files that one of the two refuses and the other misreads. CyAn: its $BEGINDATA (2330) shifts
   * every channel by one, the HEADER (2284) puts a 16-bit clock beside its high word and pulse
   * widths below their $PnR of 512. Cytek: 24-bit integers, of which the other reader keeps the
   * high byte.
   */
  private static final Set<String> MISREAD =
      Set.of(
          "fcs_conformance/Beckman Coulter - Cyan.fcs",
          "fcs_conformance/Cytek_xP5.fcs",
          "fcs_conformance/Data003.fcs");

  @TestFactory
  List<DynamicTest> aFileDecodesToWhatOtherReadersSay() {
    JsonNode oracle = JsonMapper.builder().build().readTree(SharedData.oracle("decoded.json"));
    List<DynamicTest> tests = new ArrayList<>();
    for (JsonNode row : oracle) {
      String file = row.get("file").asString();
      if (!row.get("agreement").asString().startsWith("neither") && !MISREAD.contains(file)) {
        tests.add(
            DynamicTest.dynamicTest(
                file + " (" + row.get("agreement").asString() + ")", () -> compare(file, row)));
      }
    }
    return tests;
  }

  private static void compare(String name, JsonNode row) {
    try (FcsFile file = FcsReader.open(SharedData.data(name))) {
      file.report().throwIfRefused();
      // The other readers read the first data set of a file.
      FcsDataSet set = file.dataSets().getFirst();
      assertThat(set.eventCount()).as("events").isEqualTo(row.get("events").asLong());
      assertThat(set.channels()).hasSize(row.get("channels").asInt());
      List<ChannelSummary> summaries = set.summarise();
      List<String> wrong = new ArrayList<>();
      for (int c = 0; c < summaries.size(); c++) {
        ChannelSummary s = summaries.get(c);
        check(wrong, c, "sum", s.sum(), row.get("sum").get(c).asDouble());
        check(wrong, c, "min", s.min(), row.get("min").get(c).asDouble());
        check(wrong, c, "max", s.max(), row.get("max").get(c).asDouble());
      }
      assertThat(wrong).as(file.report().findings().toString()).isEmpty();
    }
  }

  private static void check(
      List<String> wrong, int channel, String what, double ours, double theirs) {
    boolean close =
        Math.abs(ours - theirs) <= RELATIVE * Math.max(Math.abs(theirs), Math.abs(ours));
    if (!close && !(Double.isNaN(ours) && Double.isNaN(theirs))) {
      wrong.add("P" + (channel + 1) + " " + what + ": " + ours + ", others " + theirs);
    }
  }

  @Test
  void theCyanClockAndItsPulseWidthsStayInTheirRange() {
    try (FcsFile file =
        FcsReader.open(SharedData.data("fcs_conformance/Beckman Coulter - Cyan.fcs"))) {
      Sample sample = file.chosen().read();
      double[] width = sample.doubles(sample.find("Pulse Width").orElseThrow());
      double[] high = sample.doubles(sample.find("Time MSW").orElseThrow());
      assertThat(Arrays.stream(width).max().orElseThrow()).isLessThan(512);
      // A clock's high word never runs back.
      assertThat(high).isSorted();
    }
  }

  @Test
  void aCytekClockOfTwentyFourBitsNeverRunsBack() {
    try (FcsFile file = FcsReader.open(SharedData.data("fcs_conformance/Cytek_xP5.fcs"))) {
      Sample sample = file.chosen().read();
      double[] time = sample.doubles(sample.find("TIME").orElseThrow());
      assertThat(time).isSorted();
      assertThat(time[time.length - 1]).isEqualTo(18988);
    }
  }

  @Test
  void everyFileIsReadOrRefusedWithANamedReason() {
    for (var path : SharedData.eventFiles()) {
      try (FcsFile file = FcsReader.open(path)) {
        ConformanceReport report = file.report();
        if (report.verdict() == Verdict.REFUSED) {
          assertThat(report.findings()).isNotEmpty();
        } else {
          assertThat(file.chosen().read().events()).isEqualTo((int) report.events());
        }
      }
    }
  }
}
