package org.marrow.cytometry.fcs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.marrow.cytometry.fcs.HandMade.assertValues;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.marrow.cytometry.FcsRules;
import org.marrow.foundation.findings.Finding;
import org.marrow.foundation.findings.Rule;
import org.marrow.foundation.random.Stream;
import org.marrow.foundation.random.Streams;

/**
 * Faults that files of real instruments and programs have, each in a file made for it: read with
 * the true values and the fault named, or refused with its name; nothing is wrong in silence.
 */
class MalformationTest {
  private static final ByteOrder LITTLE = ByteOrder.LITTLE_ENDIAN;
  private static final ByteOrder BIG = ByteOrder.BIG_ENDIAN;

  private static void right(HandMade made) {
    FcsFile file = made.file();
    assertThat(file.report().findings()).as("findings").isEmpty();
    assertValues(file);
  }

  private static void repaired(HandMade made, Rule... rules) {
    FcsFile file = made.file();
    assertValues(file);
    assertThat(file.report().findings()).extracting(Finding::rule).contains(rules);
  }

  private static void refused(HandMade made, Rule rule) {
    ConformanceReport report = made.file().report();
    assertThat(report.verdict()).isEqualTo(Verdict.REFUSED);
    assertThat(report.findings()).extracting(Finding::rule).contains(rule);
  }

  @Test
  void soundFilesOfEveryTypeHaveNothingToSay() {
    right(HandMade.integers());
    right(HandMade.integers().version("FCS2.0").noOffsetsInText());
    right(HandMade.floats(LITTLE));
    right(HandMade.floats(BIG).version("FCS3.0"));
    right(HandMade.doubles().version("FCS3.2"));
    right(HandMade.text("1 300\n2 1023\n255 0\n", "*"));
    right(HandMade.text("   1 300   21023 255   0", "4"));
  }

  @Test
  void endsThatAreOneOffAreRepaired() {
    assertValues(HandMade.integers().noOffsetsInText().file());
    assertValues(HandMade.floats(LITTLE).noOffsetsInText().file());
    HandMade late = HandMade.integers().noOffsetsInText();
    long end = late.bytes().length - 1L;
    repaired(late.header(3, end + 1), FcsRules.DATA_BOUNDS);
    HandMade early = HandMade.integers().noOffsetsInText();
    repaired(early.header(3, end - 1), FcsRules.DATA_BOUNDS);
  }

  @Test
  void offsetsOfZeroAndBeyondTheHeaderAreTakenFromText() {
    right(HandMade.integers().header(2, 0).header(3, 0));
    repaired(
        HandMade.integers().header(2, 99_999_999).header(3, 99_999_999), FcsRules.HEADER_OFFSETS);
  }

  @Test
  void whereHeaderAndTextDisagreeThePlaceThatFitsIsTaken() {
    repaired(HandMade.floats(LITTLE).header(2, 200).header(3, 223), FcsRules.DATA_BOUNDS);
    repaired(
        HandMade.floats(LITTLE).with("$BEGINDATA", "100").with("$ENDDATA", "123"),
        FcsRules.DATA_BOUNDS);
    repaired(
        HandMade.floats(LITTLE).header(2, 0).header(3, 0).noOffsetsInText(), FcsRules.DATA_BOUNDS);
  }

  @Test
  void numbersPaddedWithZerosAndBlanksAreNumbers() {
    right(HandMade.integers().with("$TOT", "  000000003 ").with("$PAR", "2 "));
    right(HandMade.integers().with("$P1B", "16.0").with("$P1R", "1.024e3"));
  }

  @Test
  void aThousandsCommaIsNoDecimalPoint() {
    byte[] data = new byte[1_000 * 4];
    for (int e = 0; e < 1_000; e++) {
      data[4 * e] = (byte) (e >>> 8 & 3);
      data[4 * e + 1] = (byte) e;
    }
    FcsFile file = HandMade.integers().data(data).with("$TOT", "1,000").file();
    assertThat(file.chosen().eventCount()).isEqualTo(1_000);
  }

