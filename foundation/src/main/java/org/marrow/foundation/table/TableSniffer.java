package org.marrow.foundation.table;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.marrow.foundation.findings.Findings;
import org.marrow.foundation.findings.Where;

/** Finds out how a text table is written from its first bytes and lines. */
final class TableSniffer {
  private static final char[] SEPARATORS = {',', ';', '\t', '|'};
  private static final int LINES = 50;
  private static final int LONGEST_LINE = 1 << 20;

  private TableSniffer() {}

  static Charset charset(Path path, CsvFormat format, String source, Findings findings)
      throws IOException {
    if (format.charset().isPresent()) {
      return format.charset().get();
    }
    byte[] start;
    try (InputStream in = CsvRows.bytes(path)) {
      start = in.readNBytes(4);
    }
    if (start.length >= 2 && start[0] == (byte) 0xFF && start[1] == (byte) 0xFE) {
      return StandardCharsets.UTF_16LE;
    }
    if (start.length >= 2 && start[0] == (byte) 0xFE && start[1] == (byte) 0xFF) {
      return StandardCharsets.UTF_16BE;
    }
    if (isUtf8(path)) {
      return StandardCharsets.UTF_8;
    }
    findings.add(
        TableRules.ENCODING_GUESSED.at(
            Where.in(source), "the bytes are not UTF-8; read as Windows-1252"));
    return Charset.forName("windows-1252");
  }

  /** Whether the whole file decodes as UTF-8, in the memory of one buffer. */
  private static boolean isUtf8(Path path) throws IOException {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer bytes = ByteBuffer.allocate(1 << 16);
    CharBuffer chars = CharBuffer.allocate(1 << 16);
    try (InputStream in = CsvRows.bytes(path)) {
      while (true) {
        int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
        bytes.limit(bytes.position() + Math.max(read, 0)).position(0);
        CoderResult result = decoder.decode(bytes, chars.clear(), read < 0);
        if (result.isError()) {
          return false;
        }
        if (read < 0) {
          return true;
        }
        bytes.compact();
      }
    }
  }

  /** The mark that splits the first lines into the most fields of one common number. */
  static char separator(Path path, Charset charset) {
    List<String> lines = firstLines(path, charset);
    char best = ',';
    double bestScore = 0;
    for (char mark : SEPARATORS) {
      int heading = lines.isEmpty() ? 0 : count(lines.getFirst(), mark);
      if (heading == 0) {
        continue;
      }
      long same = lines.stream().filter(line -> count(line, mark) == heading).count();
      double score = (double) same / lines.size() * (1 + 0.001 * Math.min(heading, 100));
      if (score > bestScore) {
        bestScore = score;
        best = mark;
      }
    }
    return bestScore == 0 && separatedByBlanks(lines) ? ' ' : best;
  }

  /** R's write.table: one blank between fields, and often row names without a heading. */
  private static boolean separatedByBlanks(List<String> lines) {
    int heading = lines.isEmpty() ? 0 : count(lines.getFirst(), ' ');
    List<String> rows = lines.subList(Math.min(1, lines.size()), lines.size());
    return heading > 0
        && !rows.isEmpty()
        && (rows.stream().allMatch(line -> count(line, ' ') == heading)
            || rows.stream().allMatch(line -> count(line, ' ') == heading + 1));
  }

  private static List<String> firstLines(Path path, Charset charset) {
    List<String> lines = new ArrayList<>();
    try (Reader reader = CsvRows.reader(path, charset);
        BufferedReader buffered = new BufferedReader(reader)) {
      StringBuilder line = new StringBuilder();
      int c;
      while (lines.size() < LINES && line.length() < LONGEST_LINE && (c = buffered.read()) >= 0) {
        if (c == '\n' || c == '\r') {
          if (!line.toString().isBlank()) {
            lines.add(line.toString());
          }
          line.setLength(0);
        } else {
          line.append((char) c);
        }
      }
      if (!line.toString().isBlank() && lines.size() < LINES) {
        lines.add(line.toString());
      }
    } catch (IOException e) {
      // An undecodable tail is reported when the rows are read; the lines so far decide.
      return lines;
    }
    return lines;
  }

  /** How often the mark stands outside quotes. */
  private static int count(String line, char mark) {
    int count = 0;
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (c == mark && !quoted) {
        count++;
      }
    }
    return count;
  }
}
