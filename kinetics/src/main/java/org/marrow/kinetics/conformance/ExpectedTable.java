package org.marrow.kinetics.conformance;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The results file of a case: numbers by column and row. Its dialect is the suite's own. */
final class ExpectedTable {
  private final Map<String, Integer> columns = new HashMap<>();
  private final List<double[]> rows = new ArrayList<>();

  private ExpectedTable() {}

  static ExpectedTable parse(byte[] bytes) {
    List<String> lines =
        new String(bytes, StandardCharsets.UTF_8).lines().filter(l -> !l.isBlank()).toList();
    if (lines.isEmpty()) {
      throw new IllegalStateException("the results file is empty");
    }
    ExpectedTable table = new ExpectedTable();
    String[] header = lines.getFirst().split(",");
    for (int i = 0; i < header.length; i++) {
      table.columns.put(header[i].replace("\"", "").strip(), i);
    }
    for (String line : lines.subList(1, lines.size())) {
      table.rows.add(Arrays.stream(line.split(",")).mapToDouble(ExpectedTable::number).toArray());
    }
    return table;
  }

  private static double number(String text) {
    return switch (text.strip().toLowerCase(Locale.ROOT)) {
      case "inf", "infinity" -> Double.POSITIVE_INFINITY;
      case "-inf", "-infinity" -> Double.NEGATIVE_INFINITY;
      case "nan" -> Double.NaN;
      default -> Double.parseDouble(text.strip());
    };
  }

  int rows() {
    return rows.size();
  }

  boolean has(String column) {
    return columns.containsKey(column);
  }

  double value(int row, String column) {
    Integer index = columns.get(column);
    if (index == null || index >= rows.get(row).length) {
      throw new IllegalStateException("the results file has no column " + column);
    }
    return rows.get(row)[index];
  }
}
