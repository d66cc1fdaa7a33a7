package org.marrow.kinetics.sbml;

import java.util.List;
import org.marrow.foundation.findings.InvalidInput;
import org.marrow.foundation.findings.Rule;
import org.marrow.foundation.findings.Severity;
import org.marrow.foundation.findings.Where;

/** What the SBML reader may say about a document. */
public final class SbmlRules {
  private static final String SPECIFICATION =
      "SBML Level 3 Version 2 Core, Release 2; doi:10.1515/jib-2019-0021";

  /** Not well-formed XML, or beyond the bounds of the reader. */
  public static final Rule MALFORMED =
      new Rule(
          "kinetics/sbml-malformed",
          Severity.FAULT,
          "The document is not readable XML",
          "A file that is cut off, has a DTD or passes the reader's bounds cannot be trusted.",
          "Write the file again from the program that made it, without DOCTYPE and entities.",
          "");

  /** Readable XML that breaks a rule of SBML. */
  public static final Rule INVALID =
      new Rule(
          "kinetics/sbml-invalid",
          Severity.FAULT,
          "The document breaks a rule of SBML",
          "A model with a missing or contradictory part has no defined meaning.",
          "Correct the element that is named; a validator lists all rules.",
          SPECIFICATION);

  /** Valid SBML that Marrow does not simulate. */
  public static final Rule UNSUPPORTED =
      new Rule(
          "kinetics/sbml-unsupported",
          Severity.REFUSAL,
          "The document uses a construct that is not supported",
          "Passing over a construct would give the trajectory of another model.",
          "Remove the construct from the model or use a program that supports it.",
          SPECIFICATION);

  private SbmlRules() {}

  /** All rules, in the order of the documentation. */
  public static List<Rule> all() {
    return List.of(MALFORMED, INVALID, UNSUPPORTED);
  }

  static InvalidInput malformed(String source, long line, String what) {
    return new InvalidInput(MALFORMED.at(Where.in(source).line(line), what));
  }

  static InvalidInput invalid(String source, long line, String what) {
    return new InvalidInput(INVALID.at(Where.in(source).line(line), what));
  }

  static InvalidInput unsupported(String source, long line, String what) {
    return new InvalidInput(UNSUPPORTED.at(Where.in(source).line(line), what));
  }
}
