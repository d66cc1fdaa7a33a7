package org.marrow.cytometry.fcs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.marrow.cytometry.FcsRules;
import org.marrow.foundation.findings.Rule;

/**
 * The same values come out of files that write them in other ways, and each malformation is named.
 */
class FcsInvarianceTest {
  private static final int[][] EVENTS = {{1, 300, 70_000}, {2, 1023, 65_536}, {255, 0, 16_777_215}};

  @Test
  void byteOrderAndWidthDoNotChangeValues() {
    for (int width : new int[] {24, 32, 40, 64}) {
      for (boolean big : new boolean[] {true, false}) {
        values(file(width, big, 4_294_967_296L, ""), Verdict.OK);
      }
    }
  }

  @Test
  void mixedWidthsAreReadOneByOne() {
    int[] bits = {8, 16, 32};
    ByteBuffer data = ByteBuffer.allocate(3 * 7).order(ByteOrder.LITTLE_ENDIAN);
    for (int[] event : EVENTS) {
      data.put((byte) event[0]).putShort((short) event[1]).putInt(event[2]);
    }
    values(file("I", bits, "1,2,3,4", data.array(), 3, 4_294_967_296L, ""), Verdict.OK);
  }

  @Test
  void tenBitValuesArePackedOrPaddedAsTheSizeOfTheDataTells() {
    int[] bits = {10, 10};
    // 1, 2 | 3, 1023 in a stream of bits, high bit first.
    byte[] packed = {0, (byte) 0b01000000, (byte) 0b00100000, (byte) 0b00001111, (byte) 0xff};
    Sample stream = file("I", bits, "4,3,2,1", packed, 2, 1024, "").chosen().read();
    assertThat(stream.doubles(0)).containsExactly(1, 3);
    assertThat(stream.doubles(1)).containsExactly(2, 1023);
    byte[] padded = {0, 1, 0, 2, 0, 3, 3, (byte) 0xff};
    FcsFile words = file("I", bits, "4,3,2,1", padded, 2, 1024, "");
    assertThat(words.chosen().read().doubles(1)).containsExactly(2, 1023);
    named(words, FcsRules.LAYOUT_REPAIRED);
  }

  @Test
  void bitsAboveTheRangeAreMasked() {
    byte[] data = {(byte) 0x84, 1, (byte) 0xfb, (byte) 0xff};
    FcsFile file = file("I", new int[] {16}, "4,3,2,1", data, 2, 1000, "");
    assertThat(file.chosen().read().doubles(0)).containsExactly(1, 1023);
    file.chosen().summarise();
    named(file, FcsRules.BITS_ABOVE_RANGE);
  }

  @Test
  void countsThatDisagreeAreRepairedByNameOrRefused() {
    byte[] data = {0, 1, 0, 2, 0, 3, 0, 4};
    int[] bits = {16};
    FcsFile none = file("I", bits, "4,3,2,1", data, 0, 1024, "");
    assertThat(none.chosen().eventCount()).isEqualTo(4);
    named(none, FcsRules.EVENT_COUNT);
    FcsFile many = file("I", bits, "4,3,2,1", data, 9, 1024, "");
    assertThat(many.chosen().eventCount()).isEqualTo(4);
    named(many, FcsRules.TRUNCATED_DATA);
    FcsFile few = file("I", bits, "4,3,2,1", data, 2, 1024, "");
    assertThat(few.chosen().read().doubles(0)).containsExactly(1, 2);
    named(few, FcsRules.EVENT_COUNT);
  }

  @Test
  void histogramsMixedByteOrdersAndForeignTypesAreRefusedByName() {
    byte[] data = {0, 1, 0, 2};
    named(file("I", new int[] {16}, "4,3,2,1", data, 2, 1024, "$MODE|C|"), FcsRules.MODE_REFUSED);
    named(file("I", new int[] {32}, "4,2,3,1", data, 1, 1024, ""), FcsRules.LAYOUT_REFUSED);
    named(file("X", new int[] {16}, "4,3,2,1", data, 2, 1024, ""), FcsRules.LAYOUT_REFUSED);
  }

