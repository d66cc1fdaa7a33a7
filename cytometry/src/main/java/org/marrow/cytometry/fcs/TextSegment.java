package org.marrow.cytometry.fcs;

import java.util.List;
import org.marrow.cytometry.FcsRules;

/**
 * The TEXT segment of a data set: where it really begins and ends, and its keywords.
 *
 * @param end offset of its last byte
 */
record TextSegment(Keywords keywords, long begin, long end) {
  /** No keyword list of a real instrument comes near this; it bounds what a damaged file costs. */
  private static final long LARGEST = 64L << 20;

  /** Reads the segment the header points to, or throws a refusal. */
  static TextSegment read(Bytes bytes, Header header, FileLog log) {
    long begin = begin(bytes, header, log);
    long end = header.textEnd();
    if (end <= begin + 2) {
      log.add(
          FcsRules.HEADER_OFFSETS,
          header.base() + 18,
          "TEXT ends at byte " + end + " by the HEADER, before it begins; looked for its end");
      end = furthest(bytes, begin, header);
    } else if (end >= bytes.size()) {
      log.add(
          FcsRules.HEADER_OFFSETS,
          header.base() + 18,
          "TEXT ends at byte " + end + " by the HEADER, the file has " + bytes.size());
      end = furthest(bytes, begin, header);
    }
    if (end == header.dataBegin()) {
      end--;
      log.add(FcsRules.TEXT_BOUNDS, end, "TEXT ends where DATA begins by the HEADER, one too late");
    }
    end = Math.min(end, begin + LARGEST);
    Attempt attempt = attempt(bytes, begin, end);
    if (TextParser.missing(attempt.keywords()) > 0) {
      // An end that is too early cuts keywords off: look whether more of them follow.
      Attempt longer = attempt(bytes, begin, furthest(bytes, begin, header));
      if (longer.lastByte() != attempt.lastByte()
          && TextParser.missing(longer.keywords()) < TextParser.missing(attempt.keywords())) {
        log.add(
            FcsRules.TEXT_BOUNDS,
            attempt.lastByte(),
            "keywords go on after the end of TEXT, until byte " + longer.lastByte());
        attempt = longer;
      }
    }
    report(bytes, header, begin, attempt, log);
    if (attempt.keywords().size() == 0) {
      throw log.refuse(FcsRules.TEXT_UNREADABLE, begin, "no keyword could be read");
    }
    return new TextSegment(attempt.keywords(), begin, attempt.lastByte());
  }

  /** A list of keywords elsewhere in the file: supplemental TEXT or ANALYSIS. */
  static Keywords readOther(Bytes bytes, long begin, long end, int delimiter) {
    if (begin < 1 || end <= begin || end >= bytes.size() || end - begin > LARGEST) {
      return Keywords.none();
    }
    if (!bytes.is(begin, delimiter) && !plausibleDelimiter(bytes.at(begin))) {
      return withoutFirst(bytes.copy(begin, end + 1), (byte) delimiter);
    }
    Attempt attempt = attempt(bytes, begin, end);
    return attempt.reading().odd() || attempt.reading().entries().size() < 1
        ? Keywords.none()
        : attempt.keywords();
  }

  /** Keywords of a segment that leaves out its first delimiter, as some sorters write it. */
  private static Keywords withoutFirst(byte[] words, byte delimiter) {
    if (words[words.length - 1] != delimiter) {
      return Keywords.none();
    }
    byte[] whole = new byte[words.length + 1];
    whole[0] = delimiter;
    System.arraycopy(words, 0, whole, 1, words.length);
    TextParser.Reading reading = TextParser.best(whole, whole.length);
    return reading.odd() ? Keywords.none() : Keywords.of(reading.entries());
  }

  private record Attempt(
      TextParser.Reading reading, Keywords keywords, long lastByte, boolean padded, boolean open) {}

  private static Attempt attempt(Bytes bytes, long begin, long end) {
    // One byte more than stated, in case the end is one too early.
    byte[] text = bytes.copy(begin, end + 2);
    int stated = (int) Math.min(text.length, end - begin + 1);
    int length = stated;
    byte delimiter = text[0];
    boolean padded = false;
    boolean open = false;
    if (text[stated - 1] != delimiter) {
      int last = stated - 1;
      while (last > 0 && isFilling(text[last])) {
        last--;
      }
      if (text.length > stated && text[stated] == delimiter) {
        length = stated + 1;
      } else if (text[last] == delimiter && last > 0) {
        length = last + 1;
        padded = true;
      } else if (stated > 2 && text[stated - 2] == delimiter) {
        length = stated - 1;
      } else {
        length = last + 1;
        open = true;
      }
    }
    TextParser.Reading reading = TextParser.best(text, length);
    return new Attempt(reading, Keywords.of(reading.entries()), begin + length - 1, padded, open);
  }

