package org.marrow.cytometry.fcs;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.marrow.cytometry.FcsRules;

/**
 * The HEADER segment: version and the offsets of TEXT, DATA and ANALYSIS, already counted from the
 * beginning of the file. 0 means "not given here".
 *
 * @param base where the data set begins
 * @param version for example 3.1
 */
record Header(
    long base,
    String version,
    long textBegin,
    long textEnd,
    long dataBegin,
    long dataEnd,
    long analysisBegin,
    long analysisEnd) {
  private static final Pattern MAGIC = Pattern.compile("FCS ?([1-9]\\.[0-9])");
  private static final int FIELDS = 10;
  private static final int SIZE = 58;

  /** Whether a data set begins here. */
  static boolean startsAt(Bytes bytes, long offset) {
    return offset >= 0
        && offset <= bytes.size() - 26
        && bytes.is(offset, 'F')
        && MAGIC.matcher(ascii(bytes, offset, 7)).lookingAt();
  }

  /**
   * Where the first data set begins, or -1: at the beginning, after a byte-order mark or line ends
   * that a text editor put there, or after the 128 bytes of MacBinary.
   */
  static long first(Bytes bytes) {
    for (long at : new long[] {0, 1, 2, 3, 4, 128}) {
      if (startsAt(bytes, at)) {
        return at;
      }
    }
    return -1;
  }

  /** Reads the header; the bytes must {@linkplain #startsAt start} there. */
  static Header read(Bytes bytes, long base, FileLog log) {
    Matcher magic = MAGIC.matcher(ascii(bytes, base, 7));
    if (!magic.lookingAt()) {
      throw new IllegalArgumentException("no header at byte " + base);
    }
    String version = magic.group(1);
    if (!version.matches("2\\.0|3\\.[012]")) {
      log.add(
          FcsRules.VERSION,
          base,
          "version FCS" + version + " read as " + (version.compareTo("3") < 0 ? "2.0" : "3.2"));
    }
    long[] fields = new long[6];
    boolean broken = false;
    for (int i = 0; i < fields.length; i++) {
      String field = Keywords.strip(ascii(bytes, base + FIELDS + 8L * i, 8));
      OptionalLong value = field.isEmpty() ? OptionalLong.of(0) : Numbers.whole(field);
      broken |= value.isEmpty() && i < 4;
      fields[i] = value.orElse(0);
    }
    if (broken) {
      fields = byBlanks(bytes, base, log);
    }
    for (int i = 0; i < fields.length; i++) {
      fields[i] = fields[i] == 0 ? 0 : fields[i] + base;
    }
    return new Header(
        base, version, fields[0], fields[1], fields[2], fields[3], fields[4], fields[5]);
  }

  /** Some headers do not keep to columns of eight: take the numbers in the order they stand. */
  private static long[] byBlanks(Bytes bytes, long base, FileLog log) {
    String line = ascii(bytes, base + 6, SIZE - 6);
    log.add(
        FcsRules.HEADER_OFFSETS,
        base + FIELDS,
        "the offsets of the HEADER are not numbers of eight characters: \"" + line + "\"");
    long[] fields = new long[6];
    int i = 0;
    for (String token : line.strip().split("[^0-9]+")) {
      if (i < fields.length && !token.isEmpty()) {
        fields[i++] = Numbers.whole(token).orElse(0);
      }
    }
    return fields;
  }

  private static String ascii(Bytes bytes, long from, int length) {
    byte[] copy = bytes.copy(from, from + length);
    for (int i = 0; i < copy.length; i++) {
      if (copy[i] < ' ') {
        copy[i] = ' ';
      }
    }
    return new String(Arrays.copyOf(copy, copy.length), StandardCharsets.US_ASCII);
  }

  /** Whether the data set follows FCS 3: offsets may stand in TEXT, a checksum may follow. */
  boolean third() {
    return version.compareTo("3") >= 0;
  }

  /** The version as a number that orders: 20, 30, 31, 32. */
  int rank() {
    return Integer.parseInt(version.replace(".", ""));
  }
}
