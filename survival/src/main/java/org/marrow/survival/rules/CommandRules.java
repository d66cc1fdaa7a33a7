package org.marrow.survival.rules;

import static org.marrow.foundation.findings.Severity.FAULT;

import java.util.List;
import org.marrow.foundation.findings.Rule;

/** The rules of the commands on tables; part of {@link SurvivalRules#all()}. */
public final class CommandRules {
  private CommandRules() {}

  /** Which columns to use is not clear. */
  public static final Rule COLUMNS =
      new Rule(
          "survival/columns",
          FAULT,
          "It is not clear which columns are time, event and group",
          "A comparison needs a time and an event, and at most one column of groups at a time.",
          "Give --time and --event (and --entry, --group, --strata), or --formula \"Surv(time,"
              + " event) ~ group + strata(centre)\" with plain column names.",
          "");

  /** An option has a value that does not suit it. */
  public static final Rule OPTION =
      new Rule(
          "survival/option",
          FAULT,
          "An option has a value that does not suit it",
          "The command cannot do what was asked for with this value.",
          "Change the option; --help says what it takes.",
          "");

  static List<Rule> all() {
    return List.of(COLUMNS, OPTION);
  }
}
