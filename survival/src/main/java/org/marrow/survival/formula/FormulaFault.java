package org.marrow.survival.formula;

import java.util.Locale;
import org.marrow.foundation.findings.InvalidInput;
import org.marrow.foundation.findings.Where;
import org.marrow.survival.rules.ModelRules;

/** What is wrong with a formula, with a pointer to the place. */
final class FormulaFault {
  private FormulaFault() {}

  /** The exception to throw. */
  static InvalidInput at(String formula, int position, String what) {
    String message =
        String.format(
            Locale.ROOT,
            "character %d: %s%n  %s%n  %s^",
            position + 1,
            what,
            formula,
            " ".repeat(position));
    return new InvalidInput(ModelRules.FORMULA.at(Where.in("formula"), message));
  }
}
