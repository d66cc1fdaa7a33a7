package org.marrow.foundation.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A column of text. Equal cells share one string, so a category column costs four bytes a row. */
public final class TextColumn implements Column {
  private final String name;
  private final int[] codes;
  private final List<String> words;

  private TextColumn(String name, int[] codes, List<String> words) {
    if (name.isBlank()) {
      throw new IllegalArgumentException("a column needs a name");
    }
    this.name = name;
    this.codes = codes;
    this.words = words;
  }

  /**
   * A column of these cells.
   *
   * @param name heading; not blank
   * @param cells one a row; the empty string where missing
   */
  public static TextColumn of(String name, List<String> cells) {
    Builder builder = new Builder(cells.size());
    cells.forEach(builder::add);
    return builder.build(name);
  }

  /** Fills a column of known length cell by cell. */
  static final class Builder {
    private final int[] codes;
    private final Map<String, Integer> known = new HashMap<>();
    private final List<String> words = new ArrayList<>();
    private int rows;

    Builder(int size) {
      codes = new int[size];
    }

    void add(String cell) {
      codes[rows++] = cell.isEmpty() ? -1 : code(cell);
    }

    private int code(String cell) {
      return known.computeIfAbsent(
          cell,
          word -> {
            words.add(word);
            return words.size() - 1;
          });
    }

    TextColumn build(String name) {
      return new TextColumn(name, codes, List.copyOf(words));
    }
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int size() {
    return codes.length;
  }

  @Override
  public boolean isMissing(int row) {
    return codes[row] < 0;
  }

  @Override
  public String text(int row) {
    return codes[row] < 0 ? "" : words.get(codes[row]);
  }

  /**
   * The different words in use, sorted by their characters (as R sorts factor levels in the C
   * locale).
   */
  public List<String> levels() {
    boolean[] used = new boolean[words.size()];
    for (int code : codes) {
      if (code >= 0) {
        used[code] = true;
      }
    }
    List<String> levels = new ArrayList<>();
    for (int i = 0; i < used.length; i++) {
      if (used[i]) {
        levels.add(words.get(i));
      }
    }
    levels.sort(null);
    return List.copyOf(levels);
  }

  @Override
  public TextColumn select(int[] rows) {
    int[] picked = new int[rows.length];
    for (int i = 0; i < rows.length; i++) {
      picked[i] = codes[rows[i]];
    }
    return new TextColumn(name, picked, words);
  }
}