  @Test
  void emptyValuesAndEscapedDelimitersAreToldApart() {
    byte[] data = {0, 1, 0, 2};
    FcsFile empty = file("I", new int[] {16}, "4,3,2,1", data, 2, 1024, "OPERATOR||SITE|x|");
    assertThat(empty.chosen().keywords().get("SITE")).contains("x");
    FcsFile escaped = file("I", new int[] {16}, "4,3,2,1", data, 2, 1024, "NOTE|a||b|SITE|x|");
    assertThat(escaped.chosen().keywords().get("NOTE")).contains("a|b");
    FcsFile single = file("I", new int[] {16}, "4,3,2,1", data, 2, 1024, "NOTE|a|b|$CYT|x|");
    assertThat(single.chosen().channels()).hasSize(1);
  }

  @Test
  void channelsInAnotherOrderKeepTheirValuesAndNames() {
    for (int[] order : new int[][] {{0, 1, 2}, {2, 0, 1}, {1, 2, 0}, {2, 1, 0}}) {
      int[][] moved = new int[3][];
      for (int e = 0; e < 3; e++) {
        moved[e] = new int[] {EVENTS[e][order[0]], EVENTS[e][order[1]], EVENTS[e][order[2]]};
      }
      Sample sample = file(moved, order, 24, false, 16_777_216, "").chosen().read();
      for (int c = 0; c < 3; c++) {
        int at = sample.find("C" + (c + 1)).orElseThrow();
        assertThat(at).isEqualTo(List.of(order[0], order[1], order[2]).indexOf(c));
        for (int e = 0; e < 3; e++) {
          assertThat(sample.column(at).get(e)).isEqualTo(EVENTS[e][c]);
        }
      }
    }
  }

  @Test
  void eventsInAnotherOrderKeepTheirValues() {
    for (int[] order : new int[][] {{1, 2, 0}, {2, 1, 0}, {0, 2, 1}}) {
      int[][] moved = {EVENTS[order[0]], EVENTS[order[1]], EVENTS[order[2]]};
      FcsFile file = file(moved, new int[] {0, 1, 2}, 32, true, 4_294_967_296L, "");
      Sample sample = file.chosen().read();
      for (int e = 0; e < 3; e++) {
        for (int c = 0; c < 3; c++) {
          assertThat(sample.column(c).get(e)).isEqualTo(EVENTS[order[e]][c]);
        }
      }
      // Sums of whole numbers do not depend on their order.
      assertThat(file.chosen().summarise())
          .isEqualTo(file(32, true, 4_294_967_296L, "").chosen().summarise());
    }
  }

  @Test
  void aSharedFileWrittenWithChannelsAndEventsTurnedRoundHasTheSameValues() throws IOException {
    Sample sample = FcsReader.read(SharedData.data("qc_peacoqc/111.fcs"));
    int n = sample.events();
    int[] backwards = IntStream.range(0, n).map(e -> n - 1 - e).toArray();
    List<Integer> turned = IntStream.range(0, sample.channels().size()).boxed().toList().reversed();
    Sample other =
        Sample.of(
            "turned",
            turned.stream().map(sample.channels()::get).toList(),
            turned.stream().map(c -> sample.column(c).select(backwards)).toList());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    FcsWriter.write(other, out);
    Sample back = FcsReader.of("turned", out.toByteArray()).chosen().read();
    for (int c = 0; c < sample.channels().size(); c++) {
      int at = back.find(sample.channels().get(c).name()).orElseThrow();
      assertThat(back.column(at).select(backwards)).isEqualTo(sample.column(c));
    }
  }