  private static boolean isFilling(byte b) {
    return b == ' ' || b == 0 || b == '\r' || b == '\n' || b == '\t';
  }

  private static void report(Bytes bytes, Header header, long begin, Attempt attempt, FileLog log) {
    long stated = header.textEnd();
    if (attempt.padded()) {
      log.add(FcsRules.TEXT_PADDING, attempt.lastByte() + 1, "filling after the last delimiter");
    } else if (attempt.open()) {
      log.add(FcsRules.TEXT_BOUNDS, attempt.lastByte(), "TEXT does not end with its delimiter");
    } else if (stated > 0 && Math.abs(attempt.lastByte() - stated) == 1) {
      log.add(
          FcsRules.TEXT_BOUNDS,
          stated,
          "TEXT ends at byte " + attempt.lastByte() + ", the HEADER says " + stated);
    }
    switch (attempt.reading().mode()) {
      case ESCAPED -> {}
      case EMPTY_VALUES ->
          log.add(
              FcsRules.TEXT_DELIMITERS,
              attempt.lastByte(),
              "doubled delimiters were read as empty values");
      case RESYNCHRONISED ->
          log.add(
              FcsRules.TEXT_DELIMITERS,
              attempt.lastByte(),
              "single delimiters inside values were put back into them");
    }
    if (attempt.reading().mode() == TextParser.Mode.ESCAPED && attempt.reading().odd()) {
      log.add(
          FcsRules.TEXT_DELIMITERS, attempt.lastByte(), "the last keyword has no value; left out");
    }
    if (TextParser.foreign(bytes.copy(begin, attempt.lastByte() + 1))) {
      log.add(FcsRules.TEXT_ENCODING, begin, "TEXT holds bytes that are not UTF-8");
    }
    repeated(attempt.reading().entries(), log);
  }

  private static void repeated(List<Keywords.Entry> entries, FileLog log) {
    Keywords first = Keywords.of(entries);
    for (Keywords.Entry entry : entries) {
      String used = first.get(entry.name()).orElse("");
      if (!used.equals(entry.value())) {
        log.add(
            FcsRules.DUPLICATE_KEYWORD,
            entry.name(),
            "\"" + brief(used) + "\" was used, \"" + brief(entry.value()) + "\" was not");
      }
    }
  }

  private static String brief(String value) {
    return value.length() > 60 ? value.substring(0, 60) + "..." : value;
  }

  /** The true first delimiter, at or near the place the header names. */
  private static long begin(Bytes bytes, Header header, FileLog log) {
    long stated = header.textBegin();
    long begin = stated;
    if (begin < header.base() + 26 || begin >= bytes.size() - 2) {
      begin = header.base() + 58;
    }
    if (begin >= bytes.size() - 2) {
      throw log.refuse(
          FcsRules.TEXT_UNREADABLE,
          header.base(),
          "the file ends after " + bytes.size() + " bytes, before its keywords");
    }
    long from = begin;
    while (begin < bytes.size() - 2
        && begin < from + 65_536
        && isFilling((byte) bytes.at(begin))
        && !(bytes.at(begin) != ' ' && bytes.is(begin + 1, '$'))) {
      begin++;
    }
    // What was stepped over as filling may have been the delimiter: some sorters use a CR.
    if (!plausibleDelimiter(bytes.at(begin))
        && begin > header.base()
        && plausibleDelimiter(bytes.at(begin - 1))) {
      begin--;
    }
    if (!plausibleDelimiter(bytes.at(begin))) {
      throw log.refuse(
          FcsRules.TEXT_UNREADABLE,
          begin,
          "TEXT must begin with a delimiter, byte "
              + begin
              + " is "
              + bytes.at(begin)
              + "; is the HEADER damaged?");
    }
    if (begin != stated) {
      log.add(
          FcsRules.HEADER_OFFSETS,
          header.base() + 10,
          "TEXT begins at byte " + begin + ", the HEADER says " + stated);
    }
    return begin;
  }

  private static boolean plausibleDelimiter(int b) {
    return b != ' '
        && b != '$'
        && !(b >= '0' && b <= '9')
        && !(b >= 'A' && b <= 'Z')
        && !(b >= 'a' && b <= 'z');
  }

  /** The last byte that can belong to TEXT: before the data, before bytes that are no text. */
  private static long furthest(Bytes bytes, long begin, Header header) {
    long limit = Math.min(bytes.size() - 1, begin + LARGEST);
    if (header.dataBegin() > begin) {
      limit = Math.min(limit, header.dataBegin() - 1);
    }
    int delimiter = bytes.at(begin);
    long last = begin;
    for (long i = begin + 1; i <= limit; i++) {
      int b = bytes.at(i);
      if (b == delimiter) {
        last = i;
      } else if (b < ' ' && b != '\r' && b != '\n' && b != '\t') {
        break;
      }
    }
    return last > begin + 1 ? last : limit;
  }
}