  @Test
  void byteOrdersInUnusualWordsAreUnderstoodOrToldFromTheData() {
    right(HandMade.integers().with("$BYTEORD", "2,1"));
    right(HandMade.integers().with("$BYTEORD", "4, 3, 2, 1"));
    right(HandMade.floats(LITTLE).with("$BYTEORD", "1,2"));
    right(HandMade.floats(LITTLE).with("$BYTEORD", "1234"));
    repaired(HandMade.floats(LITTLE).with("$BYTEORD", "little"), FcsRules.BYTE_ORDER);
    repaired(HandMade.floats(BIG).without("$BYTEORD"), FcsRules.BYTE_ORDER);
    refused(HandMade.floats(BIG).with("$BYTEORD", "4,2,3,1"), FcsRules.LAYOUT_REFUSED);
    // Written by mistake: by the stated order the values are absurd.
    repaired(HandMade.floats(BIG).with("$BYTEORD", "3,4,1,2"), FcsRules.BYTE_ORDER);
  }

  @Test
  void aByteOrderThatMakesNonsenseOfEveryFloatIsTurnedRound() {
    repaired(HandMade.floats(BIG).with("$BYTEORD", "1,2,3,4"), FcsRules.BYTE_ORDER);
    repaired(HandMade.floats(LITTLE).with("$BYTEORD", "4,3,2,1"), FcsRules.BYTE_ORDER);
  }

  @Test
  void floatsCalledDoubleAndDoublesCalledFloatAreToldByTheirSize() {
    repaired(HandMade.floats(LITTLE).with("$DATATYPE", "D"), FcsRules.LAYOUT_REPAIRED);
    repaired(HandMade.doubles().with("$DATATYPE", "F"), FcsRules.LAYOUT_REPAIRED);
  }

  @Test
  void amplificationsAreReadAsTheyAreWritten() {
    assertThat(decades("4,1")).containsExactly(4, 1);
    assertThat(decades("4,0")).containsExactly(4, 1);
    assertThat(decades("4.0,1.0")).containsExactly(4, 1);
    assertThat(decades(" 4 , 1 ")).containsExactly(4, 1);
    assertThat(decades("0,0")).containsExactly(0, 0);
    // A locale with a decimal comma.
    assertThat(decades("4,0,1,0")).containsExactly(4, 1);
    assertThat(decades("x")).containsExactly(0, 0);
    FcsFile zero = HandMade.integers().with("$P1E", "4,0").file();
    assertThat(zero.report().findings()).extracting(Finding::rule).contains(FcsRules.AMPLIFICATION);
  }

  private static double[] decades(String written) {
    Channel channel = HandMade.integers().with("$P1E", written).file().chosen().channels().get(0);
    return new double[] {channel.decades(), channel.offset()};
  }

  @Test
  void aRangeWiderThanTheBitsOrMissingMasksNothing() {
    right(HandMade.integers().with("$P1R", "65536").with("$P2R", "262144"));
    repaired(HandMade.integers().with("$P1R", "0"), FcsRules.RANGE);
    repaired(HandMade.integers().without("$P2R"), FcsRules.RANGE);
    right(HandMade.integers().with("$P1R", "1000"));
  }

  @Test
  void delimitersDoubledInsideAndForgottenAreSortedOut() {
    right(HandMade.integers().with("$SMNO", "a//b"));
    right(HandMade.integers().delimiter("|").with("$OP", "x/y"));
    right(HandMade.integers().delimiter("\f"));
    right(HandMade.integers().delimiter("\t"));
    right(HandMade.integers().delimiter("\u001e"));
    repaired(HandMade.integers().with("$OP", ""), FcsRules.TEXT_DELIMITERS);
    repaired(HandMade.integers().with("$DATE", "1/2020"), FcsRules.TEXT_DELIMITERS);
    repaired(HandMade.integers().raw("$OP/nobody"), FcsRules.TEXT_BOUNDS);
    repaired(HandMade.integers().raw("    "), FcsRules.TEXT_PADDING);
  }

  @Test
  void lettersOfAnyAlphabetComeThrough() {
    FcsFile utf8 = HandMade.integers().with("$P1S", "IL-1β").file();
    assertThat(utf8.chosen().channels().get(0).label()).isEqualTo("IL-1β");
    byte[] latin = HandMade.integers().with("$P1S", "IFN?").bytes();
    for (int i = 0; i < latin.length; i++) {
      latin[i] = latin[i] == '?' ? (byte) 0xb5 : latin[i];
    }
    FcsFile file = FcsReader.of("latin", latin);
    assertThat(file.chosen().channels().get(0).label()).isEqualTo("IFNµ");
    assertThat(file.report().findings()).extracting(Finding::rule).contains(FcsRules.TEXT_ENCODING);
  }

