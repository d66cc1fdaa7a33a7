package org.marrow.cytometry.fcs;

import java.nio.charset.StandardCharsets;
import org.marrow.cytometry.FcsRules;

/**
 * The checksum that may close an FCS 3 data set: eight characters, all zeros when not computed,
 * else the CRC-16 of CCITT (x^16 + x^12 + x^5 + 1) over the data set before them (FCS 3.0 section
 * 3.7). Writers start it with 0 or with FFFF hexadecimal; both are accepted.
 */
final class Checksum {
  /** Beyond this the check would cost more than the reading; it is left out. */
  private static final long LARGEST = 1L << 28;

  private Checksum() {}

  static void check(Bytes bytes, Header header, TextSegment text, long limit, FileLog log) {
    long at = limit - 8;
    if (!header.third() || at <= text.end() || at - header.base() > LARGEST) {
      return;
    }
    String written = new String(bytes.copy(at, limit), StandardCharsets.ISO_8859_1);
    if (!written.matches("[0-9]{8}") || written.equals("00000000")) {
      return;
    }
    int expected = Integer.parseInt(written);
    int zero = 0;
    int ones = 0xffff;
    for (long i = header.base(); i < at; i++) {
      int b = bytes.at(i);
      zero = next(zero, b);
      ones = next(ones, b);
    }
    if (expected != zero && expected != ones) {
      log.add(
          FcsRules.CHECKSUM,
          at,
          "the file says " + written + ", its bytes give " + zero + " (or " + ones + ")");
    }
  }

  private static int next(int crc, int b) {
    int x = (crc >>> 8 ^ b) & 0xff;
    x ^= x >>> 4;
    return (crc << 8 ^ x << 12 ^ x << 5 ^ x) & 0xffff;
  }
}
