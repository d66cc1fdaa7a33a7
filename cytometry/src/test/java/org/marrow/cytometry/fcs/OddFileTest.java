package org.marrow.cytometry.fcs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.marrow.cytometry.fcs.HandMade.assertValues;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.marrow.cytometry.FcsRules;
import org.marrow.foundation.findings.Finding;
import org.marrow.foundation.findings.Rule;

/** More of what files in the world are like: widths, ends, ranges, alphabets, chains. */
class OddFileTest {
  @TempDir Path folder;

  private static void silent(FcsFile file) {
    assertThat(file.report().findings()).isEmpty();
    assertValues(file);
  }

  private static void said(FcsFile file, Rule rule) {
    assertValues(file);
    assertThat(file.report().findings()).extracting(Finding::rule).contains(rule);
  }

  /** The values as one stream of bits, high bit first. */
  private static byte[] packed(int first, int second) {
    BigInteger bits = BigInteger.ONE;
    for (int e = 0; e < 3; e++) {
      bits = bits.shiftLeft(first).or(BigInteger.valueOf((long) HandMade.VALUES[0][e]));
      bits = bits.shiftLeft(second).or(BigInteger.valueOf((long) HandMade.VALUES[1][e]));
    }
    int length = 3 * (first + second);
    int fill = (8 - length % 8) % 8;
    byte[] whole = bits.shiftLeft(fill).toByteArray();
    return Arrays.copyOfRange(whole, whole.length - (length + fill) / 8, whole.length);
  }

  @ParameterizedTest
  @CsvSource({
    "10,10", "12,12", "18,18", "20,20", "24,24", "8,16", "16,32", "10,22", "40,48", "64,64"
  })
  void integersOfAnyWidthArePackedOrFillTheirBytes(int first, int second) {
    FcsFile file =
        HandMade.integers()
            .data(packed(first, second))
            .with("$P1B", "" + first)
            .with("$P2B", "" + second)
            .file();
    silent(file);
    // In the other byte order.
    if (first % 8 == 0) {
      ByteArrayOutputStream turned = new ByteArrayOutputStream();
      for (int e = 0; e < 3; e++) {
        for (int b = 0; b < first; b += 8) {
          turned.write((int) ((long) HandMade.VALUES[0][e] >>> b));
        }
        for (int b = 0; b < second; b += 8) {
          turned.write((int) ((long) HandMade.VALUES[1][e] >>> b));
        }
      }
      silent(
          HandMade.integers()
              .data(turned.toByteArray())
              .with("$BYTEORD", "1,2,3,4")
              .with("$P1B", "" + first)
              .with("$P2B", "" + second)
              .file());
    }
  }

