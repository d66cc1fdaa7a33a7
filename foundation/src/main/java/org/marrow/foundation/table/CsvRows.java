package org.marrow.foundation.table;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.marrow.foundation.findings.Findings;
import org.marrow.foundation.findings.InvalidInput;
import org.marrow.foundation.findings.Where;

/**
 * The rows of a text table, one after the other; a file of any size in the memory of one row,
 * compressed with gzip or not. Structural faults (shifted rows, broken quotes, bad headings) are
 * collected, and a faulty row is not handed on.
 */
public final class CsvRows {
  /** The longest field or row that is taken for real, in characters. */
  private static final int LONGEST_RECORD = 16 << 20;

  private final Path path;
  private final String source;
  private final Charset charset;
  private final char separator;
  private final CsvFormat format;
  private final List<String> heading;

  private CsvRows(
      Path path,
      String source,
      Charset charset,
      char separator,
      CsvFormat format,
      List<String> heading) {
    this.path = path;
    this.source = source;
    this.charset = charset;
    this.separator = separator;
    this.format = format;
    this.heading = heading;
  }

  /** Takes one row. */
  @FunctionalInterface
  public interface Taker {
    /**
     * One row of the table.
     *
     * @param row data row, from 1
     * @param line line of the file on which the row starts, from 1
     * @param fields as many as the heading has; blanks around them are taken off
     */
    void take(long row, long line, List<String> fields);
  }

  /**
   * Opens a table and reads its heading.
   *
   * @param findings receives notes (encoding guessed) and faults of the heading
   * @throws InvalidInput when there is no heading to read
   */
  public static CsvRows open(Path path, CsvFormat format, Findings findings) {
    String source = String.valueOf(path.getFileName());
    Where where = Where.in(source);
    if (!Files.isRegularFile(path)) {
      String what = Files.exists(path) ? path + " is not a file" : path + " does not exist";
      throw new InvalidInput(TableRules.UNREADABLE.at(where, what));
    }
    try {
      Charset charset = TableSniffer.charset(path, format, source, findings);
      char separator = format.separator().orElseGet(() -> TableSniffer.separator(path, charset));
      List<String> written = heading(path, charset, separator, source);
      List<String> heading = RowNames.in(written, firstRows(path, charset, separator));
      if (heading != written) {
        findings.add(
            TableRules.ROW_NAMES.at(
                where.line(1), "the first column has no name; it is called " + heading.getFirst()));
      }
      checkHeading(heading, where, findings);
      return new CsvRows(path, source, charset, separator, format, heading);
    } catch (IOException e) {
      throw new InvalidInput(
          TableRules.UNREADABLE.at(where, path + " cannot be read: " + e.getMessage()));
    }
  }

  /** The column names, in the order of the file. */
  public List<String> heading() {
    return heading;
  }

  /** The file's name, as findings give it. */
  public String source() {
    return source;
  }

  /** The field separator in use. */
  public char separator() {
    return separator;
  }

  /** Whether this text means "no value". */
  public boolean isMissing(String field) {
    return format.missing().contains(field);
  }

  Optional<Character> decimal() {
    return format.decimal();
  }

  /**
   * Hands every sound row to the taker, in the order of the file.
   *
   * @param findings receives every structural fault
   * @return the number of data rows in the file, faulty ones included
   */
  public long forEach(Findings findings, Taker taker) {
    long row = 0;
    try (Reader reader = reader(path, charset);
        CsvReader<CsvRecord> csv = parser(separator).ofCsvRecord(reader)) {
      boolean first = true;
      for (CsvRecord record : csv) {
        if (first) {
          first = false;
          continue;
        }
        if (record.getFieldCount() == 1 && record.getField(0).isBlank() && heading.size() > 1) {
          continue;
        }
        row++;
        if (record.getFieldCount() != heading.size()) {
          findings.add(
              TableRules.FIELD_COUNT.at(
                  Where.in(source).line(record.getStartingLineNumber()).row(row),
                  record.getFieldCount() + " fields under a heading of " + heading.size()));
          continue;
        }
        taker.take(row, record.getStartingLineNumber(), trimmed(record));
      }
    } catch (CsvParseException | UncheckedIOException | IOException e) {
      findings.add(fault(e, row));
    }
    return row;
  }

