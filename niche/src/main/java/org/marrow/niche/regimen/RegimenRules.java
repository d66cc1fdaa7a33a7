package org.marrow.niche.regimen;

import java.util.List;
import org.marrow.foundation.findings.Rule;
import org.marrow.foundation.findings.Severity;

/** The rules that regimens are read by. */
public final class RegimenRules {
  /** The text does not follow the notation. */
  public static final Rule NOTATION =
      new Rule(
          "niche/regimen-notation",
          Severity.FAULT,
          "The regimen cannot be read",
          "A dose that is guessed is a wrong dose.",
          "Write DRUG DOSE UNIT ROUTE dDAYS qCYCLE xCYCLES, for example bortezomib 1.3 mg/m2 SC d1,4,8,11 q21d x8.",
          "");

  /** A day of the cycle lies beyond the cycle. */
  public static final Rule DAY_BEYOND_CYCLE =
      new Rule(
          "niche/regimen-day",
          Severity.FAULT,
          "A day lies outside its cycle",
          "The next cycle would have begun before that dose.",
          "Lengthen the cycle or drop the day.",
          "");

  private RegimenRules() {}

  /** All rules of this package. */
  public static List<Rule> all() {
    return List.of(NOTATION, DAY_BEYOND_CYCLE);
  }
}
