package org.marrow.workbench.rules;

import static org.marrow.foundation.findings.Severity.FAULT;
import static org.marrow.foundation.findings.Severity.NOTE;
import static org.marrow.foundation.findings.Severity.REFUSAL;
import static org.marrow.foundation.findings.Severity.WARNING;

import java.util.List;
import org.marrow.foundation.findings.Rule;

/** The rules of counting in a study: sample sheets, replicates, joins. */
public final class CountingRules {
  /** A sample sheet that cannot be used. */
  public static final Rule SAMPLE_SHEET =
      new Rule(
          "study/sample-sheet",
          FAULT,
          "The sheet of samples cannot be used",
          "Which tube belongs to which patient and visit must be beyond doubt.",
          "Correct the row; the sheet needs the columns file, role, patient and visit.",
          "");

  /** Sample files that are not there. */
  public static final Rule SAMPLES_ABSENT =
      new Rule(
          "study/samples-absent",
          FAULT,
          "Sample files are not there",
          "Nothing can be counted without them.",
          "Name the folder that holds them with --data.",
          "");

  /** A sample file that cannot be read. */
  public static final Rule FILE_REFUSED =
      new Rule(
          "study/sample-refused",
          REFUSAL,
          "A sample file was refused and not counted",
          "What the file holds cannot be told from its bytes, so a count would be a guess.",
          "Export the file again; marrow fcs inspect says what is wrong with it.",
          "");

  /** One tube a condition: cells are no replicates. */
  public static final Rule CELLS_ARE_NOT_REPLICATES =
      new Rule(
          "study/cells-are-not-replicates",
          WARNING,
          "There is one tube a condition",
          "Thousands of cells of one tube tell how well that tube was counted, not how far a second"
              + " tube of the same condition would have differed.",
          "Read the intervals as counting error only; repeat the tubes before testing a trend.",
          "Hurlbert 1984, Ecol Monogr 54:187 (pseudoreplication)");

  /** Two samples for one patient and visit. */
  public static final Rule SAME_VISIT_TWICE =
      new Rule(
          "study/same-visit-twice",
          REFUSAL,
          "A patient has two samples of one visit",
          "Which of them is compared would be chance.",
          "Give repeated tubes visits of their own, such as \"before, repeat\".",
          "");

  /** A change that cannot be paired. */
  public static final Rule UNPAIRED =
      new Rule(
          "study/unpaired-sample",
          WARNING,
          "A sample has no partner",
          "A change needs both visits of the same patient; the others are left out of it.",
          "Look for the missing file or a misspelled patient; the rest of the report uses the"
              + " sample.",
          "");

  /** The same remark on many samples. */
  public static final Rule SAMPLE_FINDINGS =
      new Rule(
          "study/sample-findings",
          NOTE,
          "Remarks on single samples stand in a table of their own",
          "A remark that repeats over many samples would bury the others.",
          "Read tables/sample-findings.csv.",
          "");

  private CountingRules() {}

  /** All of them, in the order of the docs page. */
  public static List<Rule> all() {
    return List.of(
        SAMPLE_SHEET,
        SAMPLES_ABSENT,
        FILE_REFUSED,
        CELLS_ARE_NOT_REPLICATES,
        SAME_VISIT_TWICE,
        UNPAIRED,
        SAMPLE_FINDINGS);
  }
}
