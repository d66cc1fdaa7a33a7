package org.marrow.survival.data;

import java.text.Normalizer;
import java.util.Comparator;
import java.util.Locale;

/**
 * The order in which people expect labels, and in which R sorts the levels of a factor outside the
 * C locale: signs, then digits, then letters, without regard to case and accents unless all else is
 * equal; small before capital letters. It follows the root collation of the Unicode Common Locale
 * Data Repository for Latin text and takes other letters by code point; it never depends on the
 * locale of the machine.
 */
final class LevelOrder implements Comparator<String> {
  private static final String SIGNS = " _-,;:!?.'\"()[]{}@*/\\&#%`^+<=>|~$";

  private static int primary(int c) {
    int sign = SIGNS.indexOf(c);
    return sign >= 0 ? sign : c + SIGNS.length();
  }

  /** Letters without accents and case. */
  private static String base(String text) {
    return Normalizer.normalize(text.replace("ß", "ss"), Normalizer.Form.NFD)
        .replaceAll("\\p{M}", "")
        .toLowerCase(Locale.ROOT);
  }

  @Override
  public int compare(String a, String b) {
    int[] x = base(a).codePoints().map(LevelOrder::primary).toArray();
    int[] y = base(b).codePoints().map(LevelOrder::primary).toArray();
    int order = java.util.Arrays.compare(x, y);
    if (order != 0) {
      return order;
    }
    // Letters with accents lie beyond all plain ones, and small beyond capital letters.
    order = a.toLowerCase(Locale.ROOT).compareTo(b.toLowerCase(Locale.ROOT));
    if (order != 0) {
      return order;
    }
    return b.compareTo(a);
  }
}
