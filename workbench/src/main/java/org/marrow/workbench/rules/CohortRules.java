package org.marrow.workbench.rules;

import static org.marrow.foundation.findings.Severity.FAULT;
import static org.marrow.foundation.findings.Severity.NOTE;
import static org.marrow.foundation.findings.Severity.REFUSAL;
import static org.marrow.foundation.findings.Severity.WARNING;

import java.util.List;
import org.marrow.foundation.findings.Rule;

/** The rules of putting a cohort together from its tables. */
public final class CohortRules {
  /** Something in a table tells who a patient is. */
  public static final Rule PERSONAL =
      new Rule(
          "cohort/personal-identifier",
          REFUSAL,
          "A column looks as if it told who a patient is",
          "Reports, bundles and screens are shared; a name, a date of birth or a hospital number in"
              + " them cannot be taken back.",
          "Make a table without it: marrow pseudonymise FILE --patient COLUMN --key-file KEY --drop"
              + " COLUMNS --first-dose COLUMN --out NEW.csv, and use that one.",
          "ICH E6(R3) 2025; HIPAA Safe Harbor, 45 CFR 164.514(b)(2)");

  /** Ids that stand in one table only. */
  public static final Rule UNMATCHED =
      new Rule(
          "cohort/unmatched",
          WARNING,
          "Ids stand in one table and not in the other",
          "A patient without a match has missing values and drops out of what uses them; a"
              + " misspelled id looks the same.",
          "Compare the ids of the two tables; correct those that are misspelled.",
          "");

  /** Two tables have a column of one name. */
  public static final Rule COLUMN_TWICE =
      new Rule(
          "cohort/column-twice",
          FAULT,
          "A name stands twice among the columns of the cohort",
          "Which of the two is meant cannot be known.",
          "Say which columns of the further table to take (columns: [...]), or rename one.",
          "");

  /** A row of a table with samples in columns is not there. */
  public static final Rule NO_ROW =
      new Rule(
          "cohort/no-row",
          FAULT,
          "A row that the study asks for is not in the table",
          "What is not there cannot be related to outcome.",
          "Check its name.",
          "");

  /** A table is larger than is held in memory. */
  public static final Rule TOO_LARGE =
      new Rule(
          "cohort/too-large",
          FAULT,
          "The table is larger than what is held in memory",
          "A cohort is held in memory as a whole.",
          "Say which rows or columns are needed (columns: [...]).",
          "");

  /** A cell that should be a date. */
  public static final Rule DATE =
      new Rule(
          "cohort/date",
          FAULT,
          "A cell is no date, or nothing says what it counts from",
          "03/04/05 is one of six days; days since the first dose need that dose.",
          "Write dates as 1998-03-24, and the date of the first dose for each patient.",
          "ISO 8601");

  /** A column of dates that is one of births. */
  public static final Rule BIRTH =
      new Rule(
          "cohort/birth-date",
          FAULT,
          "A column of dates looks like dates of birth",
          "Days from birth to the first dose tell the date of birth as well as the date does.",
          "Drop the column, and give the age in years if it is needed.",
          "HIPAA Safe Harbor, 45 CFR 164.514(b)(2)");

  /** Cells were read as something else. */
  public static final Rule REPLACED =
      new Rule(
          "cohort/replaced",
          NOTE,
          "Cells were read as something else, as the study says",
          "A value below a limit of detection, or a word for unknown, is no number by itself.",
          "See whether the answer changes with another reading.",
          "");

  /** Values below the floor of a marker. */
  public static final Rule FLOOR =
      new Rule(
          "cohort/floor",
          NOTE,
          "Values below a marker's floor were read as the floor",
          "A logarithm of nothing has no value; the floor stands for below detection.",
          "See whether the answer changes with another floor.",
          "");

  /** A value that the scale of its marker does not have. */
  public static final Rule SCALE =
      new Rule(
          "cohort/scale",
          FAULT,
          "A value does not fit the scale of its marker",
          "A logarithm needs values above 0, a root values of 0 or more.",
          "Give the marker a floor, correct the value, or choose another scale.",
          "");

  /** A condition that keeps nobody. */
  public static final Rule NOBODY =
      new Rule(
          "cohort/nobody",
          FAULT,
          "A condition leaves no patient",
          "The values are probably written otherwise in the table.",
          "Compare the values with those of the column.",
          "");

  /** A key for pseudonyms that is none. */
  public static final Rule KEY =
      new Rule(
          "cohort/key",
          FAULT,
          "The key of the pseudonyms is too short",
          "Who can guess the key can compute every pseudonym and so undo it.",
          "Make one that nobody can guess, for example: openssl rand -base64 32 > marrow.key. Keep"
              + " it apart from the data.",
          "");

  private CohortRules() {}

  /** All of them, in the order of the docs page. */
  public static List<Rule> all() {
    return List.of(
        PERSONAL,
        UNMATCHED,
        COLUMN_TWICE,
        NO_ROW,
        TOO_LARGE,
        DATE,
        BIRTH,
        REPLACED,
        FLOOR,
        SCALE,
        NOBODY,
        KEY);
  }
}
