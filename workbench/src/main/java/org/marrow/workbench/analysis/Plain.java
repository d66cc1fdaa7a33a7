package org.marrow.workbench.analysis;

import java.util.List;
import java.util.Locale;
import org.marrow.foundation.number.NumberText;

/** Words and numbers as people write them: 24 months, a level of 95 %, a capital letter. */
public final class Plain {
  /** What everybody must read beside groups that were not randomised. */
  static final String NOT_BY_LOT =
      "The groups were not made by lot. So a gap between them does not show what a drug does.";

  private Plain() {}

  /** Whole numbers without decimals, others with three significant digits. */
  public static String of(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e6
        ? NumberText.ENGLISH.count((long) value)
        : NumberText.ENGLISH.of(value);
  }

  /** A time with its unit: 1 year, 2 years. */
  public static String time(double value, String unit) {
    return of(value) + " " + (value == 1 ? unit.replaceAll("s$", "") : unit);
  }

  /** Columns in words: their names with blanks for underscores, a comma between them. */
  static String columns(List<String> names) {
    return String.join(", ", names).replace('_', ' ');
  }

  /** A sentence with a capital letter. */
  public static String capital(String words) {
    return words.isEmpty()
        ? words
        : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  /** A share as a percentage. */
  static String percent(double share) {
    // A share such as 0.95 is not exact in binary; its percentage was meant to a millionth.
    return of(Math.rint(share * 1e8) / 1e6) + " %";
  }
}
