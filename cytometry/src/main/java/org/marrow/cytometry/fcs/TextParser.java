package org.marrow.cytometry.fcs;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Splits the bytes of a TEXT segment into keywords. A doubled delimiter is an escaped one (FCS 3.1
 * section 3.2.4), an empty value (many exports), or neither is meant and single delimiters stand
 * inside values: each reading is a {@link Reading}, and {@link #best} keeps the one in which most
 * of what the data need is there.
 */
final class TextParser {
  private static final Charset WINDOWS = Charset.forName("windows-1252");
  private static final Pattern STANDARD =
      Pattern.compile(
          "(?i)\\s*\\$(P\\d+[A-Z]+|BEGIN[A-Z]+|END[A-Z]+|BYTEORD|DATATYPE|MODE|NEXTDATA|PAR|TOT|"
              + "CYT|DATE|FIL|BTIM|ETIM|SYS|TIMESTEP|SPILLOVER|COMP)\\s*");

  /** How doubled and single delimiters are taken. */
  enum Mode {
    ESCAPED,
    EMPTY_VALUES,
    RESYNCHRONISED
  }

  /**
   * @param entries the keywords in file order
   * @param odd whether the last keyword had no value
   * @param penalty how much is missing or odd; 0 is a perfect reading
   */
  record Reading(Mode mode, List<Keywords.Entry> entries, boolean odd, int penalty) {}

  private TextParser() {}

  /**
   * The most complete reading.
   *
   * @param text the segment from its first delimiter on
   * @param length how many bytes of it count
   */
  static Reading best(byte[] text, int length) {
    Reading best = read(text, length, Mode.ESCAPED);
    if (best.penalty() > 0 || doubled(text, length)) {
      for (Mode mode : List.of(Mode.EMPTY_VALUES, Mode.RESYNCHRONISED)) {
        Reading other = read(text, length, mode);
        best = other.penalty() < best.penalty() ? other : best;
      }
    }
    return best;
  }

  private static boolean doubled(byte[] text, int length) {
    for (int i = 1; i < length; i++) {
      if (text[i] == text[0] && text[i - 1] == text[0]) {
        return true;
      }
    }
    return false;
  }

  private static Reading read(byte[] text, int length, Mode mode) {
    List<String> tokens = tokens(text, length, mode == Mode.ESCAPED);
    String delimiter = decode(new byte[] {text[0]});
    if (mode == Mode.RESYNCHRONISED) {
      tokens = resynchronise(tokens, delimiter);
    }
    List<Keywords.Entry> entries = new ArrayList<>();
    int strange = 0;
    for (int i = 0; i + 1 < tokens.size(); i += 2) {
      String name = Keywords.strip(tokens.get(i));
      if (name.isEmpty() || name.contains(delimiter)) {
        // A second $ behind a delimiter inside a name: two keywords were read as one.
        strange += name.contains(delimiter + "$") ? 2 : 1;
      }
      if (!name.isEmpty()) {
        entries.add(new Keywords.Entry(name, tokens.get(i + 1)));
      }
    }
    boolean odd = tokens.size() % 2 == 1;
    int missing = missing(Keywords.of(entries));
    return new Reading(mode, entries, odd, missing * 8 + (odd ? 4 : 0) + Math.min(strange, 3));
  }

  private static List<String> tokens(byte[] text, int length, boolean escapes) {
    byte delimiter = text[0];
    List<String> tokens = new ArrayList<>();
    byte[] token = new byte[length];
    int size = 0;
    boolean open = false;
    for (int i = 1; i < length; i++) {
      open = true;
      if (text[i] != delimiter) {
        token[size++] = text[i];
      } else if (escapes && i + 1 < length && text[i + 1] == delimiter) {
        token[size++] = text[i++];
      } else {
        tokens.add(decode(token, size));
        size = 0;
        open = false;
      }
    }
    if (open && size > 0) {
      tokens.add(decode(token, size));
    }
    return tokens;
  }

  /**
   * Where a standard keyword stands in the place of a value, the token before it belongs to the
   * value before: a delimiter stood inside that value.
   */
  private static List<String> resynchronise(List<String> tokens, String delimiter) {
    List<String> fixed = new ArrayList<>();
    for (String token : tokens) {
      boolean atValue = fixed.size() % 2 == 1;
      if (atValue && fixed.size() > 2 && STANDARD.matcher(token).matches()) {
        String stray = fixed.removeLast();
        fixed.set(fixed.size() - 1, fixed.getLast() + delimiter + stray);
      }
      fixed.add(token);
    }
    return fixed;
  }

  /** How many of the keywords that the data need are absent. */
  static int missing(Keywords keywords) {
    int missing = 0;
    for (String name : List.of("$DATATYPE", "$PAR", "$TOT", "$BYTEORD")) {
      missing += keywords.text(name).isPresent() ? 0 : 1;
    }
    long channels = keywords.text("$PAR").map(Numbers::whole).map(v -> v.orElse(0)).orElse(0L);
    for (int p = 1; p <= Math.min(channels, keywords.size()); p++) {
      for (String suffix : List.of("B", "N", "R")) {
        missing += keywords.has("$P" + p + suffix) ? 0 : 1;
      }
    }
    return missing;
  }

  private static String decode(byte[] token, int size) {
    byte[] exact = new byte[size];
    System.arraycopy(token, 0, exact, 0, size);
    return decode(exact);
  }

  /** UTF-8 where the bytes are that, else Windows-1252, which takes any byte. */
  static String decode(byte[] bytes) {
    if (ascii(bytes)) {
      return new String(bytes, StandardCharsets.ISO_8859_1);
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return new String(bytes, WINDOWS);
    }
  }

  private static boolean ascii(byte[] bytes) {
    int or = 0;
    for (byte b : bytes) {
      or |= b;
    }
    return or >= 0;
  }

  /** Whether these bytes are not UTF-8. */
  static boolean foreign(byte[] bytes) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return false;
    } catch (CharacterCodingException e) {
      return true;
    }
  }
}
