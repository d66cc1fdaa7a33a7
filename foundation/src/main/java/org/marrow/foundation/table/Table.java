package org.marrow.foundation.table;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.marrow.foundation.findings.Findings;
import org.marrow.foundation.findings.InvalidInput;
import org.marrow.foundation.findings.Nearest;
import org.marrow.foundation.findings.Where;

/** An immutable table in memory: named columns of one length. */
public final class Table {
  private final String source;
  private final List<Column> columns;
  private final Map<String, Column> byName = new HashMap<>();
  private final int rows;
  private final char decimal;

  private Table(String source, List<Column> columns, char decimal) {
    this.source = source;
    this.decimal = decimal;
    this.columns = List.copyOf(columns);
    this.rows = columns.isEmpty() ? 0 : columns.getFirst().size();
    for (Column column : columns) {
      if (column.size() != rows) {
        throw new IllegalArgumentException(
            "column " + column.name() + " has " + column.size() + " rows, the first has " + rows);
      }
      if (byName.put(column.name(), column) != null) {
        throw new IllegalArgumentException("two columns are called " + column.name());
      }
    }
  }

  /**
   * A table of these columns.
   *
   * @param source where it comes from, as findings give it (a file name, or a word)
   */
  public static Table of(String source, List<Column> columns) {
    return new Table(source, columns, '.');
  }

  /** A table of a file that wrote its numbers with this decimal mark. */
  static Table of(String source, List<Column> columns, char decimal) {
    return new Table(source, columns, decimal);
  }

  /**
   * Reads a text table. A column whose cells are all numbers or missing becomes a {@link
   * NumberColumn}, any other a {@link TextColumn}.
   *
   * @param findings receives notes; faults end the reading
   * @throws InvalidInput with every structural fault of the file
   */
  public static Table read(Path path, CsvFormat format, Findings findings) {
    return TableReader.read(CsvRows.open(path, format, findings), findings);
  }

  /** Where the table comes from, as findings give it. */
  public String source() {
    return source;
  }

  /** Number of rows. */
  public int rows() {
    return rows;
  }

  /** The columns, in order. */
  public List<Column> columns() {
    return columns;
  }

  /** The column names, in order. */
  public List<String> names() {
    return columns.stream().map(Column::name).toList();
  }

  /** Whether there is a column of this name. */
  public boolean has(String name) {
    return byName.containsKey(name);
  }

  /**
   * The column of this name.
   *
   * @throws InvalidInput when there is none, with the nearest name
   */
  public Column column(String name) {
    Column column = byName.get(name);
    if (column == null) {
      throw new InvalidInput(
          TableRules.NO_COLUMN.at(
              Where.in(source), "no column " + name, Nearest.remedy(name, byName.keySet())));
    }
    return column;
  }

  /**
   * The numbers of a column, {@code NaN} where missing.
   *
   * @param findings receives a fault when the column is not there, and one for every cell that is
   *     not a number; the cell is then {@code NaN}
   */
  public double[] numbers(String name, Findings findings) {
    Column column = byName.get(name);
    if (column instanceof NumberColumn number) {
      return number.numbers();
    }
    double[] values = new double[rows];
    Arrays.fill(values, Double.NaN);
    if (column == null) {
      findings.add(
          TableRules.NO_COLUMN.at(
              Where.in(source), "no column " + name, Nearest.remedy(name, byName.keySet())));
      return values;
    }
    for (int row = 0; row < rows; row++) {
      if (column.isMissing(row)) {
        continue;
      }
      values[row] = PlainNumber.parse(column.text(row), decimal);
      if (Double.isNaN(values[row])) {
        findings.add(
            TableRules.NOT_A_NUMBER.at(
                Where.in(source).row(row + 1L).column(name),
                "\"" + column.text(row) + "\" is not a number",
                BeyondLimit.limit(column.text(row), decimal).isPresent()
                    ? "Say how values beyond a limit of measurement are to be read: as missing or as"
                        + " the limit (--beyond-limit on the command line, replace in a study)."
                    : TableRules.NOT_A_NUMBER.remedy()));
      }
    }
    return values;
  }

  /** The same table with each column replaced by what is made of it. */
  Table map(UnaryOperator<Column> change) {
    return new Table(source, columns.stream().map(change).toList(), decimal);
  }

  /** The decimal mark of its text cells. */
  char decimal() {
    return decimal;
  }

  /** The same table with only these rows (from 0), in this order. */
  public Table select(int[] picked) {
    return new Table(source, columns.stream().map(c -> c.select(picked)).toList(), decimal);
  }

  /**
   * The table as CSV: comma, decimal point, LF, UTF-8, missing cells empty; the same bytes every
   * time.
   */
  public String csv() {
    StringWriter text = new StringWriter();
    try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
      csv.writeRecord(names());
      String[] fields = new String[columns.size()];
      for (int row = 0; row < rows; row++) {
        for (int i = 0; i < fields.length; i++) {
          fields[i] = columns.get(i).text(row);
        }
        csv.writeRecord(fields);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /** Writes {@link #csv()} to a file. */
  public void write(Path path) throws IOException {
    Files.writeString(path, csv(), StandardCharsets.UTF_8);
  }
}
