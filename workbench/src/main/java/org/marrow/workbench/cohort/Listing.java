package org.marrow.workbench.cohort;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Lists for findings: as many as a reader takes in, and how many more there are. */
final class Listing {
  private static final int SHOWN = 8;

  private Listing() {}

  static String of(Collection<?> things) {
    List<?> all = List.copyOf(things);
    String shown = all.stream().limit(SHOWN).map(String::valueOf).collect(Collectors.joining(", "));
    return all.size() > SHOWN ? shown + " and " + (all.size() - SHOWN) + " more" : shown;
  }

  /** A number with its noun. */
  static String count(int n, String one, String many) {
    return n + " " + (n == 1 ? one : many);
  }
}
