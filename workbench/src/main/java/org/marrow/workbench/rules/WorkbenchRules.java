package org.marrow.workbench.rules;

import static org.marrow.foundation.findings.Severity.FAULT;
import static org.marrow.foundation.findings.Severity.WARNING;

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

  /** No study is named and none lies here. */
  public static final Rule NO_STUDY =
      new Rule(
          "workbench/no-study",
          FAULT,
          "There is no study to run",
          "A run needs a study file that says what is asked, of which data, by which plan.",
          "Name one (marrow studies lists those that ship), or make your own with: marrow start"
              + " my-study",
          "");

  /** A file that should be JSON of a certain form is not. */
  public static final Rule NOT_JSON =
      new Rule(
          "workbench/not-json",
          FAULT,
          "The file is not the JSON that was expected",
          "It was edited by hand, cut short, or is another file of the same name.",
          "Restore the file, or make it again.",
          "RFC 8259");

  /** No rule of that name. */
  public static final Rule NO_SUCH_RULE =
      new Rule(
          "workbench/no-such-rule",
          FAULT,
          "There is no rule of that id",
          "The id is probably misspelled, or the rule belongs to another version.",
          "List all rules with: marrow rules",
          "");

  /** The folder to write to holds something else. */
  public static final Rule NOT_A_REPORT =
      new Rule(
          "workbench/not-a-report",
          FAULT,
          "The folder is not a report",
          "A report replaces only a report, and only a report can be verified.",
          "Name a new or empty folder, or the folder of a report, with --out.",
          "");

  /** An input of a report has changed or is gone. */
  public static final Rule INPUT_CHANGED =
      new Rule(
          "workbench/input-changed",
          FAULT,
          "An input has changed since the report was made",
          "The report no longer follows from the files beside it.",
          "Restore the file, or run the study again and say what changed.",
          "");

  /** A model file of the program has changed since a report was made, or is gone. */
  public static final Rule MODEL_CHANGED =
      new Rule(
          "workbench/model-changed",
          FAULT,
          "A model has changed since the report was made",
          "What was simulated then cannot be simulated again with this model.",
          "Verify with the Marrow that made the report, or run the study again and say what"
              + " changed.",
          "");

  /** A file of a report is not what the study gives today. */
  public static final Rule REPORT_DIFFERS =
      new Rule(
          "workbench/report-differs",
          FAULT,
          "A file of the report is not what the study gives today",
          "Either the report was edited, or an input or the program changed.",
          "Run the study again, and compare the two reports before you use either.",
          "");

  /** The report was made by another version. */
  public static final Rule OTHER_VERSION =
      new Rule(
          "workbench/other-version",
          WARNING,
          "The report was made by another version of Marrow",
          "A difference may come from the program instead of the data.",
          "Verify with the version that made the report.",
          "");

  /** A folder for something new holds something. */
  public static final Rule FOLDER_TAKEN =
      new Rule(
          "workbench/folder-taken",
          FAULT,
          "The folder is not empty",
          "What is there could be somebody's work.",
          "Name a new or empty folder.",
          "");

  /** A file that should be a bundle is not. */
  public static final Rule NOT_A_BUNDLE =
      new Rule(
          "workbench/not-a-bundle",
          FAULT,
          "The file is not a bundle",
          "It was cut short, changed, or made by another program.",
          "Name a zip that \"marrow bundle\" wrote, or the folder of a report.",
          "RO-Crate 1.1");

  /** An input that does not go into a bundle. */
  public static final Rule INPUT_LEFT_OUT =
      new Rule(
          "workbench/input-left-out",
          WARNING,
          "An input is not in the bundle",
          "What may identify a person stays where it is; the bundle has its name, size and hash.",
          "Whoever verifies the bundle needs the file from you: --study STUDY or --data DIR.",
          "HIPAA Safe Harbor, 45 CFR 164.514(b)(2)");

  /** A table of the report itself looks personal. */
  public static final Rule PERSONAL_REPORT =
      new Rule(
          "workbench/personal-report",
          FAULT,
          "A table of the report looks personal",
          "A bundle is made to be passed on.",
          "Give patients pseudonyms and times instead of dates, and run the study again.",
          "HIPAA Safe Harbor, 45 CFR 164.514(b)(2)");

  private WorkbenchRules() {}

  /** All of them, in the order of the docs page. */
  public static List<Rule> all() {
    return List.of(
        FILE_UNUSABLE,
        NO_STUDY,
        NOT_JSON,
        NO_SUCH_RULE,
        NOT_A_REPORT,
        INPUT_CHANGED,
        MODEL_CHANGED,
        REPORT_DIFFERS,
        OTHER_VERSION,
        FOLDER_TAKEN,
        NOT_A_BUNDLE,
        INPUT_LEFT_OUT,
        PERSONAL_REPORT);
  }
}