  @Test
  void aFileCutInTwoHoldsTheEventsOfBoth() {
    Sample whole = file(32, true, 4_294_967_296L, "").chosen().read();
    java.util.BitSet first = new java.util.BitSet();
    first.set(0, 1);
    java.util.BitSet rest = new java.util.BitSet();
    rest.set(1, 3);
    for (int c = 0; c < 3; c++) {
      double[] a = whole.select(first).doubles(c);
      double[] b = whole.select(rest).doubles(c);
      assertThat(new double[] {a[0], b[0], b[1]}).containsExactly(whole.doubles(c));
    }
  }

  @Test
  void blocksOfAnySizeGiveTheSameValues() {
    FcsDataSet set = file(24, false, 16_777_216, "").chosen();
    for (int block : new int[] {1, 2, 3, 1000}) {
      double[] seen = new double[3];
      set.forEachBlock(
          block, (from, n, columns) -> System.arraycopy(columns[2], 0, seen, (int) from, n));
      assertThat(seen).containsExactly(70_000, 65_536, 16_777_215);
    }
  }

  private static void values(FcsFile file, Verdict verdict) {
    assertThat(file.report().verdict()).as("%s", file.report().findings()).isEqualTo(verdict);
    Sample sample = file.chosen().read();
    for (int e = 0; e < EVENTS.length; e++) {
      for (int c = 0; c < 3; c++) {
        assertThat(sample.column(c).get(e)).isEqualTo(EVENTS[e][c]);
      }
    }
  }

  private static void named(FcsFile file, Rule rule) {
    assertThat(file.report().findings()).anyMatch(f -> f.rule().equals(rule));
  }

  private static FcsFile file(int width, boolean big, long range, String more) {
    return file(EVENTS, new int[] {0, 1, 2}, width, big, range, more);
  }

  /** Events whose channel at place i is called C(names[i] + 1). */
  private static FcsFile file(
      int[][] events, int[] names, int width, boolean big, long range, String more) {
    int size = width / 8;
    byte[] data = new byte[9 * size];
    int at = 0;
    for (int[] event : events) {
      for (int value : event) {
        for (int b = 0; b < size; b++) {
          data[at + (big ? size - 1 - b : b)] = (byte) (b > 3 ? 0 : value >>> 8 * b);
        }
        at += size;
      }
    }
    String order = big ? "4,3,2,1" : "1,2,3,4";
    return file("I", new int[] {width, width, width}, names, order, data, 3, range, more);
  }

  private static FcsFile file(
      String type, int[] bits, String order, byte[] data, long total, long range, String more) {
    return file(
        type, bits, IntStream.range(0, bits.length).toArray(), order, data, total, range, more);
  }

  private static FcsFile file(
      String type,
      int[] bits,
      int[] names,
      String order,
      byte[] data,
      long total,
      long range,
      String more) {
    StringBuilder text =
        new StringBuilder("|" + more + "$DATATYPE|" + type + "|$BYTEORD|" + order + "|");
    text.append("$PAR|" + bits.length + "|$TOT|" + total + "|$NEXTDATA|0|");
    if (!more.contains("$MODE")) {
      text.append("$MODE|L|");
    }
    for (int p = 1; p <= bits.length; p++) {
      text.append("$P" + p + "N|C" + (names[p - 1] + 1) + "|$P" + p + "B|" + bits[p - 1] + "|");
      text.append("$P" + p + "R|" + range + "|$P" + p + "E|0,0|");
    }
    int begin = 58 + text.length();
    String header =
        String.format(
            Locale.ROOT,
            "FCS3.0    %8d%8d%8d%8d%8d%8d",
            58,
            begin - 1,
            begin,
            begin + data.length - 1,
            0,
            0);
    byte[] front = (header + text).getBytes(StandardCharsets.US_ASCII);
    byte[] all = java.util.Arrays.copyOf(front, front.length + data.length);
    System.arraycopy(data, 0, all, front.length, data.length);
    return FcsReader.of(String.join(",", List.of(type, order)), all);
  }
}
