package org.marrow.foundation.table;

import java.util.List;
import org.marrow.foundation.findings.Rule;
import org.marrow.foundation.findings.Severity;

/** The rules that tables are read by. */
public final class TableRules {
  /** The file is missing, a folder, empty or unreadable. */
  public static final Rule UNREADABLE =
      new Rule(
          "table/unreadable",
          Severity.FAULT,
          "The table cannot be read",
          "Without a heading and rows there is nothing to analyse.",
          "Check the path, and that the file is a text table with a heading.",
          "");

  /** A row has more or fewer fields than the heading. */
  public static final Rule FIELD_COUNT =
      new Rule(
          "table/field-count",
          Severity.FAULT,
          "A row has another number of fields than the heading",
          "A shifted row puts values under the wrong heading, which is worse than no value.",
          "Quote fields that hold the separator, or name the right separator.",
          "");

  /** The heading has blank or repeated names. */
  public static final Rule HEADING =
      new Rule(
          "table/heading",
          Severity.FAULT,
          "The heading has a blank or repeated name",
          "A column that cannot be told apart by name cannot be used safely.",
          "Give every column its own name in the first line.",
          "");

  /** The first column has no name. */
  public static final Rule ROW_NAMES =
      new Rule(
          "table/row-names",
          Severity.NOTE,
          "The first column has no name",
          "R writes the names of rows so; they get the name that R's read.csv gives them.",
          "Nothing; or write the table with row.names = FALSE.",
          "");

  /** A quote is opened and not closed, or text follows a closing quote. */
  public static final Rule QUOTES =
      new Rule(
          "table/quotes",
          Severity.FAULT,
          "A quoted field is not closed",
          "An unclosed quote swallows the rows that follow it.",
          "Close the quote, or double a quote that belongs to the text.",
          "RFC 4180");

  /** Bytes that are not text in the encoding. */
  public static final Rule ENCODING =
      new Rule(
          "table/encoding",
          Severity.FAULT,
          "The file is not text in its encoding",
          "Guessed letters change names and units.",
          "Save the table as UTF-8, or name its encoding.",
          "");

  /** The file was not UTF-8 and was read as Windows-1252. */
  public static final Rule ENCODING_GUESSED =
      new Rule(
          "table/encoding-guessed",
          Severity.NOTE,
          "Read as Windows-1252",
          "The bytes are not UTF-8; letters beyond ASCII were read as Western European.",
          "Save the table as UTF-8 if a letter looks wrong.",
          "");

  /** Numbers were written with a decimal comma. */
  public static final Rule DECIMAL_COMMA =
      new Rule(
          "table/decimal-comma",
          Severity.NOTE,
          "Decimal commas read as decimal points",
          "The file separates fields by something else and writes 1,5 for one and a half.",
          "Nothing, if 1,5 means one and a half here; else name the decimal mark.",
          "");

  /** A column that was asked for is not there. */
  public static final Rule NO_COLUMN =
      new Rule(
          "table/no-column",
          Severity.FAULT,
          "A column is missing",
          "The analysis names a column that the table does not have.",
          "Name a column of the table.",
          "");

  /** A cell that must be a number is not. */
  public static final Rule NOT_A_NUMBER =
      new Rule(
          "table/not-a-number",
          Severity.FAULT,
          "Text where a number belongs",
          "A value that is dropped silently biases what is left.",
          "Correct the cell, or leave it empty if the value is missing.",
          "");

  /** Cells give a limit in place of a value. */
  public static final Rule BEYOND_LIMIT =
      new Rule(
          "table/beyond-limit",
          Severity.WARNING,
          "Values beyond a limit of measurement",
          "A cell such as <0.5 says that the value lies below 0.5, not what it is; any number put in"
              + " its place is an assumption.",
          "Say how many there were and how they were read; try the other reading.",
          "");

  private TableRules() {}

  /** All rules of this package. */
  public static List<Rule> all() {
    return List.of(
        UNREADABLE,
        FIELD_COUNT,
        HEADING,
        ROW_NAMES,
        QUOTES,
        ENCODING,
        ENCODING_GUESSED,
        DECIMAL_COMMA,
        NO_COLUMN,
        NOT_A_NUMBER,
        BEYOND_LIMIT);
  }
}
