package org.marrow.workbench.cli.survival;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** Lines of aligned columns for the terminal: the first to the left, the others to the right. */
final class TextTable {
  private final List<List<String>> rows = new ArrayList<>();

  /** Starts with a heading. */
  TextTable(String... heading) {
    rows.add(List.of(heading));
  }

  TextTable row(String... cells) {
    rows.add(List.of(cells));
    return this;
  }

  /** A number with four significant digits; "-" when it does not exist. */
  static String number(double value) {
    if (!Double.isFinite(value)) {
      return "-";
    }
    if (value == Math.rint(value) && Math.abs(value) < 1e7) {
      return Long.toString((long) value);
    }
    return String.format(Locale.ROOT, Math.abs(value) >= 1e-3 ? "%.4g" : "%.2e", value);
  }

  static String number(OptionalDouble value) {
    return number(value.orElse(Double.NaN));
  }

  /** A p value. */
  static String p(double value) {
    return value < 0.0001
        ? String.format(Locale.ROOT, "%.1e", value)
        : String.format(Locale.ROOT, value < 0.1 ? "%.4f" : "%.3f", value);
  }

  @Override
  public String toString() {
    int columns = rows.stream().mapToInt(List::size).max().orElse(0);
    int[] width = new int[columns];
    for (List<String> row : rows) {
      for (int i = 0; i < row.size(); i++) {
        width[i] = Math.max(width[i], row.get(i).length());
      }
    }
    List<String> lines = new ArrayList<>();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < row.size(); i++) {
        String pad = " ".repeat(width[i] - row.get(i).length());
        line.append(i == 0 ? row.get(i) + pad : "  " + pad + row.get(i));
      }
      lines.add(line.toString().stripTrailing());
    }
    return String.join("\n", lines);
  }
}
