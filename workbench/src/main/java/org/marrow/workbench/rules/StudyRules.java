package org.marrow.workbench.rules;

import static org.marrow.foundation.findings.Severity.FAULT;
import static org.marrow.foundation.findings.Severity.WARNING;

import java.util.List;
import org.marrow.foundation.findings.Rule;

/** The rules of study files. */
public final class StudyRules {
  /** The file is not YAML. */
  public static final Rule NOT_YAML =
      new Rule(
          "study/not-yaml",
          FAULT,
          "The study file is not readable YAML",
          "What cannot be parsed cannot be run.",
          "Check indentation (spaces, not tabs), colons followed by a blank, and quotes.",
          "YAML 1.2");

  /** A key that the format does not have. */
  public static final Rule UNKNOWN_KEY =
      new Rule(
          "study/unknown-key",
          FAULT,
          "A key is not part of the study format",
          "A misspelled key that is ignored would silently run another analysis than asked for.",
          "Use one of the known keys.",
          "");

  /** A key that must be there is not. */
  public static final Rule MISSING_KEY =
      new Rule(
          "study/missing-key",
          FAULT,
          "A key is missing",
          "The study cannot be run without it, and a guess would be worse.",
          "Add the key.",
          "");

  /** A key stands twice in one section. */
  public static final Rule REPEATED_KEY =
      new Rule(
          "study/repeated-key",
          FAULT,
          "A key stands twice",
          "Which of the two is meant cannot be known.",
          "Remove one of them.",
          "");

  /** A value of the wrong kind or outside its range. */
  public static final Rule WRONG_VALUE =
      new Rule(
          "study/wrong-value",
          FAULT,
          "A value does not fit its key",
          "Another kind of value or one out of range means that the study is not what it seems.",
          "Write a value of the right kind.",
          "");

  /** A name that refers to nothing. */
  public static final Rule UNKNOWN_NAME =
      new Rule(
          "study/unknown-name",
          FAULT,
          "A name refers to nothing in the study",
          "The plan may only use end points, groups and columns that exist.",
          "Use a name that the study or the table has.",
          "");

  /** A unit that is not a time, or none at all. */
  public static final Rule NOT_A_TIME =
      new Rule(
          "study/not-a-time",
          FAULT,
          "A unit is not a unit of time",
          "Follow-up is measured in time.",
          "Write days, weeks, months or years.",
          "");

  /** A table that the study names is not there. */
  public static final Rule NO_DATA =
      new Rule(
          "study/no-data",
          FAULT,
          "A table of the study is not there",
          "Data that may not be shipped with a study stand in a folder of their own.",
          "Put the file beside the study, or name the folder that holds it: --data FOLDER.",
          "");

  /** The statistics say no to what the plan asks of these data. */
  public static final Rule IMPOSSIBLE =
      new Rule(
          "study/impossible",
          FAULT,
          "An analysis of the plan cannot be done with these data",
          "The method needs something that these patients do not have.",
          "Change the line of the plan, or take it out.",
          "");

  /** The summary is asked to show a figure that the report does not have. */
  public static final Rule NO_FIGURE =
      new Rule(
          "study/no-such-figure",
          WARNING,
          "A key figure is not in the report",
          "The summary then leaves it out, and its readers do not know.",
          "Name a file of the report's folder figures, without its ending.",
          "");

  private StudyRules() {}

  /** All of them, in the order of the docs page. */
  public static List<Rule> all() {
    return List.of(
        NOT_YAML,
        UNKNOWN_KEY,
        MISSING_KEY,
        REPEATED_KEY,
        WRONG_VALUE,
        UNKNOWN_NAME,
        NOT_A_TIME,
        NO_DATA,
        IMPOSSIBLE,
        NO_FIGURE);
  }
}
