package org.marrow.survival.oracle;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.marrow.foundation.findings.Findings;
import org.marrow.foundation.table.CsvFormat;
import org.marrow.foundation.table.Table;
import org.marrow.survival.data.SurvivalData;

/** A public outcome table, read as the oracle script reads it. */
public record Outcomes(Table table) {
  private static final Path FOLDER = Path.of("../../shared/data/outcomes");

  /** Opens a file, or skips the test when the shared folder is absent. */
  public static Outcomes open(String file) {
    Path path = FOLDER.resolve(file);
    Assumptions.assumeTrue(Files.exists(path), "the shared data are not here: " + path);
    return new Outcomes(Table.read(path, CsvFormat.detect(), new Findings()));
  }

  /** A column of numbers; NaN where missing or not a number (a leading &lt; or &gt; is dropped). */
  public double[] numbers(String column) {
    double[] values = new double[table.rows()];
    for (int i = 0; i < values.length; i++) {
      String text = table.column(column).text(i).replaceFirst("^[<>]", "");
      values[i] = text.isEmpty() ? Double.NaN : Double.parseDouble(text);
    }
    return values;
  }

  /** A column of texts. */
  public List<String> texts(String column) {
    return IntStream.range(0, table.rows()).mapToObj(table.column(column)::text).toList();
  }

  /** 1 where the column holds the text, else 0. */
  public double[] is(String column, String text) {
    return texts(column).stream().mapToDouble(t -> t.equals(text) ? 1 : 0).toArray();
  }

  /** The rows for which the condition holds. */
  public Outcomes where(IntPredicate row) {
    return new Outcomes(table.select(IntStream.range(0, table.rows()).filter(row).toArray()));
  }

  /** Survival data of a time and a status column. */
  public SurvivalData survival(String time, String status) {
    return SurvivalData.of(numbers(time), events(status)).source(table.source()).build();
  }

  /** Event codes of a column. */
  public int[] events(String column) {
    return Arrays.stream(numbers(column)).mapToInt(v -> (int) v).toArray();
  }
}
