package org.marrow.cytometry.fcs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.marrow.cytometry.fcs.HandMade.assertValues;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.marrow.cytometry.FcsRules;
import org.marrow.foundation.findings.Finding;
import org.marrow.foundation.findings.Rule;
import org.marrow.foundation.random.Stream;
import org.marrow.foundation.random.Streams;

/**
 * Faults that users of other readers reported in public (flowCore, FlowIO, FlowKit, FlowCal,
 * fcsparser, cytoflow, openCyto, fireflow), each in a file made for it.
 */
class ReportedFileTest {
  private static final ByteOrder LITTLE = ByteOrder.LITTLE_ENDIAN;
  private static final ByteOrder BIG = ByteOrder.BIG_ENDIAN;

  private static void said(FcsFile file, Rule... rules) {
    assertValues(file);
    file.chosen().summarise();
    assertThat(file.report().findings()).extracting(Finding::rule).contains(rules);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** Many events of two channels below 1024, as integers of so many bytes or as floats. */
  private static byte[] many(int bytes, ByteOrder order, boolean floats) {
    Stream stream = new Streams(6).stream("many", 0);
    ByteBuffer data = ByteBuffer.allocate(2_000 * bytes).order(order);
    for (int i = 0; i < 2_000; i++) {
      int value = (int) stream.below(1_000);
      if (floats) {
        data.putFloat(value + 0.25f);
      } else if (bytes == 2) {
        data.putShort((short) value);
      } else {
        data.putInt(value);
      }
    }
    return data.array();
  }

  private static double[] first(FcsFile file) {
    assertThat(file.report().verdict())
        .as("%s", file.report().findings())
        .isNotEqualTo(Verdict.REFUSED);
    return file.chosen().read().doubles(0);
  }

  @Test
  void aHeaderWhoseEndOfDataIsZeroOrBeginsAndEndsAtOneByte() {
    assertValues(HandMade.floats(LITTLE).header(3, 0).file());
    assertValues(HandMade.floats(LITTLE).header(3, 0).noOffsetsInText().file());
    byte[] whole = HandMade.floats(LITTLE).bytes();
    long begin = whole.length - 24L;
    said(
        HandMade.floats(LITTLE)
            .header(3, begin)
            .with("$BEGINDATA", String.format(Locale.ROOT, "%08d", begin))
            .with("$ENDDATA", String.format(Locale.ROOT, "%08d", begin))
            .file(),
        FcsRules.EVENT_COUNT);
  }

  @Test
  void aHeaderThatIsBlankThroughout() {
    byte[] file = HandMade.integers().noOffsetsInText().bytes();
    Arrays.fill(file, 10, 58, (byte) ' ');
    assertValues(FcsReader.of("blank", file));
    byte[] nul = HandMade.floats(BIG).bytes();
    Arrays.fill(nul, 6, 58, (byte) 0);
    assertValues(FcsReader.of("nul", nul));
  }

  @Test
  void negativeOffsetsOfEmptySegments() {
    byte[] file = HandMade.integers().bytes();
    System.arraycopy(ascii("       0      -1"), 0, file, 42, 16);
    assertValues(FcsReader.of("negative", file));
    byte[] data = HandMade.integers().bytes();
    System.arraycopy(ascii("       0      -1"), 0, data, 26, 16);
    assertValues(FcsReader.of("negative", data));
    FcsFile none =
        HandMade.integers()
            .data(new byte[0])
            .with("$TOT", "0")
            .with("$BEGINDATA", "0")
            .with("$ENDDATA", "-1")
            .header(2, 0)
            .header(3, 0)
            .file();
    assertThat(first(none)).isEmpty();
    assertThat(none.report().findings()).extracting(Finding::rule).contains(FcsRules.NO_EVENTS);
  }

  @Test
  void supplementalTextWithoutItsFirstDelimiterOrThatIsAnArchive() {
    for (String more : List.of("SORTSTATS|x|SITE|y|", "|SORTSTATS|x|SITE|y|")) {
      HandMade file = HandMade.integers().delimiter("|");
      long at = file.with("$BEGINSTEXT", "00000000").with("$ENDSTEXT", "00000000").bytes().length;
      file.with("$BEGINSTEXT", String.format(Locale.ROOT, "%08d", at))
          .with("$ENDSTEXT", String.format(Locale.ROOT, "%08d", at + more.length() - 1))
          .after(ascii(more));
      assertValues(file.file());
      assertThat(file.file().chosen().keywords().get("SITE")).as(more).contains("y");
      assertThat(file.file().chosen().keywords().get("SORTSTATS")).as(more).contains("x");
    }
    HandMade file = HandMade.integers();
    long at = file.with("$BEGINSTEXT", "00000000").with("$ENDSTEXT", "00000000").bytes().length;
    file.with("$BEGINSTEXT", String.format(Locale.ROOT, "%08d", at))
        .with("$ENDSTEXT", String.format(Locale.ROOT, "%08d", at + 63))
        .after(Arrays.copyOf(ascii("PK\3\4config/config_20.xsd"), 64));
    said(file.file(), FcsRules.OTHER_SEGMENT);
  }

  @Test
  void delimitersThatAreLineEndsOrBytesBeyondAsciiBeforeAnyFirstKeyword() {
    for (String delimiter : List.of("\r", "\n", "\t", "\f", "\u001e", "*", "|", "!")) {
      byte[] dollar = HandMade.integers().delimiter(delimiter).bytes();
      assertValues(FcsReader.of("dollar", dollar));
      HandMade made = HandMade.integers().delimiter(delimiter);
      byte[] bytes = made.bytes();
      // The first keyword is a private one, without a dollar sign.
      String text = new String(bytes, StandardCharsets.ISO_8859_1);
      String other =
          text.replace(
              delimiter + "$DATATYPE",
              delimiter + "GUID" + delimiter + "x" + delimiter + "$DATATYPE");
      assertThat(other).isNotEqualTo(text);
      int shift = other.length() - text.length();
      byte[] moved = HandMade.integers().delimiter(delimiter).bytes();
      byte[] shifted = other.getBytes(StandardCharsets.ISO_8859_1);
      long end = Long.parseLong(new String(moved, 18, 8, StandardCharsets.US_ASCII).strip());
      long data = Long.parseLong(new String(moved, 26, 8, StandardCharsets.US_ASCII).strip());
      System.arraycopy(
          ascii(
              String.format(
                  Locale.ROOT, "%8d%8d%8d", end + shift, data + shift, data + shift + 11)),
          0,
          shifted,
          18,
          24);
      assertValues(FcsReader.of("private " + (int) delimiter.charAt(0), shifted));
    }
  }

  @Test
  void aByteOrderOfOneNumberIsToldFromTheData() {
    said(HandMade.floats(LITTLE).with("$BYTEORD", "1").file(), FcsRules.BYTE_ORDER);
  }

  @Test
  void integersInTheOtherByteOrderAreTurnedRound() {
    for (int bytes : new int[] {2, 4}) {
      FcsFile file =
          HandMade.integers()
              .data(many(bytes, LITTLE, false))
              .with("$TOT", "1000")
              .with("$P1B", "" + 8 * bytes)
              .with("$P2B", "" + 8 * bytes)
              .file();
      assertThat(Arrays.stream(first(file)).max().orElse(0)).isBetween(900.0, 999.0);
      assertThat(Arrays.stream(first(file)).average().orElse(0)).isBetween(450.0, 550.0);
      assertThat(file.report().findings()).extracting(Finding::rule).contains(FcsRules.BYTE_ORDER);
    }
  }

  @Test
  void floatsCalledIntegersAndIntegersCalledFloatsAreTold() {
    FcsFile floats =
        HandMade.integers()
            .data(many(4, BIG, true))
            .with("$TOT", "1000")
            .with("$P1B", "32")
            .with("$P2B", "32")
            .file();
    assertThat(Arrays.stream(first(floats))).allMatch(v -> v - Math.floor(v) == 0.25 && v < 1_001);
    assertThat(floats.report().findings())
        .extracting(Finding::rule)
        .contains(FcsRules.LAYOUT_REPAIRED);
    FcsFile integers =
        HandMade.floats(LITTLE).data(many(4, LITTLE, false)).with("$TOT", "1000").file();
    assertThat(Arrays.stream(first(integers)).max().orElse(0)).isBetween(900.0, 999.0);
    assertThat(integers.report().findings())
        .extracting(Finding::rule)
        .contains(FcsRules.LAYOUT_REPAIRED);
  }

  @Test
  void integersThatBeginAByteFromWhereBothOffsetsSay() {
    for (long shift : new long[] {-1, 1}) {
      for (int tail : new int[] {0, 8}) {
        HandMade made =
            HandMade.integers()
                .data(many(2, BIG, false))
                .with("$TOT", "1000")
                .after("0".repeat(tail).getBytes(StandardCharsets.US_ASCII));
        long begin = made.bytes().length - 4_000L - tail;
        FcsFile file =
            made.with("$BEGINDATA", String.format(Locale.ROOT, "%08d", begin + shift))
                .with("$ENDDATA", String.format(Locale.ROOT, "%08d", begin + shift + 3_999))
                .header(2, begin + shift)
                .header(3, begin + shift + 3_999)
                .file();
        assertThat(first(file))
            .as("%d %d %s", shift, tail, file.report().findings())
            .hasSize(1_000);
        assertThat(Arrays.stream(first(file)).max().orElse(0)).isBetween(900.0, 999.0);
        assertThat(Arrays.stream(first(file)).average().orElse(0)).isBetween(450.0, 550.0);
        assertThat(file.report().findings())
            .extracting(Finding::rule)
            .contains(FcsRules.DATA_BOUNDS);
      }
    }
  }

  @Test
  void dataThatBothOffsetsPlaceInsideTextOrTooLateFollowTheText() {
    for (long shift : new long[] {-100, -7, 4, 12}) {
      HandMade made = HandMade.floats(LITTLE).data(many(4, LITTLE, true)).with("$TOT", "1000");
      long begin = made.bytes().length - 8_000L;
      FcsFile file =
          made.with("$BEGINDATA", String.format(Locale.ROOT, "%08d", begin + shift))
              .with("$ENDDATA", String.format(Locale.ROOT, "%08d", begin + shift + 7_999))
              .header(2, begin + shift)
              .header(3, begin + shift + 7_999)
              .file();
      assertThat(first(file)).as("%d %s", shift, file.report().findings()).hasSize(1_000);
      assertThat(Arrays.stream(first(file))).allMatch(v -> v - Math.floor(v) == 0.25 && v < 1_001);
      assertThat(file.report().findings()).extracting(Finding::rule).contains(FcsRules.DATA_BOUNDS);
    }
  }

  @Test
  void textThatEndsTenBytesInsideTheData() {
    byte[] bytes = HandMade.floats(LITTLE).bytes();
    long end = Long.parseLong(new String(bytes, 18, 8, StandardCharsets.US_ASCII).strip());
    assertValues(HandMade.floats(LITTLE).header(1, end + 10).file());
    assertValues(HandMade.floats(BIG).header(1, end + 10).file());
    assertValues(HandMade.integers().header(1, end + 10).noOffsetsInText().file());
  }

  @Test
  void aCutFileWithFillingBeforeItsDataIsNotReadFromTheFilling() {
    HandMade made = HandMade.floats(LITTLE).data(many(4, LITTLE, true)).with("$TOT", "1000");
    byte[] whole = made.bytes();
    long begin = whole.length - 8_000L;
    byte[] filled = new byte[whole.length + 200];
    Arrays.fill(filled, (byte) ' ');
    System.arraycopy(whole, 0, filled, 0, (int) begin);
    System.arraycopy(whole, (int) begin, filled, (int) begin + 200, 8_000);
    byte[] words =
        new String(filled, StandardCharsets.ISO_8859_1)
            .replace(
                String.format(Locale.ROOT, "%08d", begin),
                String.format(Locale.ROOT, "%08d", begin + 200))
            .replace(
                String.format(Locale.ROOT, "%8d", begin),
                String.format(Locale.ROOT, "%8d", begin + 200))
            .getBytes(StandardCharsets.ISO_8859_1);
    FcsFile file = FcsReader.of("cut", Arrays.copyOf(words, words.length - 80));
    assertThat(first(file)).hasSize(990);
    assertThat(Arrays.stream(first(file))).allMatch(v -> v - Math.floor(v) == 0.25 && v < 1_001);
    assertThat(file.report().findings())
        .extracting(Finding::rule)
        .contains(FcsRules.TRUNCATED_DATA);
  }

  @Test
  void aChannelCountedButNeitherNamedNorStored() {
    FcsFile file = HandMade.floats(LITTLE).with("$PAR", "3").file();
    assertValues(file);
    assertThat(file.report().findings())
        .extracting(Finding::rule)
        .contains(FcsRules.KEYWORD_REPAIRED);
  }

  @Test
  void aSpilloverMatrixOfNamesWithoutNumbers() {
    said(
        HandMade.floats(LITTLE).with("$SPILLOVER", "2,FSC-A,FL1-A").file(),
        FcsRules.SPILLOVER_UNUSABLE);
    said(
        HandMade.floats(LITTLE).with("SPILL", "2,FSC-A,FL1-A,1,0,NA,1").file(),
        FcsRules.SPILLOVER_UNUSABLE);
  }

  @Test
  void timeStepsWithACommaOrEmpty() {
    assertThat(HandMade.integers().with("$TIMESTEP", "0,001").file().chosen().secondsPerTick())
        .hasValue(0.001);
    assertThat(HandMade.integers().with("$TIMESTEP", " ").file().chosen().secondsPerTick())
        .isEmpty();
    assertThat(HandMade.integers().with("$TIMESTEP", "0").file().chosen().secondsPerTick())
        .isEmpty();
  }

  @Test
  void escapedDelimitersAndEmptyValuesInOneFile() {
    FcsFile file = HandMade.integers().with("$P1S", "").with("$SMNO", "a//b").file();
    said(file, FcsRules.TEXT_DELIMITERS);
    assertValues(HandMade.integers().with("$P2S", "").with("$P1S", "").file());
    assertValues(HandMade.integers().delimiter("\\").with("$FIL", "C:\\data\\x.fcs").file());
    assertValues(HandMade.integers().delimiter("\\").with("$FIL", "C:\\\\data\\\\x.fcs").file());
    assertValues(HandMade.integers().raw("/").file());
    assertValues(HandMade.integers().raw("//").file());
  }

  @Test
  void mixedByteOrdersOfThirtyTwoBitsAreReadByTheirDefinition() {
    // FCS 2.0 and 3.0: the numbers give each byte's significance, 1 the least.
    for (String order : List.of("3,4,1,2", "2,1,4,3")) {
      byte[] straight = many(4, order.startsWith("3") ? LITTLE : BIG, true);
      byte[] mixed = straight.clone();
      for (int i = 0; i < mixed.length; i += 4) {
        mixed[i] = straight[i + 2];
        mixed[i + 1] = straight[i + 3];
        mixed[i + 2] = straight[i];
        mixed[i + 3] = straight[i + 1];
      }
      FcsFile file =
          HandMade.floats(BIG).data(mixed).with("$TOT", "1000").with("$BYTEORD", order).file();
      assertThat(Arrays.stream(first(file))).allMatch(v -> v - Math.floor(v) == 0.25 && v < 1_001);
      assertThat(file.report().findings()).extracting(Finding::rule).contains(FcsRules.BYTE_ORDER);
    }
  }

  @Test
  void severalDataSetsAsPlateReadersWriteThem() {
    ByteArrayOutputStream plate = new ByteArrayOutputStream();
    for (int well = 0; well < 5; well++) {
      HandMade made = HandMade.integers().with("$NEXTDATA", "00000000");
      int length = made.bytes().length;
      plate.writeBytes(
          made.with("$NEXTDATA", String.format(Locale.ROOT, "%08d", well == 4 ? 0 : length))
              .bytes());
    }
    FcsFile file = FcsReader.of("plate", plate.toByteArray());
    assertThat(file.dataSets()).hasSize(5);
    assertValues(file);
  }
}
