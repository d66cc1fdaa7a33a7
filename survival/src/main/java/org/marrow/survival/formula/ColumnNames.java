package org.marrow.survival.formula;

import java.util.List;
import java.util.Optional;
import org.marrow.foundation.table.Table;

/** Finds the column that a formula means. */
final class ColumnNames {
  private ColumnNames() {}

  /**
   * The column of that name; else the only one that R's {@code read.csv} would call so, since it
   * writes a dot for every character that cannot stand in a name ({@code ph karno} becomes {@code
   * ph.karno}).
   */
  static Optional<String> find(Table table, String name) {
    if (table.has(name)) {
      return Optional.of(name);
    }
    List<String> like = table.names().stream().filter(c -> inR(c).equals(name)).toList();
    return like.size() == 1 ? Optional.of(like.getFirst()) : Optional.empty();
  }

  private static String inR(String column) {
    String dotted = column.replaceAll("[^\\p{L}\\p{N}._]", ".");
    boolean valid = dotted.matches("(\\p{L}|\\.(?![0-9])).*");
    return valid ? dotted : "X" + dotted;
  }
}
