package org.marrow.survival.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One label for each row: groups of a curve, strata, clusters, a categorical covariate. Immutable.
 */
public final class Factor {
  /** Code of a row whose label is missing. */
  public static final int MISSING = -1;

  private final List<String> levels;
  private final int[] codes;

  private Factor(List<String> levels, int[] codes) {
    this.levels = List.copyOf(levels);
    this.codes = codes;
  }

  /** Labels of rows; levels in the order of first appearance. */
  public static Factor of(List<String> labels) {
    return of(labels, new ArrayList<>(new LinkedHashMap<>(index(labels)).keySet()));
  }

  /**
   * Labels of rows; levels in the order of a dictionary, as R sorts them: case decides only between
   * labels that are otherwise equal.
   */
  public static Factor sorted(List<String> labels) {
    List<String> levels = new ArrayList<>(index(labels).keySet());
    levels.sort(new LevelOrder());
    return of(labels, levels);
  }

  /** Labels of rows over the given levels; an empty label is missing. */
  public static Factor of(List<String> labels, List<String> levels) {
    Map<String, Integer> index = new LinkedHashMap<>();
    for (String level : levels) {
      if (level.isEmpty() || index.put(level, index.size()) != null) {
        throw new IllegalArgumentException("levels must be distinct and not empty, got " + levels);
      }
    }
    int[] codes = new int[labels.size()];
    for (int i = 0; i < codes.length; i++) {
      String label = labels.get(i);
      Integer code = label.isEmpty() ? Integer.valueOf(MISSING) : index.get(label);
      if (code == null) {
        throw new IllegalArgumentException(
            "row " + (i + 1) + " has the label " + label + ", which is none of " + levels);
      }
      codes[i] = code;
    }
    return new Factor(levels, codes);
  }

  /** Codes 0 ... levels - 1, or {@link #MISSING}, over the given levels. */
  public static Factor of(int[] codes, List<String> levels) {
    for (int i = 0; i < codes.length; i++) {
      if (codes[i] < MISSING || codes[i] >= levels.size()) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "row %d has code %d, outside -1 ... %d",
                i + 1,
                codes[i],
                levels.size() - 1));
      }
    }
    return new Factor(levels, codes.clone());
  }

  /** Every row in one level. */
  public static Factor single(int rows, String level) {
    return new Factor(List.of(level), new int[rows]);
  }

  /** Rows with equal values share a level; levels sorted by value and written as numbers. */
  public static Factor ofNumbers(double[] values) {
    double[] distinct = Arrays.stream(values).filter(v -> !Double.isNaN(v)).sorted().toArray();
    int kept = 0;
    for (int i = 0; i < distinct.length; i++) {
      if (i == 0 || distinct[i] != distinct[kept - 1]) {
        distinct[kept++] = distinct[i];
      }
    }
    distinct = Arrays.copyOf(distinct, kept);
    List<String> levels = new ArrayList<>();
    for (double value : distinct) {
      levels.add(
          value == Math.rint(value) && Math.abs(value) < 1e15
              ? Long.toString((long) value)
              : Double.toString(value));
    }
    int[] codes = new int[values.length];
    for (int i = 0; i < codes.length; i++) {
      codes[i] = Double.isNaN(values[i]) ? MISSING : Arrays.binarySearch(distinct, values[i] + 0.0);
    }
    return new Factor(levels, codes);
  }

  private static Map<String, Boolean> index(List<String> labels) {
    Map<String, Boolean> seen = new LinkedHashMap<>();
    for (String label : labels) {
      if (!label.isEmpty()) {
        seen.put(label, true);
      }
    }
    return seen;
  }

  /** Number of rows. */
  public int rows() {
    return codes.length;
  }

  /** The labels that can occur, in order. */
  public List<String> levels() {
    return levels;
  }

  /** Index of the row's level, or {@link #MISSING}. */
  public int code(int row) {
    return codes[row];
  }

  /** A copy of all codes. */
  public int[] codes() {
    return codes.clone();
  }

  /** Label of a row; the empty string when missing. */
  public String label(int row) {
    return codes[row] == MISSING ? "" : levels.get(codes[row]);
  }

  /** The same levels for the given rows. */
  public Factor select(int[] rows) {
    int[] chosen = new int[rows.length];
    for (int i = 0; i < rows.length; i++) {
      chosen[i] = codes[rows[i]];
    }
    return new Factor(levels, chosen);
  }
}
