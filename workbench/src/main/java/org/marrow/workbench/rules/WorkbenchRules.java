package org.marrow.workbench.rules;

import static org.marrow.foundation.findings.Severity.FAULT;

import java.util.List;
import org.marrow.foundation.findings.Rule;

/** The rules of the workbench: files, study files and reports. */
public final class WorkbenchRules {
  /** A file or folder is not there, or may not be read or written. */
  public static final Rule FILE_UNUSABLE =
      new Rule(
          "workbench/file-unusable",
          FAULT,
          "A file or folder cannot be used",
          "What depends on the file cannot be done without it.",
          "Check the spelling of the path, that it is there, and that you may read or write it.",
          "");

  /** No rule of that name. */
  public static final Rule NO_SUCH_RULE =
      new Rule(
          "workbench/no-such-rule",
          FAULT,
          "There is no rule of that id",
          "The id is probably misspelled, or the rule belongs to another version.",
          "List all rules with: marrow rules",
          "");

  private WorkbenchRules() {}

  /** All of them, in the order of the docs page. */
  public static List<Rule> all() {
    return List.of(FILE_UNUSABLE, NO_SUCH_RULE);
  }
}
