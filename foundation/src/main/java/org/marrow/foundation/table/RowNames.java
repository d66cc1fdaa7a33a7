package org.marrow.foundation.table;

import java.util.ArrayList;
import java.util.List;

/**
 * A first column without a name, as R writes it: {@code write.csv} leaves its name blank, {@code
 * write.table} leaves it out. It gets the name that {@code read.csv} gives it, X.
 */
final class RowNames {
  /** Rows that must agree before a heading counts as one name short. */
  static final int LOOKED_AT = 50;

  private RowNames() {}

  /** The heading with a name for that column; the same list when there is none. */
  static List<String> in(List<String> heading, List<List<String>> rows) {
    boolean blank = heading.size() > 1 && heading.getFirst().isEmpty();
    // A separator at the end of every row also makes one field more, but a blank one.
    boolean leftOut =
        !rows.isEmpty()
            && !heading.contains("")
            && rows.stream().allMatch(r -> r.size() == heading.size() + 1)
            && rows.stream().noneMatch(r -> r.getFirst().isEmpty())
            && rows.stream().anyMatch(r -> !r.getLast().isEmpty());
    if (!blank && !leftOut) {
      return heading;
    }
    List<String> named = new ArrayList<>(blank ? heading.subList(1, heading.size()) : heading);
    named.addFirst(heading.contains("X") ? "row.names" : "X");
    return List.copyOf(named);
  }
}