  private org.marrow.foundation.findings.Finding fault(Exception e, long row) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    Where where = Where.in(source).row(row + 1);
    if (root instanceof java.nio.charset.CharacterCodingException) {
      return TableRules.ENCODING.at(where, "bytes that are not " + charset.name());
    }
    if (e instanceof CsvParseException) {
      return TableRules.QUOTES.at(where, String.valueOf(root.getMessage()));
    }
    return TableRules.UNREADABLE.at(where, "reading stopped: " + root.getMessage());
  }

  private static List<String> heading(Path path, Charset charset, char separator, String source)
      throws IOException {
    try (Reader reader = reader(path, charset);
        CsvReader<CsvRecord> csv = parser(separator).ofCsvRecord(reader)) {
      for (CsvRecord record : csv) {
        return trimmed(record);
      }
    } catch (CsvParseException | UncheckedIOException e) {
      throw new InvalidInput(
          TableRules.UNREADABLE.at(
              Where.in(source).line(1), "the heading cannot be read: " + e.getMessage()));
    }
    throw new InvalidInput(TableRules.UNREADABLE.at(Where.in(source), "the file is empty"));
  }

  /** Some rows after the heading; none when they cannot be read, which is told later. */
  private static List<List<String>> firstRows(Path path, Charset charset, char separator)
      throws IOException {
    List<List<String>> rows = new ArrayList<>();
    try (Reader reader = reader(path, charset);
        CsvReader<CsvRecord> csv = parser(separator).ofCsvRecord(reader)) {
      for (CsvRecord record : csv) {
        rows.add(trimmed(record));
        if (rows.size() > RowNames.LOOKED_AT) {
          break;
        }
      }
    } catch (CsvParseException | UncheckedIOException e) {
      return List.of();
    }
    return rows.subList(Math.min(1, rows.size()), rows.size());
  }

  private static void checkHeading(List<String> heading, Where where, Findings findings) {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < heading.size(); i++) {
      String name = heading.get(i);
      if (name.isEmpty()) {
        findings.add(TableRules.HEADING.at(where.line(1), "column " + (i + 1) + " has no name"));
      } else if (!seen.add(name)) {
        findings.add(TableRules.HEADING.at(where.line(1).column(name), "the name stands twice"));
      }
    }
  }

  private static List<String> trimmed(CsvRecord record) {
    return record.getFields().stream().map(String::strip).toList();
  }

  private static CsvReader.CsvReaderBuilder parser(char separator) {
    return CsvReader.builder()
        .fieldSeparator(separator)
        .skipEmptyLines(true)
        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
        .trimWhitespacesAroundQuotes(true)
        .allowExtraCharsAfterClosingQuote(false)
        .allowUnclosedQuote(false)
        .maxBufferSize(LONGEST_RECORD);
  }

  /**
   * Text without its byte-order mark; bytes that do not decode are an error, not a question mark.
   */
  static Reader reader(Path path, Charset charset) throws IOException {
    var decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    BufferedReader reader =
        new BufferedReader(new java.io.InputStreamReader(bytes(path), decoder), 1 << 16);
    reader.mark(1);
    if (reader.read() != '\uFEFF') {
      reader.reset();
    }
    return reader;
  }

  /** The bytes of a table, unpacked when the file is compressed with gzip. */
  static InputStream bytes(Path path) throws IOException {
    InputStream in = new BufferedInputStream(Files.newInputStream(path), 1 << 16);
    try {
      in.mark(2);
      boolean packed = in.read() == 0x1f && in.read() == 0x8b;
      in.reset();
      return packed ? new GZIPInputStream(in, 1 << 16) : in;
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }
}