  @Test
  void bytesBeforeTheHeaderAreSteppedOver() {
    byte[] bom = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};
    repaired(HandMade.floats(LITTLE).before(bom), FcsRules.HEADER_OFFSETS);
    repaired(HandMade.integers().before(new byte[128]), FcsRules.HEADER_OFFSETS);
    repaired(
        HandMade.integers().before("\r\n".getBytes(StandardCharsets.US_ASCII)),
        FcsRules.HEADER_OFFSETS);
  }

  @Test
  void lowerCaseKeywordsAndMissingDollarSignsDoNotHideThem() {
    HandMade lower = HandMade.integers();
    for (String name : List.of("$TOT", "$PAR", "$DATATYPE", "$P1N")) {
      String value =
          name.equals("$TOT")
              ? "3"
              : name.equals("$PAR") ? "2" : name.equals("$DATATYPE") ? "i" : "FSC-A";
      lower.without(name).with(name.toLowerCase(java.util.Locale.ROOT), value);
    }
    right(lower);
  }

  @Test
  void supplementalTextAddsKeywordsAndAFalseOneIsNamed() {
    HandMade file = HandMade.integers();
    byte[] more = "/SITE/x/".getBytes(StandardCharsets.US_ASCII);
    long at = file.with("$BEGINSTEXT", "00000000").with("$ENDSTEXT", "00000000").bytes().length;
    file.with("$BEGINSTEXT", String.format("%08d", at))
        .with("$ENDSTEXT", String.format("%08d", at + more.length - 1))
        .after(more);
    assertThat(file.file().chosen().keywords().get("SITE")).contains("x");
    assertValues(file.file());
    repaired(
        HandMade.integers().with("$BEGINSTEXT", "20").with("$ENDSTEXT", "40"),
        FcsRules.OTHER_SEGMENT);
  }

  @Test
  void nextDataThatLeadsNowhereOrBackEndsTheReading() {
    repaired(HandMade.integers().with("$NEXTDATA", "58"), FcsRules.NEXT_DATA);
    repaired(HandMade.integers().with("$NEXTDATA", "999999"), FcsRules.NEXT_DATA);
    repaired(HandMade.integers().with("$NEXTDATA", "-1"), FcsRules.NEXT_DATA);
    repaired(HandMade.integers().with("$NEXTDATA", "soon"), FcsRules.NEXT_DATA);
  }

  @Test
  void twoDataSetsAreBothReadAndTheNewerIsChosen() {
    byte[] old = HandMade.integers().version("FCS2.0").bytes();
    byte[] young = HandMade.floats(LITTLE).version("FCS3.0").bytes();
    byte[] first =
        HandMade.integers()
            .version("FCS2.0")
            .with("$NEXTDATA", String.format("%08d", old.length + 7))
            .bytes();
    ByteArrayOutputStream both = new ByteArrayOutputStream();
    both.writeBytes(first);
    both.writeBytes(young);
    FcsFile file = FcsReader.of("two", both.toByteArray());
    assertThat(file.dataSets()).hasSize(2);
    assertThat(file.chosen().version()).isEqualTo("3.0");
    assertValues(file);
    assertThat(file.report().findings())
        .extracting(Finding::rule)
        .contains(FcsRules.SEVERAL_DATA_SETS);
  }

  @Test
  void fillingBetweenSegmentsAndAVeryLongHeaderAreNoFault() {
    right(HandMade.integers().gap(198));
    right(HandMade.integers().with("VENDOR", "x".repeat(2_000_000)));
  }

  @Test
  void aMissingOrWrongTotalIsReadFromTheSize() {
    repaired(HandMade.integers().without("$TOT"), FcsRules.EVENT_COUNT);
    repaired(HandMade.integers().with("$TOT", "many"), FcsRules.EVENT_COUNT);
    repaired(HandMade.integers().with("$TOT", "4"), FcsRules.TRUNCATED_DATA);
    FcsFile few = HandMade.integers().with("$TOT", "2").file();
    assertThat(few.report().findings()).extracting(Finding::rule).contains(FcsRules.EVENT_COUNT);
  }

  @Test
  void aCutLastEventIsLeftOutAndSaid() {
    HandMade cut = HandMade.floats(LITTLE);
    byte[] whole = cut.bytes();
    FcsFile file = FcsReader.of("cut", Arrays.copyOf(whole, whole.length - 3));
    assertThat(file.chosen().read().doubles(0)).containsExactly(1, 2);
    assertThat(file.report().findings())
        .extracting(Finding::rule)
        .contains(FcsRules.TRUNCATED_DATA);
  }

  @Test
  void zeroEventsAreAFileWithoutEvents() {
    FcsFile file = HandMade.integers().with("$TOT", "0").data(new byte[0]).file();
    assertThat(file.chosen().read().events()).isZero();
    assertThat(file.report().findings()).extracting(Finding::rule).contains(FcsRules.NO_EVENTS);
  }

  @Test
  void channelsWithoutOrWithTheSameNameStayApart() {
    repaired(HandMade.integers().without("$P2N"), FcsRules.CHANNEL_NAMES);
    repaired(HandMade.integers().with("$P2N", "FSC-A"), FcsRules.CHANNEL_NAMES);
    repaired(HandMade.integers().with("$P2N", ""), FcsRules.CHANNEL_NAMES);
  }

  @Test
  void missingChannelCountTypeAndWidthAreToldFromWhatIsThere() {
    repaired(HandMade.integers().without("$PAR"), FcsRules.KEYWORD_REPAIRED);
    repaired(HandMade.integers().without("$DATATYPE"), FcsRules.KEYWORD_REPAIRED);
    repaired(HandMade.integers().without("$P1B"), FcsRules.KEYWORD_REPAIRED);
    repaired(HandMade.floats(LITTLE).with("$P1B", "*"), FcsRules.KEYWORD_REPAIRED);
    refused(HandMade.integers().with("$PAR", "900"), FcsRules.REQUIRED_KEYWORD);
  }

  @Test
  void typesOfEachChannelByFcsThreeTwoAreFollowed() {
    ByteBuffer data = ByteBuffer.allocate(18).order(LITTLE);
    for (int e = 0; e < 3; e++) {
      data.putShort((short) HandMade.VALUES[0][e]).putFloat((float) HandMade.VALUES[1][e]);
    }
    right(
        HandMade.floats(LITTLE)
            .version("FCS3.2")
            .data(data.array())
            .with("$P1DATATYPE", "I")
            .with("$P1B", "16"));
  }

  @Test
  void aWrongChecksumIsSaidAndTheValuesStay() {
    repaired(
        HandMade.integers().after("12345678".getBytes(StandardCharsets.US_ASCII)),
        FcsRules.CHECKSUM);
    right(HandMade.integers().after("00000000".getBytes(StandardCharsets.US_ASCII)));
  }

  @Test
  void lineEndsConvertedByATextTransferAreNoticed() {
    byte[] data = new byte[4_000];
    Stream random = new Streams(4).stream("line ends", 0);
    ByteArrayOutputStream converted = new ByteArrayOutputStream();
    for (int i = 0; i < data.length; i++) {
      data[i] = (byte) random.below(i % 2 == 0 ? 4 : 256);
      if (data[i] == '\n') {
        converted.write('\r');
      }
      converted.write(data[i]);
    }
    FcsFile file = HandMade.integers().data(converted.toByteArray()).with("$TOT", "1000").file();
    assertThat(file.report().findings()).extracting(Finding::rule).contains(FcsRules.DAMAGED_DATA);
    FcsFile sound = HandMade.integers().data(data).with("$TOT", "1000").file();
    assertThat(sound.report().findings())
        .extracting(Finding::rule)
        .doesNotContain(FcsRules.DAMAGED_DATA);
  }

  @Test
  void everyKindOfHistogramAndForeignFileIsRefusedByName() {
    refused(HandMade.integers().with("$MODE", "C"), FcsRules.MODE_REFUSED);
    refused(HandMade.integers().with("$DATATYPE", "Q"), FcsRules.LAYOUT_REFUSED);
    assertThat(FcsReader.of("empty", new byte[0]).report().verdict()).isEqualTo(Verdict.REFUSED);
    assertThat(
            FcsReader.of("short", "FCS3.0".getBytes(StandardCharsets.US_ASCII)).report().verdict())
        .isEqualTo(Verdict.REFUSED);
  }
}
