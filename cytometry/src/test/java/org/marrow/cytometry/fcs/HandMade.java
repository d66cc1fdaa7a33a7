package org.marrow.cytometry.fcs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * A small event file written by hand, two channels of three events: 1 300, 2 1023, 255 0. Whatever
 * is changed is what a test is about; the values must come out all the same.
 */
final class HandMade {
  static final double[][] VALUES = {{1, 2, 255}, {300, 1023, 0}};

  private final Map<String, String> keywords = new LinkedHashMap<>();
  private String version = "FCS3.1";
  private String delimiter = "/";
  private byte[] data;
  private byte[] before = {};
  private byte[] after = {};
  private String moreText = "";
  private int gap;
  private final long[] header = {-1, -1, -1, -1, 0, 0};
  private boolean offsetsInText = true;

  private HandMade(byte[] data) {
    this.data = data;
  }

  /** Big-endian 16-bit integers. */
  static HandMade integers() {
    HandMade file =
        new HandMade(new byte[] {0, 1, 1, 44, 0, 2, 3, (byte) 255, 0, (byte) 255, 0, 0});
    return file.common("I", "16", "1024", "4,3,2,1");
  }

  /** Floats in this order. */
  static HandMade floats(ByteOrder order) {
    ByteBuffer data = ByteBuffer.allocate(24).order(order);
    for (int e = 0; e < 3; e++) {
      data.putFloat((float) VALUES[0][e]).putFloat((float) VALUES[1][e]);
    }
    return new HandMade(data.array())
        .common("F", "32", "262144", order == ByteOrder.BIG_ENDIAN ? "4,3,2,1" : "1,2,3,4");
  }

  /** Little-endian doubles. */
  static HandMade doubles() {
    ByteBuffer data = ByteBuffer.allocate(48).order(ByteOrder.LITTLE_ENDIAN);
    for (int e = 0; e < 3; e++) {
      data.putDouble(VALUES[0][e]).putDouble(VALUES[1][e]);
    }
    return new HandMade(data.array()).common("D", "64", "262144", "1,2,3,4");
  }

  /** Decimal text. */
  static HandMade text(String digits, String bits) {
    return new HandMade(digits.getBytes(StandardCharsets.US_ASCII))
        .common("A", bits, "1024", "1,2,3,4");
  }

  private HandMade common(String type, String bits, String range, String order) {
    with("$DATATYPE", type).with("$MODE", "L").with("$BYTEORD", order).with("$NEXTDATA", "0");
    with("$PAR", "2").with("$TOT", "3");
    for (int p = 1; p <= 2; p++) {
      with("$P" + p + "N", p == 1 ? "FSC-A" : "FL1-A").with("$P" + p + "B", bits);
      with("$P" + p + "R", range).with("$P" + p + "E", "0,0");
    }
    return this;
  }

  HandMade with(String keyword, String value) {
    keywords.put(keyword, value);
    return this;
  }

  HandMade without(String keyword) {
    keywords.remove(keyword);
    return this;
  }

  HandMade version(String text) {
    version = text;
    return this;
  }

  HandMade delimiter(String text) {
    delimiter = text;
    return this;
  }

  /** Raw keyword text at the end of TEXT, as it stands. */
  HandMade raw(String text) {
    moreText = text;
    return this;
  }

  HandMade data(byte[] bytes) {
    data = bytes;
    return this;
  }

  byte[] data() {
    return data.clone();
  }

  HandMade before(byte[] bytes) {
    before = bytes;
    return this;
  }

  HandMade after(byte[] bytes) {
    after = bytes;
    return this;
  }

  /** Blanks between the HEADER and TEXT. */
  HandMade gap(int blanks) {
    gap = blanks;
    return this;
  }

  /** Offset fields of the HEADER (text, data, analysis: begin, end); -1 writes the true one. */
  HandMade header(int field, long value) {
    header[field] = value;
    return this;
  }

  HandMade noOffsetsInText() {
    offsetsInText = false;
    return this;
  }

  byte[] bytes() {
    if (offsetsInText) {
      keywords.putIfAbsent("$BEGINDATA", "@BEGIN@");
      keywords.putIfAbsent("$ENDDATA", "@END@");
    }
    StringBuilder text = new StringBuilder(delimiter);
    keywords.forEach((k, v) -> text.append(k).append(delimiter).append(v).append(delimiter));
    text.append(moreText);
    long begin = 58 + gap;
    byte[] raw = text.toString().getBytes(StandardCharsets.UTF_8);
    long dataBegin = begin + raw.length - (offsetsInText ? placeholders(text) : 0);
    String words =
        text.toString()
            .replace("@BEGIN@", digits(dataBegin))
            .replace("@END@", digits(dataBegin + data.length - 1));
    raw = words.getBytes(StandardCharsets.UTF_8);
    long[] truth = {begin, begin + raw.length - 1, dataBegin, dataBegin + data.length - 1, 0, 0};
    StringBuilder head = new StringBuilder(String.format(Locale.ROOT, "%-10s", version));
    for (int i = 0; i < 6; i++) {
      head.append(String.format(Locale.ROOT, "%8d", header[i] < 0 ? truth[i] : header[i]));
    }
    head.append(" ".repeat(gap));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(before);
    out.writeBytes(head.toString().getBytes(StandardCharsets.US_ASCII));
    out.writeBytes(raw);
    out.writeBytes(data);
    out.writeBytes(after);
    return out.toByteArray();
  }

  private static int placeholders(StringBuilder text) {
    int saved = 0;
    saved += text.indexOf("@BEGIN@") < 0 ? 0 : "@BEGIN@".length() - 8;
    saved += text.indexOf("@END@") < 0 ? 0 : "@END@".length() - 8;
    return saved;
  }

  private static String digits(long offset) {
    return String.format(Locale.ROOT, "%08d", offset);
  }

  /** Asserts that a file is read with the values of every file made here. */
  static void assertValues(FcsFile file) {
    assertThat(file.report().verdict())
        .as("%s", file.report().findings())
        .isNotEqualTo(Verdict.REFUSED);
    Sample sample = file.chosen().read();
    assertThat(sample.channels()).hasSize(2);
    for (int c = 0; c < 2; c++) {
      assertThat(sample.doubles(c)).as("%s", file.report().findings()).isEqualTo(VALUES[c]);
    }
  }

  FcsFile file() {
    return FcsReader.of("hand-made", bytes());
  }
}