  @Test
  void tenBitValuesInSixteenBitsAreToldByTheSize() {
    said(
        HandMade.integers().with("$P1B", "10").with("$P2B", "10").file(), FcsRules.LAYOUT_REPAIRED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"4294967296", "4294967295", "1e9", "18446744073709551616", "262144.0", "65536"})
  void aRangeBeyondTheWidthLeavesTheValues(String range) {
    assertValues(HandMade.integers().with("$P1R", range).with("$P2R", range).file());
    assertValues(HandMade.floats(ByteOrder.LITTLE_ENDIAN).with("$P1R", range).file());
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "none", "NaN", "Infinity", "1E400"})
  void aRangeThatIsNoneIsSaidAndLeavesTheValues(String range) {
    said(HandMade.integers().with("$P1R", range).file(), FcsRules.RANGE);
    assertValues(HandMade.floats(ByteOrder.LITTLE_ENDIAN).with("$P1R", range).file());
  }

  @ParameterizedTest
  @ValueSource(strings = {"2,4,1,3", "1,3,2,4", "4,2,3,1"})
  void byteOrdersThatNoMachineHasAreRefused(String order) {
    FcsFile file = HandMade.floats(ByteOrder.BIG_ENDIAN).with("$BYTEORD", order).file();
    assertThat(file.report().verdict()).isEqualTo(Verdict.REFUSED);
    assertThat(file.report().findings())
        .extracting(Finding::rule)
        .contains(FcsRules.LAYOUT_REFUSED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\0\0\0\0",
        "    ",
        "\r\n",
        "\0",
        "\n\n\n",
        "00000000",
        "        ",
        "00000000\r\n"
      })
  void fillingAfterTheDataIsNoFault(String tail) {
    silent(HandMade.integers().after(tail.getBytes(StandardCharsets.US_ASCII)).file());
  }

  @Test
  void blankOffsetsInTheHeaderMeanZero() {
    byte[] file = HandMade.integers().header(2, 0).header(3, 0).bytes();
    Arrays.fill(file, 26, 58, (byte) ' ');
    FcsFile read = FcsReader.of("blank", file);
    assertValues(read);
    byte[] zeros = HandMade.integers().bytes();
    for (int i = 10; i < 58; i++) {
      zeros[i] = zeros[i] == ' ' ? (byte) '0' : zeros[i];
    }
    silent(FcsReader.of("zeros", zeros));
    byte[] nul = HandMade.integers().bytes();
    Arrays.fill(nul, 42, 58, (byte) 0);
    assertValues(FcsReader.of("nul", nul));
  }

  @Test
  void offsetsWrittenFromTheLeftAreOffsets() {
    byte[] file = HandMade.integers().bytes();
    for (int field = 0; field < 6; field++) {
      int at = 10 + 8 * field;
      String number = new String(file, at, 8, StandardCharsets.US_ASCII).strip();
      byte[] left = String.format("%-8s", number).getBytes(StandardCharsets.US_ASCII);
      System.arraycopy(left, 0, file, at, 8);
    }
    silent(FcsReader.of("left", file));
  }

  @Test
  void textThatEndsOneTooEarlyOrTooLateIsWholeAllTheSame() {
    for (long shift : new long[] {-1, 1}) {
      HandMade made = HandMade.integers();
      byte[] bytes = made.bytes();
      long end = Long.parseLong(new String(bytes, 18, 8, StandardCharsets.US_ASCII).strip());
      assertValues(HandMade.integers().header(1, end + shift).file());
    }
  }

  @Test
  void zerosBehindTheLastKeywordAreFilling() {
    assertValues(HandMade.integers().raw("\0\0\0\0").file());
    assertValues(HandMade.integers().raw("\r\n").file());
  }

  @Test
  void japaneseLabelsDoNotStopTheReading() {
    HandMade made = HandMade.integers().with("$P1S", "??????").with("$OP", "????");
    byte[] bytes = made.bytes();
    byte[] name = "細胞数".getBytes(Charset.forName("Shift_JIS"));
    for (int i = 0, k = 0; i < bytes.length && k < name.length; i++) {
      if (bytes[i] == '?') {
        bytes[i] = name[k++];
      }
    }
    said(FcsReader.of("japanese", bytes), FcsRules.TEXT_ENCODING);
  }

  @Test
  void moreChannelsNamedThanThereAreIsNoFault() {
    assertValues(
        HandMade.integers().with("$P3N", "FL9-A").with("$P3B", "16").with("$P3R", "1024").file());
  }

  @Test
  void anAnalysisSegmentIsReadAndAFalseOneIsNamed() {
    HandMade made = HandMade.integers();
    byte[] more = "/GATE1/0.5/".getBytes(StandardCharsets.US_ASCII);
    long at = made.bytes().length;
    FcsFile file = made.header(4, at).header(5, at + more.length - 1).after(more).file();
    assertThat(file.chosen().analysis().get("GATE1")).contains("0.5");
    silent(file);
    said(HandMade.integers().header(4, 900_000).header(5, 900_100).file(), FcsRules.OTHER_SEGMENT);
  }

  @Test
  void filesJoinedEndToEndWithoutAWordAreFoundOrTheSecondIsNamed() {
    byte[] one = HandMade.integers().bytes();
    byte[] two = HandMade.floats(ByteOrder.LITTLE_ENDIAN).bytes();
    ByteArrayOutputStream both = new ByteArrayOutputStream();
    both.writeBytes(one);
    both.writeBytes(two);
    FcsFile file = FcsReader.of("joined", both.toByteArray());
    assertValues(file);
    assertThat(file.report().findings()).isNotEmpty();
  }

  @Test
  void aChainOfDataSetsThatRunsInACircleEnds() {
    byte[] one = HandMade.integers().with("$NEXTDATA", "00000000").bytes();
    byte[] first = HandMade.integers().with("$NEXTDATA", String.format("%08d", one.length)).bytes();
    byte[] second = HandMade.integers().with("$NEXTDATA", "-0000500").bytes();
    ByteArrayOutputStream both = new ByteArrayOutputStream();
    both.writeBytes(first);
    both.writeBytes(second);
    FcsFile file = FcsReader.of("circle", both.toByteArray());
    assertThat(file.dataSets()).hasSizeBetween(1, 2);
    assertValues(file);
    assertThat(file.report().findings()).extracting(Finding::rule).contains(FcsRules.NEXT_DATA);
  }

  @Test
  void aCompressedFileIsReadAsItIs() throws IOException {
    Path path = folder.resolve("made.fcs.gz");
    try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(path))) {
      out.write(HandMade.floats(ByteOrder.BIG_ENDIAN).bytes());
    }
    try (FcsFile file = FcsReader.open(path)) {
      silent(file);
    }
    byte[] whole = Files.readAllBytes(path);
    Path cut = folder.resolve("cut.fcs.gz");
    Files.write(cut, Arrays.copyOf(whole, whole.length - 30));
    try (FcsFile file = FcsReader.open(cut)) {
      assertThat(file.report().findings()).isNotEmpty();
    }
  }

  @Test
  void dataThatEndInTheMiddleOfAnEventGiveTheWholeEvents() {
    byte[] whole = HandMade.integers().bytes();
    for (int cut = 1; cut < 4; cut++) {
      FcsFile file = FcsReader.of("cut", Arrays.copyOf(whole, whole.length - cut));
      assertThat(file.chosen().read().doubles(1)).containsExactly(300, 1023);
      assertThat(file.report().findings())
          .extracting(Finding::rule)
          .contains(FcsRules.TRUNCATED_DATA);
    }
  }

  @Test
  void oddDelimitersAndLineEndsAroundKeywordsAreUnderstood() {
    for (String delimiter : new String[] {"\\", "!", "*", "^", "\n", "\u0001", "$", ",", "#"}) {
      if (!"$,".contains(delimiter)) {
        silent(HandMade.integers().delimiter(delimiter).file());
      }
    }
    silent(HandMade.integers().with("\n$CYT", "x").file());
    silent(HandMade.integers().with("$P1N ", "FSC-A").without("$P1N").file());
  }

  @Test
  void ordinaryKeywordsThatContainTheDelimiterOnceDoNotShiftTheRest() {
    said(HandMade.integers().with("$FIL", "a/b.fcs").file(), FcsRules.TEXT_DELIMITERS);
    said(
        HandMade.integers().with("EXPERIMENT", "").with("GUID", "").file(),
        FcsRules.TEXT_DELIMITERS);
  }

  @Test
  void integersAsFloatsAndNegativeZeroComeThrough() {
    ByteBuffer data = ByteBuffer.allocate(24).order(ByteOrder.LITTLE_ENDIAN);
    for (float v : new float[] {-0f, Float.NaN, 1, Float.POSITIVE_INFINITY, -5, 2}) {
      data.putFloat(v);
    }
    FcsFile file = HandMade.floats(ByteOrder.LITTLE_ENDIAN).data(data.array()).file();
    file.chosen().summarise();
    assertThat(file.chosen().read().doubles(0)).containsExactly(-0.0, 1, -5);
    assertThat(file.report().findings()).extracting(Finding::rule).contains(FcsRules.NOT_FINITE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"FCS1.0", "FCS2.0", "FCS3.0", "FCS3.1", "FCS3.2", "FCS4.0", "fcs3.0"})
  void everyVersionIsReadOrRefusedWithItsName(String version) {
    FcsFile file = HandMade.integers().version(version).file();
    if (file.report().verdict() != Verdict.REFUSED) {
      assertValues(file);
    } else {
      assertThat(file.report().findings()).isNotEmpty();
    }
  }

  @Test
  void dataBeforeTextAreFound() {
    byte[] plain = HandMade.integers().noOffsetsInText().bytes();
    int textBegin = 58;
    int dataBegin = plain.length - 12;
    byte[] moved = new byte[plain.length];
    System.arraycopy(plain, 0, moved, 0, 58);
    System.arraycopy(plain, dataBegin, moved, 58, 12);
    System.arraycopy(plain, textBegin, moved, 70, dataBegin - textBegin);
    byte[] header =
        String.format("%8d%8d%8d%8d", 70, plain.length - 1, 58, 69)
            .getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(header, 0, moved, 10, 32);
    silent(FcsReader.of("first", moved));
  }

  @Test
  void beginsThatAreOneOffOnEitherSideAreToldByDelimiterAndSize() {
    for (ByteOrder order : new ByteOrder[] {ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN}) {
      long begin = HandMade.floats(order).bytes().length - 24L;
      for (long shift : new long[] {-1, 1}) {
        said(
            HandMade.floats(order).header(2, begin + shift).header(3, begin + shift + 23).file(),
            FcsRules.DATA_BOUNDS);
        said(
            HandMade.floats(order)
                .with("$BEGINDATA", String.format("%08d", begin + shift))
                .with("$ENDDATA", String.format("%08d", begin + shift + 23))
                .file(),
            FcsRules.DATA_BOUNDS);
        // Both wrong in the same way.
        said(
            HandMade.floats(order)
                .header(2, begin + shift)
                .header(3, begin + shift + 23)
                .with("$BEGINDATA", String.format("%08d", begin + shift))
                .with("$ENDDATA", String.format("%08d", begin + shift + 23))
                .file(),
            FcsRules.DATA_BOUNDS);
      }
    }
  }

  @Test
  void anEndThatLostItsFirstDigitIsToldByTheOther() {
    byte[] bytes = HandMade.floats(ByteOrder.LITTLE_ENDIAN).bytes();
    long end = bytes.length - 1L;
    assertValues(HandMade.floats(ByteOrder.LITTLE_ENDIAN).header(3, end % 100).file());
  }

  @Test
  void aTotalOfZeroBesideEventsIsSaid() {
    said(HandMade.floats(ByteOrder.LITTLE_ENDIAN).with("$TOT", "0").file(), FcsRules.EVENT_COUNT);
  }

  @Test
  void floatsWithAnAmplificationStayAsTheyAre() {
    FcsFile file =
        HandMade.floats(ByteOrder.LITTLE_ENDIAN).with("$P1E", "4,1").with("$P1R", "NA").file();
    assertValues(file);
    assertThat(file.report().findings())
        .extracting(Finding::rule)
        .contains(FcsRules.RANGE, FcsRules.AMPLIFICATION);
  }

  @Test
  void anArchiveOrPictureCalledFcsIsRefusedWithWhatItIs() {
    for (String start :
        new String[] {
          "PK\3\4", "%PDF-1.4", "\u0089PNG", "<!DOCTYPE html>", "{}", "\u00ff\u00d8\u00ff"
        }) {
      byte[] bytes = Arrays.copyOf(start.getBytes(StandardCharsets.ISO_8859_1), 500);
      FcsFile file = FcsReader.of("foreign", bytes);
      assertThat(file.report().verdict()).isEqualTo(Verdict.REFUSED);
      assertThat(file.report().findings()).extracting(Finding::rule).contains(FcsRules.NOT_FCS);
    }
  }
}
