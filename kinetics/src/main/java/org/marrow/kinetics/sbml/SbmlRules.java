package org.marrow.kinetics.sbml;

import org.marrow.foundation.findings.InvalidInput;
import org.marrow.foundation.findings.Where;
import org.marrow.kinetics.rules.KineticsRules;

/** The three ways in which a document is turned down, each with its line. */
final class SbmlRules {
  private SbmlRules() {}

  /** Not well-formed XML, or beyond the bounds of the reader. */
  static InvalidInput malformed(String source, long line, String what) {
    return new InvalidInput(KineticsRules.SBML_MALFORMED.at(Where.in(source).line(line), what));
  }

  /** Readable XML that breaks a rule of SBML. */
  static InvalidInput invalid(String source, long line, String what) {
    return new InvalidInput(KineticsRules.SBML_INVALID.at(Where.in(source).line(line), what));
  }

  /** Valid SBML that Marrow does not simulate. */
  static InvalidInput unsupported(String source, long line, String what) {
    return new InvalidInput(KineticsRules.SBML_UNSUPPORTED.at(Where.in(source).line(line), what));
  }

  /** The same with a remedy of its own. */
  static InvalidInput unsupported(String source, long line, String what, String remedy) {
    return new InvalidInput(
        KineticsRules.SBML_UNSUPPORTED.at(Where.in(source).line(line), what, remedy));
  }
}
