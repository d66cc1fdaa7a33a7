package org.marrow.foundation.table;

import java.nio.charset.Charset;
import java.util.Optional;
import java.util.Set;

/**
 * How a text table is written. What is empty is found out from the file itself, and said in a
 * finding when it is not the plain case.
 *
 * @param charset encoding; found by byte-order mark, else UTF-8, else Windows-1252 with a note
 * @param separator field separator; found among comma, semicolon, tab and bar, else one blank when
 *     all rows agree
 * @param decimal decimal mark, point or comma; a comma is found only where it cannot be the
 *     separator
 * @param missing words that mean "no value", compared without regard to surrounding blanks
 */
public record CsvFormat(
    Optional<Charset> charset,
    Optional<Character> separator,
    Optional<Character> decimal,
    Set<String> missing) {
  private static final Set<String> MISSING_WORDS =
      Set.of("", "NA", "N/A", "n/a", "na", "NaN", "nan", "NULL", "null", ".", "-", "?");

  public CsvFormat {
    missing = Set.copyOf(missing);
    if (decimal.isPresent() && decimal.get() != '.' && decimal.get() != ',') {
      throw new IllegalArgumentException("decimal mark must be . or , but is " + decimal.get());
    }
    if (decimal.isPresent() && decimal.equals(separator)) {
      throw new IllegalArgumentException("decimal mark and separator are both " + decimal.get());
    }
  }

  /** Finds out encoding, separator and decimal mark; the usual words for "missing". */
  public static CsvFormat detect() {
    return new CsvFormat(Optional.empty(), Optional.empty(), Optional.empty(), MISSING_WORDS);
  }

  /** The same format with this separator. */
  public CsvFormat separatedBy(char mark) {
    return new CsvFormat(charset, Optional.of(mark), decimal, missing);
  }

  /** The same format with this decimal mark. */
  public CsvFormat decimalMark(char mark) {
    return new CsvFormat(charset, separator, Optional.of(mark), missing);
  }

  /** The same format in this encoding. */
  public CsvFormat encoded(Charset encoding) {
    return new CsvFormat(Optional.of(encoding), separator, decimal, missing);
  }

  /** The same format in which exactly these words (and the empty cell) mean "no value". */
  public CsvFormat missingWords(Set<String> words) {
    Set<String> all = new java.util.HashSet<>(words);
    all.add("");
    return new CsvFormat(charset, separator, decimal, all);
  }
}
