package org.marrow.foundation.findings;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A place in an input or an analysis. Rows and lines count from 1 as people count them; a row is a
 * data row (the heading is not counted), a line is a line of the file.
 *
 * @param source file name, study key or analysis; the empty string when there is none
 * @param line line of a text file
 * @param row data row of a table
 * @param column column, channel, key or parameter
 * @param offset byte offset in a binary file, from 0
 */
public record Where(
    String source,
    OptionalLong line,
    OptionalLong row,
    Optional<String> column,
    OptionalLong offset) {

  /** A whole file, study key or analysis. */
  public static Where in(String source) {
    return new Where(
        source, OptionalLong.empty(), OptionalLong.empty(), Optional.empty(), OptionalLong.empty());
  }

  /** The same source at a line, counted from 1. */
  public Where line(long number) {
    return new Where(source, OptionalLong.of(number), row, column, offset);
  }

  /** The same source at a data row, counted from 1 below the heading. */
  public Where row(long number) {
    return new Where(source, line, OptionalLong.of(number), column, offset);
  }

  /** The same place at a column, channel, key or parameter. */
  public Where column(String name) {
    return new Where(source, line, row, Optional.of(name), offset);
  }

  /** The same source at a byte offset, counted from 0. */
  public Where offset(long bytes) {
    return new Where(source, line, row, column, OptionalLong.of(bytes));
  }

  /** For people: {@code cohort.csv, line 14, row 13, column time}. */
  @Override
  public String toString() {
    List<String> parts = new ArrayList<>();
    if (!source.isEmpty()) {
      parts.add(source);
    }
    line.ifPresent(n -> parts.add("line " + n));
    row.ifPresent(n -> parts.add("row " + n));
    column.ifPresent(name -> parts.add("column " + name));
    offset.ifPresent(n -> parts.add("byte " + n));
    return String.join(", ", parts);
  }
}
