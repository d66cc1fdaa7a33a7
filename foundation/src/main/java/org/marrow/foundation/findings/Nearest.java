package org.marrow.foundation.findings;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds the known word that somebody probably meant. */
public final class Nearest {
  private static final int MOST_LISTED = 40;
  private static final int FEW = 8;

  private Nearest() {}

  /**
   * The known word nearest to the one given: fewest edits (insert, delete, replace, swap of
   * neighbours), case ignored; ties go to the first in alphabetical order. Empty when even the
   * nearest is more than a third of the word's length (at least 2 edits) away.
   */
  public static Optional<String> to(String word, Collection<String> known) {
    String wanted = word.toLowerCase(Locale.ROOT);
    int limit = Math.max(2, word.length() / 3);
    return known.stream()
        .sorted()
        .min(Comparator.comparingInt(k -> edits(wanted, k.toLowerCase(Locale.ROOT))))
        .filter(k -> edits(wanted, k.toLowerCase(Locale.ROOT)) <= limit);
  }

  /** A remedy sentence: "did you mean X?", or what is known; of many, the nearest. */
  public static String remedy(String word, Collection<String> known) {
    return to(word, known)
        .map(k -> "Did you mean \"" + k + "\"?")
        .orElseGet(() ->
            known.isEmpty()
                ? "There is nothing to choose from."
                : known.size() <= MOST_LISTED
                    ? "Known: " + String.join(", ", known) + "."
                    : "The nearest of "
                        + known.size()
                        + " known: "
                        + known.stream()
                            .sorted()
                            .sorted(
                                Comparator.comparingInt(k ->
                                    edits(
                                        word.toLowerCase(Locale.ROOT), k.toLowerCase(Locale.ROOT))))
                            .limit(FEW)
                            .collect(Collectors.joining(", "))
                        + ".");
  }

  /** Optimal string alignment distance. */
  private static int edits(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          d[i][j] = i + j;
          continue;
        }
        int cost = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        d[i][j] = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + cost);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
        }
      }
    }
    return d[a.length()][b.length()];
  }
}
